package dev.pickwright.model.fulfillment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identity of a fulfillment. */
public record FulfillmentId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FulfillmentId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static FulfillmentId of(String text) {
        return new FulfillmentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
