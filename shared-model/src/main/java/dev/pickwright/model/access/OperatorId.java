package dev.pickwright.model.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identity of an operator. */
public record OperatorId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OperatorId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static OperatorId of(String text) {
        return new OperatorId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
