package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.backend.platform.jdbc.UnitMemory;
import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.LeaseKind;
import dev.pickwright.model.sync.StationLease;
import dev.pickwright.model.sync.StationStore.StationNote;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The leases of this station. Who reads one and writes it has the lock of the identity. */
@Repository
@AtStation
class HeldLeaseRepository {

    private final JdbcClient jdbc;
    private final UnitMemory<FulfillmentId, Optional<StationLease>> known = new UnitMemory<>();

    HeldLeaseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<StationLease> open() {
        return jdbc.sql("select * from sync_held_lease where state in ('held', 'started') order by fulfillment_id")
                .query((row, n) -> lease(row))
                .list();
    }

    Optional<StationLease> find(FulfillmentId fulfillment) {
        return known.get(
                fulfillment,
                () -> jdbc.sql("select * from sync_held_lease where fulfillment_id = ?")
                        .param(fulfillment.value())
                        .query((row, n) -> lease(row))
                        .optional());
    }

    void write(StationLease lease) {
        var before = find(lease.fulfillment());
        known.forget(lease.fulfillment());
        if (before.isPresent() && before.get().epoch() != lease.epoch()) {
            jdbc.sql("delete from sync_held_lease where fulfillment_id = ?")
                    .param(lease.fulfillment().value())
                    .update();
            before = Optional.empty();
        }
        String sql = before.isPresent() ? """
                update sync_held_lease set kind = :kind, state = :state, wall = :wall, mono = :mono, boot = :boot,
                    server_time = :time, start_within = :within
                where fulfillment_id = :fulfillment and epoch = :epoch
                """ : """
                insert into sync_held_lease (fulfillment_id, epoch, kind, state, wall, mono, boot, server_time, start_within)
                values (:fulfillment, :epoch, :kind, :state, :wall, :mono, :boot, :time, :within)
                """;
        jdbc.sql(sql)
                .param("fulfillment", lease.fulfillment().value())
                .param("epoch", lease.epoch())
                .param("kind", lease.kind().wire())
                .param("state", lease.state().name().toLowerCase(Locale.ROOT))
                .param("wall", lease.wall())
                .param("mono", lease.mono())
                .param("boot", lease.boot())
                .param("time", lease.serverTime())
                .param("within", lease.startWithin())
                .update();
    }

    /** Keeps why work is over. */
    void stop(StationNote note, String why) {
        jdbc.sql("update sync_held_lease set stop_reason = ? where fulfillment_id = ? and epoch = ?")
                .params(why, Objects.requireNonNull(note.fulfillment()).value(), note.epoch())
                .update();
    }

    void wantSnapshot(StationNote note) {
        jdbc.sql("update sync_held_lease set snapshot_wanted = true where fulfillment_id = ? and epoch = ?")
                .params(Objects.requireNonNull(note.fulfillment()).value(), note.epoch())
                .update();
    }

    private static StationLease lease(ResultSet row) throws SQLException {
        return new StationLease(
                new FulfillmentId(Sql.uuid(row, "fulfillment_id")),
                row.getLong("epoch"),
                Wire.read(LeaseKind.class, row.getString("kind")),
                StationLease.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getLong("wall"),
                row.getLong("mono"),
                row.getString("boot"),
                row.getLong("server_time"),
                row.getLong("start_within"));
    }
}
