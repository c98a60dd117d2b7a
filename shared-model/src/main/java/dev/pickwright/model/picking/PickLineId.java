package dev.pickwright.model.picking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identity of a pick line. */
public record PickLineId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PickLineId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static PickLineId of(String text) {
        return new PickLineId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
