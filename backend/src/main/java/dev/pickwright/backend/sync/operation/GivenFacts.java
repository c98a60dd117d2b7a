package dev.pickwright.backend.sync.operation;

import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.SkuId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a station tells with an operation: what was chosen there, and what central could not know.
 *
 * @param values by name
 */
public record GivenFacts(Map<String, List<String>> values) {

    /** The operator was a supervisor. */
    public static final String SUPERVISOR = "supervisor";

    /** Bin and SKU of a count task, which may have another id centrally. */
    public static final String COUNTED = "counted";

    private static final TypeReference<Map<String, List<String>>> VALUES = new TypeReference<>() {};

    /** @throws JacksonException if it is nothing that a station tells */
    public static GivenFacts of(Operation operation, JsonMapper json) {
        return new GivenFacts(json.readValue(operation.given(), VALUES));
    }

    boolean supervisor() {
        return values.containsKey(SUPERVISOR);
    }

    SubjectStore.@Nullable Place counted() {
        List<String> place = values.get(COUNTED);
        return place == null
                ? null
                : new SubjectStore.Place(
                        new BinId(UUID.fromString(place.getFirst())), new SkuId(UUID.fromString(place.getLast())));
    }
}
