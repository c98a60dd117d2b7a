package dev.pickwright.model.picking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identity of a put-back task. */
public record PutBackId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PutBackId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static PutBackId of(String text) {
        return new PutBackId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
