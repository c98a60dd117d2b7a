package dev.pickwright.model.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identity of a station. */
public record StationId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StationId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static StationId of(String text) {
        return new StationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
