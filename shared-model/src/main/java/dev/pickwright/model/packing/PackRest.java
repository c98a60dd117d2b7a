package dev.pickwright.model.packing;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.fulfillment.ItemId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Units of an item that was verified by at least one scan go into the open package at once. */
public record PackRest(
        ItemId item,
        Quantity quantity,
        EntryMode entry,
        @Nullable Long version,
        @Nullable Instant deviceTime) {
    public PackRest {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(quantity, "quantity");
    }
}
