package dev.pickwright.model.warehouse;

import dev.pickwright.model.Fields;
import dev.pickwright.model.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Goods came into a bin.
 * Constructing it throws {@link IllegalArgumentException} if something is missing or too long.
 *
 * @param warehouse its code; null for the operator's own
 */
public record StockReceipt(@Nullable String warehouse, String bin, String sku, Quantity quantity) {
    public StockReceipt {
        warehouse = Fields.codeOrNull("warehouse", warehouse, 16);
        bin = Fields.code("bin", bin, 24);
        sku = Fields.code("sku", sku, 40);
        Fields.required("quantity", quantity);
    }
}
