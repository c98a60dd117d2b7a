package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.HoldId;
import dev.pickwright.model.fulfillment.HoldKind;
import dev.pickwright.model.fulfillment.HoldView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class HoldRepository {

    private final JdbcClient jdbc;

    HoldRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(HoldId id, FulfillmentId fulfillment, HoldKind kind, String reason, String by, Instant now) {
        jdbc.sql("""
                insert into fulfillment_hold (id, fulfillment_id, kind, reason, placed_by, placed_at)
                values (?, ?, ?, ?, ?, ?)
                """)
                .params(id.value(), fulfillment.value(), kind.wire(), reason, by, Sql.at(now))
                .update();
    }

    void release(HoldId id, String reason, String by, @Nullable OperatorId approver, Instant now) {
        jdbc.sql("""
                update fulfillment_hold set released_by = :by, released_at = :now, release_reason = :reason,
                    release_approver_id = :approver
                where id = :id
                """)
                .param("by", by)
                .param("now", Sql.at(now))
                .param("reason", reason)
                .param("approver", approver == null ? null : approver.value())
                .param("id", id.value())
                .update();
    }

    /** The newest first. */
    List<HoldView> of(FulfillmentId fulfillment) {
        return jdbc.sql("""
                select h.*, o.name as approver from fulfillment_hold h left join operator o on o.id = h.release_approver_id
                where h.fulfillment_id = ? order by h.placed_at desc, h.id desc
                """)
                .param(fulfillment.value())
                .query((row, n) -> new HoldView(
                        new HoldId(Sql.uuid(row, "id")),
                        Wire.read(HoldKind.class, row.getString("kind")),
                        row.getString("reason"),
                        row.getString("placed_by"),
                        Sql.instant(row, "placed_at"),
                        row.getString("released_by"),
                        Sql.instantOrNull(row, "released_at"),
                        row.getString("release_reason"),
                        row.getString("approver")))
                .list();
    }
}
