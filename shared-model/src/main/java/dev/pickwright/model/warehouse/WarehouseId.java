package dev.pickwright.model.warehouse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identity of a warehouse. */
public record WarehouseId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WarehouseId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static WarehouseId of(String text) {
        return new WarehouseId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
