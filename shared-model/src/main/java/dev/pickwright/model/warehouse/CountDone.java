package dev.pickwright.model.warehouse;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Fields;
import dev.pickwright.model.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was found in the bin.
 * Constructing it throws {@link IllegalArgumentException} if the count is below 0 or above {@value Quantity#MAX}.
 *
 * @param counted base units, 0 or more
 * @param deviceTime when, by the station's clock
 */
public record CountDone(
        int counted, EntryMode entry, @Nullable Instant deviceTime) {
    public CountDone {
        Fields.between("counted", counted, 0, Quantity.MAX);
        Fields.required("entry", entry);
    }
}
