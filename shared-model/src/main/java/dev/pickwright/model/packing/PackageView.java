package dev.pickwright.model.packing;

import dev.pickwright.model.warehouse.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A box and what is in it.
 *
 * @param number within its fulfillment, from 1
 * @param sscc 18 digits
 * @param type the box type's code
 * @param weightGrams gross; null until closed
 */
public record PackageView(
        PackageId id,
        int number,
        String sscc,
        String type,
        int tareGrams,
        @Nullable Integer weightGrams,
        PackageStatus status,
        List<Content> contents) {

    /** Units of one SKU and lot in it. */
    public record Content(String sku, String description, int quantity, Trace trace) {}

    public PackageView {
        contents = List.copyOf(contents);
    }

    public int units() {
        return contents.stream().mapToInt(Content::quantity).sum();
    }
}
