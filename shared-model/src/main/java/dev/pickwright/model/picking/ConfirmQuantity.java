package dev.pickwright.model.picking;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Units of the verified item put into the tote at once, without a scan of each. */
public record ConfirmQuantity(
        PickLineId line,
        Quantity quantity,
        EntryMode entry,
        @Nullable Long version,
        @Nullable Instant deviceTime) {}
