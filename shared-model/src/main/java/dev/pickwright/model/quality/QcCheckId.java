package dev.pickwright.model.quality;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identity of a QC check. */
public record QcCheckId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public QcCheckId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static QcCheckId of(String text) {
        return new QcCheckId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
