package dev.pickwright.model.warehouse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identity of a tote. */
public record ToteId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ToteId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static ToteId of(String text) {
        return new ToteId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
