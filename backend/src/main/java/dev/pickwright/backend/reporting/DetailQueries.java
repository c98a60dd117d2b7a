package dev.pickwright.backend.reporting;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentSummary;
import dev.pickwright.model.fulfillment.FulfillmentView.AttemptView;
import dev.pickwright.model.fulfillment.FulfillmentView.AvoidedBin;
import dev.pickwright.model.fulfillment.FulfillmentView.HistoryEntry;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.fulfillment.OrderStatus;
import dev.pickwright.model.fulfillment.OrderView;
import dev.pickwright.model.packing.PackageView;
import dev.pickwright.model.quality.Checkpoint;
import dev.pickwright.model.quality.ContentsHash;
import dev.pickwright.model.quality.Defect;
import dev.pickwright.model.quality.Disposition;
import dev.pickwright.model.quality.PointResult;
import dev.pickwright.model.quality.QcCheckId;
import dev.pickwright.model.quality.QcCheckView;
import dev.pickwright.model.quality.QcStatus;
import dev.pickwright.model.shipping.ShipmentView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everything about one fulfillment or one order. */
@Repository
class DetailQueries {

    private static final int HISTORY = 500;

    private final JdbcClient jdbc;

    DetailQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Nullable
    String customer(FulfillmentId id) {
        return jdbc.sql("""
                select o.customer from fulfillment f join customer_order o on o.id = f.order_id
                where f.id = ? and o.customer is not null
                """).param(id.value()).query(String.class).optional().orElse(null);
    }

    @Nullable
    ShipmentView shipment(FulfillmentId id) {
        return jdbc.sql("""
                select s.*, (select count(*) from package p where p.fulfillment_id = s.fulfillment_id) as boxes
                from shipment s where s.fulfillment_id = ?
                """)
                .param(id.value())
                .query((row, n) -> new ShipmentView(
                        row.getString("carrier"),
                        row.getString("service"),
                        row.getString("tracking_number"),
                        Sql.instant(row, "shipped_at"),
                        row.getInt("boxes")))
                .optional()
                .orElse(null);
    }

    /** The newest first. */
    List<QcCheckView> checks(FulfillmentId id, List<PackageView> boxes) {
        String now = ContentsHash.of(boxes);
        return jdbc.sql("""
                select q.*, o.name as inspector from qc_check q left join operator o on o.id = q.inspector_id
                where q.fulfillment_id = ? order by q.created_at desc, q.id desc
                """)
                .param(id.value())
                .query((row, n) -> {
                    QcStatus status = Wire.read(QcStatus.class, row.getString("status"));
                    UUID check = Sql.uuid(row, "id");
                    return new QcCheckView(
                            new QcCheckId(check),
                            status,
                            row.getString("reason"),
                            List.of(Checkpoint.values()),
                            points(check),
                            status == QcStatus.PASSED && now.equals(row.getString("contents_hash")),
                            row.getString("inspector"),
                            Sql.instantOrNull(row, "checked_at"));
                })
                .list();
    }

    private List<PointResult> points(UUID check) {
        return jdbc.sql("select * from qc_point where qc_check_id = ? order by position")
                .param(check)
                .query(DetailQueries::point)
                .list();
    }

    private static PointResult point(ResultSet row, int n) throws SQLException {
        String defect = row.getString("defect");
        String disposition = row.getString("disposition");
        return new PointResult(
                Wire.read(Checkpoint.class, row.getString("point")),
                row.getBoolean("passed"),
                defect == null ? null : Wire.read(Defect.class, defect),
                Sql.integerOrNull(row, "quantity"),
                disposition == null ? null : Wire.read(Disposition.class, disposition));
    }

    /** The newest first. */
    List<AttemptView> attempts(FulfillmentId id) {
        return jdbc.sql("""
                select a.*, o.name as operator_name from attempt a left join operator o on o.id = a.operator_id
                where a.fulfillment_id = ? order by a.failed_at desc, a.stage, a.number desc
                """)
                .param(id.value())
                .query((row, n) -> new AttemptView(
                        row.getString("stage"),
                        row.getInt("number"),
                        row.getString("cause"),
                        Sql.instant(row, "failed_at"),
                        row.getString("operator_name")))
                .list();
    }

    List<AvoidedBin> avoidedBins(FulfillmentId id) {
        return jdbc.sql("""
                select b.code as bin, s.code as sku from avoided_bin a
                join bin b on b.id = a.bin_id join sku s on s.id = a.sku_id
                where a.fulfillment_id = ? order by b.code, s.code
                """)
                .param(id.value())
                .query((row, n) -> new AvoidedBin(row.getString("bin"), row.getString("sku")))
                .list();
    }

    /** The newest first. */
    List<HistoryEntry> history(FulfillmentId id) {
        return jdbc.sql("""
                select a.*, case when operator_id is null then null else actor end as operator_name
                from audit_entry a
                where fulfillment_id = :id
                    or picklist_id in (select picklist_id from picklist_fulfillment where fulfillment_id = :id)
                order by at desc, id desc fetch first :limit rows only
                """)
                .param("id", id.value())
                .param("limit", HISTORY)
                .query((row, n) -> new HistoryEntry(
                        Sql.instant(row, "at"),
                        row.getString("operation"),
                        row.getString("operator_name"),
                        row.getString("station"),
                        row.getString("before_value"),
                        row.getString("after_value"),
                        row.getString("detail")))
                .list();
    }

    Optional<OrderView> order(String number, List<FulfillmentSummary> parts) {
        return jdbc.sql("select * from customer_order where number = ?")
                .param(number)
                .query((row, n) -> new OrderView(
                        new OrderId(Sql.uuid(row, "id")),
                        row.getString("number"),
                        row.getString("customer"),
                        Wire.read(OrderStatus.class, row.getString("status")),
                        Sql.instantOrNull(row, "ordered_at"),
                        Sql.instant(row, "created_at"),
                        lines(Sql.uuid(row, "id")),
                        parts))
                .optional();
    }

    private List<OrderView.Line> lines(UUID order) {
        return jdbc.sql("""
                select l.line_number, l.quantity, s.code, s.description
                from order_line l join sku s on s.id = l.sku_id where l.order_id = ? order by l.line_number
                """)
                .param(order)
                .query((row, n) -> new OrderView.Line(
                        row.getInt("line_number"),
                        row.getString("code"),
                        row.getString("description"),
                        row.getInt("quantity")))
                .list();
    }
}
