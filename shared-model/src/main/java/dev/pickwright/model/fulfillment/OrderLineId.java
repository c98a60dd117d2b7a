package dev.pickwright.model.fulfillment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identity of an order line. */
public record OrderLineId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderLineId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static OrderLineId of(String text) {
        return new OrderLineId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
