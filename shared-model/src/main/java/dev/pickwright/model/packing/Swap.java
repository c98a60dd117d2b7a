package dev.pickwright.model.packing;

import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.warehouse.Trace;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Packed units are taken out of their box, out of stock, and others from a bin go in.
 * Constructing it throws {@link IllegalArgumentException} if a text is empty or too long.
 *
 * @param item the line they are of
 * @param sscc the box; null if only one holds the item
 * @param bin the code of the bin that gives the others
 * @param taken lot and serial of those taken out; null if the box holds one lot only
 * @param brought lot and serial of the others; null if nothing was read
 */
public record Swap(
        ItemId item,
        @Nullable String sscc,
        String bin,
        @Nullable Trace taken,
        @Nullable Trace brought) {
    public Swap {
        Objects.requireNonNull(item, "item");
        if (sscc != null && !sscc.matches("[0-9]{18}")) {
            throw new IllegalArgumentException("sscc has 18 digits");
        }
        if (bin.isBlank() || bin.length() > 24 || bin.indexOf(0) >= 0) {
            throw new IllegalArgumentException("bin has 1 to 24 characters");
        }
    }
}
