package dev.pickwright.model.picking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identity of a picklist. */
public record PicklistId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PicklistId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static PicklistId of(String text) {
        return new PicklistId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
