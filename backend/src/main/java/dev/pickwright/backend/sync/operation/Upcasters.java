package dev.pickwright.backend.sync.operation;

import dev.pickwright.model.sync.Floor.UnknownOperation;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationType;
import dev.pickwright.model.sync.VerdictCode;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Brings operations of earlier versions up to the newest one of their type. */
@Component
public class Upcasters {

    /** For a type, what leads from version 1 to 2, from 2 to 3, and so on. */
    private static final Map<OperationType, List<UnaryOperator<ObjectNode>>> STEPS =
            Map.of(OperationType.PICK_QUANTITY, List.of(Upcasters::quantityWithEntry));

    private final JsonMapper json;

    Upcasters(JsonMapper json) {
        this.json = json;
    }

    /** @throws UnknownOperation if this build knows no such type or version, or cannot read the body */
    public Operation upcast(Operation operation) throws UnknownOperation {
        OperationType type = OperationType.of(operation.type())
                .orElseThrow(() ->
                        new UnknownOperation(VerdictCode.UNKNOWN_TYPE, "there is no operation " + operation.type()));
        if (operation.version() < 1 || operation.version() > type.version()) {
            throw new UnknownOperation(
                    VerdictCode.UNKNOWN_TYPE,
                    "version %d of %s is not known".formatted(operation.version(), operation.type()));
        }
        ObjectNode body = body(operation);
        if (operation.version() == type.version()) {
            return operation;
        }
        try {
            var steps = STEPS.getOrDefault(type, List.of());
            for (var step : steps.subList(operation.version() - 1, steps.size())) {
                body = step.apply(body);
            }
        } catch (IllegalArgumentException | JacksonException e) {
            throw invalid(operation, String.valueOf(e.getMessage()));
        }
        return new Operation(
                operation.id(),
                operation.seq(),
                operation.type(),
                type.version(),
                operation.leases(),
                operation.subject(),
                operation.operator(),
                operation.approver(),
                operation.wall(),
                operation.mono(),
                operation.boot(),
                json.writeValueAsString(body),
                operation.given());
    }

    private ObjectNode body(Operation operation) throws UnknownOperation {
        try {
            if (json.readTree(operation.body()) instanceof ObjectNode body) {
                return body;
            }
            throw invalid(operation, "it is no object");
        } catch (JacksonException e) {
            throw invalid(operation, e.getOriginalMessage());
        }
    }

    private static UnknownOperation invalid(Operation operation, String why) {
        return new UnknownOperation(
                VerdictCode.SCHEMA_INVALID,
                "the body of %s %s cannot be read: %s".formatted(operation.type(), operation.id(), why));
    }

    /** Version 1 had {@code qty} and did not say how it came in: it was typed. */
    private static ObjectNode quantityWithEntry(ObjectNode body) {
        JsonNode quantity = body.remove("qty");
        if (quantity == null || !quantity.isInt()) {
            throw new IllegalArgumentException("it has no qty");
        }
        body.set("quantity", quantity);
        body.put("entry", "typed");
        body.putNull("version");
        body.putNull("device_time");
        return body;
    }
}
