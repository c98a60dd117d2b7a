package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.Quantity;
import dev.pickwright.model.warehouse.StockAdjustment;
import dev.pickwright.model.warehouse.StockReceipt;
import dev.pickwright.model.warehouse.StockView;
import dev.pickwright.station.platform.i18n.Messages;
import java.util.List;

/** What a supervisor is about to change of what lies in a bin: goods came in, or it is put right by hand. */
final class StockChange {

    /** Longer ones are codes that were scanned. */
    private static final String AMOUNT = "[1-9]\\d{0,4}";

    private static final List<String> REASONS =
            List.of("stock.reason_found", "stock.reason_missing", "stock.reason_damaged", "stock.reason_expired");

    private final StockView row;
    private final boolean receipt;
    private boolean less;
    private int reason;

    private StockChange(StockView row, boolean receipt) {
        this.row = row;
        this.receipt = receipt;
    }

    static StockChange receipt(StockView row) {
        return new StockChange(row, true);
    }

    static StockChange adjustment(StockView row) {
        return new StockChange(row, false);
    }

    boolean isReceipt() {
        return receipt;
    }

    String title() {
        return Messages.text(receipt ? "stock.receive_title" : "stock.adjust_title", row.bin(), row.sku());
    }

    String description() {
        return row.description();
    }

    void otherSign() {
        less = !less;
    }

    void otherReason() {
        reason = (reason + 1) % REASONS.size();
    }

    String sign() {
        return Messages.text(less ? "stock.less" : "stock.more");
    }

    String reason() {
        return Messages.text(REASONS.get(reason));
    }

    boolean fits(String typed) {
        return typed.strip().matches(AMOUNT);
    }

    /** What will be there, in a sentence; what is to be typed while it does not fit. */
    String preview(String typed) {
        return fits(typed)
                ? Messages.text("stock.preview", row.onHand(), row.onHand() + delta(typed))
                : Messages.text("stock.amount_range");
    }

    private int delta(String typed) {
        int amount = Integer.parseInt(typed.strip());
        return less ? -amount : amount;
    }

    StockReceipt toReceipt(String typed) {
        return new StockReceipt(row.warehouse(), row.bin(), row.sku(), new Quantity(delta(typed)));
    }

    StockAdjustment toAdjustment(String typed) {
        return new StockAdjustment(row.warehouse(), row.bin(), row.sku(), delta(typed), reason());
    }
}
