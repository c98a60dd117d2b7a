package dev.pickwright.model.warehouse;

import dev.pickwright.model.Fields;
import dev.pickwright.model.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a bin is put right by hand.
 * Constructing it throws {@link IllegalArgumentException} if something is missing, too long or out of range.
 *
 * @param warehouse its code; null for the operator's own
 * @param delta base units more, or fewer if negative; not 0
 * @param reason for the history, 1 to 200 characters
 */
public record StockAdjustment(@Nullable String warehouse, String bin, String sku, int delta, String reason) {
    public StockAdjustment {
        warehouse = Fields.codeOrNull("warehouse", warehouse, 16);
        bin = Fields.code("bin", bin, 24);
        sku = Fields.code("sku", sku, 40);
        Fields.between("delta", delta, -Quantity.MAX, Quantity.MAX);
        if (delta == 0) {
            throw new IllegalArgumentException("delta is not 0");
        }
        reason = Fields.text("reason", reason, 200);
    }
}
