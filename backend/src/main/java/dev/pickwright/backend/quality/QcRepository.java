package dev.pickwright.backend.quality;

import dev.pickwright.backend.fulfillment.PersonalData;
import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.HoldId;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.quality.Defect;
import dev.pickwright.model.quality.Disposition;
import dev.pickwright.model.quality.PointResult;
import dev.pickwright.model.quality.QcCheckId;
import dev.pickwright.model.quality.QcStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class QcRepository implements PersonalData {

    record Row(
            QcCheckId id,
            QcStatus status,
            String reason,
            @Nullable String contentsHash,
            @Nullable HoldId hold,
            @Nullable Boolean released,
            @Nullable String inspector,
            @Nullable Instant checkedAt) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    QcRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** The oldest first. */
    List<Row> of(FulfillmentId id) {
        return jdbc.sql("""
                select q.*, o.name as inspector, h.released_at from qc_check q
                left join operator o on o.id = q.inspector_id
                left join fulfillment_hold h on h.id = q.hold_id
                where q.fulfillment_id = ? order by q.created_at, q.id
                """)
                .param(id.value())
                .query((row, n) -> {
                    UUID hold = Sql.uuidOrNull(row, "hold_id");
                    return new Row(
                            new QcCheckId(Sql.uuid(row, "id")),
                            Wire.read(QcStatus.class, row.getString("status")),
                            row.getString("reason"),
                            row.getString("contents_hash"),
                            hold == null ? null : new HoldId(hold),
                            hold == null ? null : Sql.instantOrNull(row, "released_at") != null,
                            row.getString("inspector"),
                            Sql.instantOrNull(row, "checked_at"));
                })
                .list();
    }

    List<PointResult> points(QcCheckId id) {
        return jdbc.sql("select * from qc_point where qc_check_id = ? order by position")
                .param(id.value())
                .query((row, n) -> {
                    String defect = row.getString("defect");
                    String disposition = row.getString("disposition");
                    return new PointResult(
                            row.getString("point"),
                            row.getBoolean("passed"),
                            defect == null ? null : Wire.read(Defect.class, defect),
                            Sql.integerOrNull(row, "quantity"),
                            disposition == null ? null : Wire.read(Disposition.class, disposition),
                            row.getBigDecimal("measured"),
                            row.getString("photo"),
                            null);
                })
                .list();
    }

    void insertDue(QcCheckId id, FulfillmentId fulfillment, String reason, Instant now) {
        jdbc.sql("insert into qc_check (id, fulfillment_id, status, reason, created_at) values (?, ?, 'due', ?, ?)")
                .params(id.value(), fulfillment.value(), reason, Sql.at(now))
                .update();
    }

    void record(QcCheckId id, QcStatus status, String contentsHash, @Nullable OperatorId inspector, Instant now) {
        jdbc.sql("""
                update qc_check set status = :status, contents_hash = :hash, inspector_id = :inspector,
                    checked_at = :now where id = :id
                """)
                .param("status", status.wire())
                .param("hash", contentsHash)
                .param("inspector", inspector == null ? null : inspector.value())
                .param("now", Sql.at(now))
                .param("id", id.value())
                .update();
    }

    void setHold(QcCheckId id, HoldId hold) {
        jdbc.sql("update qc_check set hold_id = ? where id = ?")
                .params(hold.value(), id.value())
                .update();
    }

    void insertPoints(QcCheckId id, List<PointResult> points) {
        List<Object[]> rows = new ArrayList<>();
        for (PointResult point : points) {
            rows.add(new Object[] {
                id.value(),
                rows.size(),
                point.point(),
                point.passed(),
                point.defect() == null ? null : point.defect().wire(),
                point.quantity(),
                point.disposition() == null ? null : point.disposition().wire(),
                point.measured(),
                point.photo()
            });
        }
        batches.batchUpdate(
                "insert into qc_point (qc_check_id, position, point, passed, defect, quantity, disposition, measured,"
                        + " photo) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    @Override
    public void erase(List<OrderId> orders) {
        jdbc.sql("""
                update qc_check set reason = 'customer:erased' where reason like 'customer:%'
                and fulfillment_id in (select id from fulfillment where order_id in (:orders))
                """)
                .param("orders", orders.stream().map(OrderId::value).toList())
                .update();
    }
}
