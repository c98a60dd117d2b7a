package dev.pickwright.backend.audit;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened. All but the note is chained as it stands and kept for good: no name and no typed text belongs there.
 *
 * @param operation as in docs/domain.md, lower case with underscores
 * @param warehouse where, if neither the fulfillment, the picklist nor the actor's own warehouse tells
 * @param before what it was, such as a status or the code that was expected; at most 200 characters are kept
 * @param after what it became, such as a status or the code that was taken; at most 200 characters are kept
 * @param entry how a code or quantity came in
 * @param deviceAt when, by the station's clock
 * @param detail what the product says of it; at most 400 characters are kept
 * @param note what somebody typed, or scanned in vain; can be erased; at most 400 characters are kept
 */
public record AuditEntry(
        String operation,
        @Nullable WarehouseId warehouse,
        @Nullable OrderId order,
        @Nullable FulfillmentId fulfillment,
        @Nullable PicklistId picklist,
        @Nullable String before,
        @Nullable String after,
        @Nullable EntryMode entry,
        @Nullable Instant deviceAt,
        @Nullable String detail,
        @Nullable String note) {

    public static AuditEntry of(String operation) {
        return new AuditEntry(operation, null, null, null, null, null, null, null, null, null, null);
    }

    public AuditEntry at(WarehouseId where) {
        return new AuditEntry(
                operation, where, order, fulfillment, picklist, before, after, entry, deviceAt, detail, note);
    }

    public AuditEntry on(OrderId of) {
        return new AuditEntry(
                operation, warehouse, of, fulfillment, picklist, before, after, entry, deviceAt, detail, note);
    }

    public AuditEntry on(FulfillmentId of) {
        return new AuditEntry(operation, warehouse, order, of, picklist, before, after, entry, deviceAt, detail, note);
    }

    public AuditEntry on(PicklistId of) {
        return new AuditEntry(
                operation, warehouse, order, fulfillment, of, before, after, entry, deviceAt, detail, note);
    }

    public AuditEntry change(@Nullable String from, @Nullable String to) {
        return new AuditEntry(
                operation, warehouse, order, fulfillment, picklist, from, to, entry, deviceAt, detail, note);
    }

    public AuditEntry entered(@Nullable EntryMode how, @Nullable Instant when) {
        return new AuditEntry(
                operation, warehouse, order, fulfillment, picklist, before, after, how, when, detail, note);
    }

    public AuditEntry saying(@Nullable String what) {
        return new AuditEntry(
                operation, warehouse, order, fulfillment, picklist, before, after, entry, deviceAt, what, note);
    }

    public AuditEntry noting(@Nullable String what) {
        return new AuditEntry(
                operation, warehouse, order, fulfillment, picklist, before, after, entry, deviceAt, detail, what);
    }
}
