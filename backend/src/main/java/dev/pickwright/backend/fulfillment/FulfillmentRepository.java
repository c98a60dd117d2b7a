package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.fulfillment.FulfillmentChange;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FulfillmentRepository {

    // No join: where it locks, H2 would lock the order and the warehouse as well.
    private static final String STATE = """
            select f.*, (select o.number from customer_order o where o.id = f.order_id) as order_number,
                (select w.code from warehouse w where w.id = f.warehouse_id) as warehouse,
                exists (select 1 from sync_lease l where l.fulfillment_id = f.id and l.state <> 'ended') as leased
            from fulfillment f where f.id = ?
            """;

    private final JdbcClient jdbc;

    FulfillmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A state, the number of the newest event in the fulfillment's lane, and whether a station has it. */
    record Versioned(FulfillmentState state, long laneSeq, boolean leased) {}

    /** The state of a row that is locked until the unit of work ends. */
    Optional<Versioned> lock(FulfillmentId id) {
        return read(id, STATE + " for update");
    }

    Optional<FulfillmentState> state(FulfillmentId id) {
        return read(id, STATE).map(Versioned::state);
    }

    private Optional<Versioned> read(FulfillmentId id, String sql) {
        return jdbc.sql(sql)
                .param(id.value())
                .query((row, n) -> new Versioned(read(row), row.getLong("lane_seq"), row.getBoolean("leased")))
                .optional();
    }

    void setStatus(FulfillmentId id, FulfillmentStatus status, Instant now) {
        jdbc.sql("update fulfillment set status = ?, status_since = ? where id = ?")
                .params(status.wire(), Sql.at(now), id.value())
                .update();
    }

    void failPick(FulfillmentChange.PickAttemptFailed failed, Instant now, Actor actor) {
        jdbc.sql("update fulfillment set pick_attempts = ? where id = ?")
                .params(failed.attempt(), failed.id().value())
                .update();
        insertAttempt(failed.id(), "pick", failed.attempt(), failed.cause(), now, actor);
    }

    void failPack(FulfillmentChange.PackAttemptFailed failed, Instant now, Actor actor) {
        jdbc.sql("update fulfillment set pack_attempts = ? where id = ?")
                .params(failed.attempt(), failed.id().value())
                .update();
        insertAttempt(failed.id(), "pack", failed.attempt(), failed.cause(), now, actor);
    }

    void grantAttempts(FulfillmentId id, int maxPick, int maxPack) {
        jdbc.sql("update fulfillment set max_pick_attempts = ?, max_pack_attempts = ? where id = ?")
                .params(maxPick, maxPack, id.value())
                .update();
    }

    private void insertAttempt(FulfillmentId id, String stage, int number, String cause, Instant now, Actor actor) {
        jdbc.sql("""
                insert into attempt (fulfillment_id, stage, number, cause, failed_at, operator_id)
                values (:id, :stage, :number, :cause, :now, :operator)
                """)
                .param("id", id.value())
                .param("stage", stage)
                .param("number", number)
                .param("cause", cause)
                .param("now", Sql.at(now))
                .param(
                        "operator",
                        actor.operator() == null ? null : actor.operator().value())
                .update();
    }

    /** Counts the version up and the lane by so many events. @return what it is after it */
    Versioned advance(FulfillmentId id, int events) {
        jdbc.sql("update fulfillment set version = version + 1, lane_seq = lane_seq + ? where id = ?")
                .params(events, id.value())
                .update();
        return read(id, STATE).orElseThrow();
    }

    void assign(FulfillmentId id, @Nullable OperatorId operator) {
        jdbc.sql("update fulfillment set operator_id = :operator where id = :id")
                .param("operator", operator == null ? null : operator.value())
                .param("id", id.value())
                .update();
    }

    List<FulfillmentId> byNumber(String number) {
        return jdbc.sql("""
                select f.id from fulfillment f join customer_order o on o.id = f.order_id
                where f.number = :number or o.number = :number
                order by f.created_at, f.number
                """)
                .param("number", number)
                .query((row, n) -> new FulfillmentId(Sql.uuid(row, "id")))
                .list();
    }

    @Nullable
    String qcReason(FulfillmentId id) {
        return jdbc.sql("select qc_reason from fulfillment where id = ? and qc_reason is not null")
                .param(id.value())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private static FulfillmentState read(ResultSet row) throws SQLException {
        return new FulfillmentState(
                new FulfillmentId(Sql.uuid(row, "id")),
                row.getString("number"),
                new OrderId(Sql.uuid(row, "order_id")),
                row.getString("order_number"),
                new WarehouseId(Sql.uuid(row, "warehouse_id")),
                row.getString("warehouse"),
                Wire.read(FulfillmentStatus.class, row.getString("status")),
                row.getInt("pick_attempts"),
                row.getInt("max_pick_attempts"),
                row.getInt("pack_attempts"),
                row.getInt("max_pack_attempts"),
                row.getBoolean("qc_required"),
                row.getLong("version"));
    }
}
