package dev.pickwright.backend.audit;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.picking.PicklistId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened.
 *
 * @param operation as in docs/domain.md, lower case with underscores
 * @param before what it was, such as a status or the code that was expected; at most 200 characters are kept
 * @param after what it became, such as a status or the code that came; at most 200 characters are kept
 * @param entry how a code or quantity came in
 * @param deviceAt when, by the station's clock
 * @param detail at most 400 characters are kept
 */
public record AuditEntry(
        String operation,
        @Nullable FulfillmentId fulfillment,
        @Nullable PicklistId picklist,
        @Nullable String before,
        @Nullable String after,
        @Nullable EntryMode entry,
        @Nullable Instant deviceAt,
        @Nullable String detail) {

    public static AuditEntry of(String operation) {
        return new AuditEntry(operation, null, null, null, null, null, null, null);
    }

    public AuditEntry on(FulfillmentId of) {
        return new AuditEntry(operation, of, picklist, before, after, entry, deviceAt, detail);
    }

    public AuditEntry on(PicklistId of) {
        return new AuditEntry(operation, fulfillment, of, before, after, entry, deviceAt, detail);
    }

    public AuditEntry change(@Nullable String from, @Nullable String to) {
        return new AuditEntry(operation, fulfillment, picklist, from, to, entry, deviceAt, detail);
    }

    public AuditEntry entered(@Nullable EntryMode how, @Nullable Instant when) {
        return new AuditEntry(operation, fulfillment, picklist, before, after, how, when, detail);
    }

    public AuditEntry saying(@Nullable String what) {
        return new AuditEntry(operation, fulfillment, picklist, before, after, entry, deviceAt, what);
    }
}
