package dev.pickwright.model.warehouse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identity of a bin. */
public record BinId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BinId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static BinId of(String text) {
        return new BinId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
