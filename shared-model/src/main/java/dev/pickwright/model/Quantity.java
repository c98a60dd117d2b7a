package dev.pickwright.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A count of base units of one SKU, 1 to {@value #MAX}.
 * Constructing it throws {@link IllegalArgumentException} outside that range.
 */
public record Quantity(@JsonValue int units) {

    /** Above this a typed quantity is taken for a barcode scanned into the wrong place. */
    public static final int MAX = 1_000_000;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Quantity {
        if (units < 1 || units > MAX) {
            throw new IllegalArgumentException("a quantity is 1 to %d, not %d".formatted(MAX, units));
        }
    }
}
