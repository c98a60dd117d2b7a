package dev.pickwright.model.warehouse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identity of a SKU. */
public record SkuId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SkuId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static SkuId of(String text) {
        return new SkuId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
