package dev.pickwright.model.warehouse;

import dev.pickwright.model.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A bin is to be counted for one SKU.
 * Constructing it throws {@link IllegalArgumentException} if something is missing or too long.
 *
 * @param warehouse its code; null for the operator's own
 */
public record CreateCount(@Nullable String warehouse, String bin, String sku) {
    public CreateCount {
        warehouse = Fields.codeOrNull("warehouse", warehouse, 16);
        bin = Fields.code("bin", bin, 24);
        sku = Fields.code("sku", sku, 40);
    }
}
