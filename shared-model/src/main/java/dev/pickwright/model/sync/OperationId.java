package dev.pickwright.model.sync;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identity of an operation: the idempotency key that the screen made at the scan. It never changes, whatever else does. */
public record OperationId(@JsonValue UUID value) implements Comparable<OperationId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OperationId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static OperationId of(String text) {
        return new OperationId(UUID.fromString(text));
    }

    @Override
    public int compareTo(OperationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
