package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.HoldId;
import dev.pickwright.model.fulfillment.HoldKind;
import dev.pickwright.model.fulfillment.HoldView;
import java.time.Instant;
import java.util.List;
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

    void release(HoldId id, String reason, String by, Instant now) {
        jdbc.sql("update fulfillment_hold set released_by = ?, released_at = ?, release_reason = ? where id = ?")
                .params(by, Sql.at(now), reason, id.value())
                .update();
    }

    /** The newest first. */
    List<HoldView> of(FulfillmentId fulfillment) {
        return jdbc.sql("select * from fulfillment_hold where fulfillment_id = ? order by placed_at desc, id desc")
                .param(fulfillment.value())
                .query((row, n) -> new HoldView(
                        new HoldId(Sql.uuid(row, "id")),
                        Wire.read(HoldKind.class, row.getString("kind")),
                        row.getString("reason"),
                        row.getString("placed_by"),
                        Sql.instant(row, "placed_at"),
                        row.getString("released_by"),
                        Sql.instantOrNull(row, "released_at"),
                        row.getString("release_reason")))
                .list();
    }
}
