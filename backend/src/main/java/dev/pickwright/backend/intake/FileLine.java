package dev.pickwright.backend.intake;

import dev.pickwright.model.Quantity;
import dev.pickwright.model.intake.RejectReason;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the file, read.
 *
 * @param orderNumber empty if the line has none
 */
record FileLine(RawRecord raw, String orderNumber, Content content) {

    /** What the line says, or why it can't be used. */
    sealed interface Content {}

    /** @param sku upper case */
    record Good(
            String sku,
            @Nullable String description,
            Quantity quantity,
            @Nullable BigDecimal unitPrice,
            @Nullable String customer,
            @Nullable Instant orderedAt,
            @Nullable String warehouse)
            implements Content {}

    record Bad(RejectReason reason, String detail) implements Content {}

    Reject reject(RejectReason reason, String detail) {
        return new Reject(raw.line(), orderNumber, reason, detail, raw.text());
    }
}
