package dev.pickwright.backend.audit;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.backend.platform.jdbc.UnitBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class AuditRepository {

    private final JdbcTemplate batches;
    private final UnitBatch<Object[]> added = new UnitBatch<>(this::insert);

    AuditRepository(JdbcTemplate batches) {
        this.batches = batches;
    }

    void insert(List<UUID> entryIds, Instant at, Actor actor, List<AuditEntry> entries) {
        List<Object[]> rows = new ArrayList<>();
        for (AuditEntry entry : entries) {
            rows.add(new Object[] {
                entryIds.get(rows.size()),
                Sql.at(at),
                Sql.atOrNull(entry.deviceAt()),
                entry.operation(),
                warehouse(actor, entry),
                entry.order() == null ? null : entry.order().value(),
                entry.fulfillment() == null ? null : entry.fulfillment().value(),
                entry.picklist() == null ? null : entry.picklist().value(),
                actor.operator() == null ? null : actor.operator().value(),
                actor.operator() == null ? actor.name() : null,
                actor.station(),
                cut(entry.before(), 200),
                cut(entry.after(), 200),
                entry.entry() == null ? null : entry.entry().wire(),
                cut(entry.detail(), 400),
                cut(entry.note(), 400),
                actor.approver() == null ? null : actor.approver().value()
            });
        }
        added.add(rows);
    }

    private void insert(List<Object[]> rows) {
        batches.batchUpdate(
                "insert into audit_entry (id, at, device_at, operation, warehouse_id, order_id, fulfillment_id,"
                        + " picklist_id, operator_id, actor, station, before_value, after_value, entry, detail, note,"
                        + " approver_id)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    /** Their salted hashes stay, so that the chain holds. */
    void eraseNotes(List<UUID> orders, List<UUID> fulfillments) {
        batches.batchUpdate(
                "update audit_entry set note = null, note_salt = null where order_id = ? and note is not null",
                orders.stream().map(id -> new Object[] {id}).toList());
        batches.batchUpdate(
                "update audit_entry set note = null, note_salt = null where fulfillment_id = ? and note is not null",
                fulfillments.stream().map(id -> new Object[] {id}).toList());
    }

    private static @Nullable UUID warehouse(Actor actor, AuditEntry entry) {
        if (entry.warehouse() != null) {
            return entry.warehouse().value();
        }
        if (actor.warehouse() != null) {
            return actor.warehouse().value();
        }
        return actor.warehouses().size() == 1
                ? actor.warehouses().iterator().next().value()
                : null;
    }

    private static @Nullable String cut(@Nullable String text, int max) {
        return text == null || text.length() <= max ? text : text.substring(0, max);
    }
}
