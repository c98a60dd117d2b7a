package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.backend.platform.jdbc.UnitMemory;
import dev.pickwright.model.Wire;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.CaseId;
import dev.pickwright.model.sync.Lease;
import dev.pickwright.model.sync.LeaseEnd;
import dev.pickwright.model.sync.LeaseKind;
import dev.pickwright.model.sync.LeaseStage;
import dev.pickwright.model.sync.LeaseState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Central: which station may work on which fulfillment, now and before. */
@Component
class LeaseStore {

    private final JdbcClient jdbc;
    private final UnitMemory<FulfillmentId, Optional<Lease>> locked = new UnitMemory<>();

    LeaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest one, under the fulfillment's lock. */
    Optional<Lease> lock(FulfillmentId fulfillment) {
        return locked.get(fulfillment, () -> {
            jdbc.sql("select id from fulfillment where id = ? for update")
                    .param(fulfillment.value())
                    .query(UUID.class)
                    .optional();
            return newest(fulfillment);
        });
    }

    /** Locks these fulfillments, by id. */
    void lockAll(Collection<UUID> fulfillments) {
        if (!fulfillments.isEmpty()) {
            jdbc.sql("select id from fulfillment where id in (:ids) order by id for update")
                    .param("ids", fulfillments)
                    .query(UUID.class)
                    .list();
        }
    }

    /** The one of that epoch, under the fulfillment's lock. */
    Optional<Lease> lock(FulfillmentId fulfillment, long epoch) {
        Optional<Lease> newest = lock(fulfillment);
        return newest.filter(lease -> lease.epoch() <= epoch).isPresent()
                ? newest.filter(lease -> lease.epoch() == epoch)
                : jdbc.sql("select * from sync_lease where fulfillment_id = ? and epoch = ?")
                        .params(fulfillment.value(), epoch)
                        .query(LeaseStore::lease)
                        .optional();
    }

    Optional<Lease> newest(FulfillmentId fulfillment) {
        return jdbc.sql("""
                select * from sync_lease where fulfillment_id = ? order by epoch desc fetch first 1 rows only
                """).param(fulfillment.value()).query(LeaseStore::lease).optional();
    }

    /** Those under which stations hold it now, by epoch: none, one, or one to pick and one to pack. */
    List<Lease> open(FulfillmentId fulfillment) {
        return jdbc.sql("select * from sync_lease where fulfillment_id = ? and state <> 'ended' order by epoch")
                .param(fulfillment.value())
                .query(LeaseStore::lease)
                .list();
    }

    /** The one under which a station goes on with it now. */
    Optional<Lease> current(FulfillmentId fulfillment) {
        return open(fulfillment).stream().reduce((before, newer) -> newer);
    }

    /** {@link #open(StationId)}, each under its fulfillment's lock. */
    List<Lease> lockOpen(StationId station) {
        jdbc.sql("""
                select id from fulfillment where id in (
                    select l.fulfillment_id from sync_lease l where l.station_id = ? and l.state <> 'ended')
                order by id for update
                """).param(station.value()).query(UUID.class).list();
        return open(station);
    }

    /** In the order granted. */
    List<Lease> open(StationId station) {
        return jdbc.sql("""
                select * from sync_lease where station_id = ? and state <> 'ended' order by granted_at, epoch
                """).param(station.value()).query(LeaseStore::lease).list();
    }

    /** Reserves that were to be started before a time, each under its fulfillment's lock. */
    List<Lease> lockReserves(Instant startBefore) {
        return locked(LeaseState.RESERVED, jdbc.sql("""
                select fulfillment_id, epoch from sync_lease where state = 'reserved' and start_by < ? order by fulfillment_id
                fetch first 200 rows only
                """).param(Sql.at(startBefore)));
    }

    /** Started ones of stations that are silent since a time, each under its fulfillment's lock. */
    List<Lease> lockSilent(Instant since) {
        return locked(LeaseState.STARTED, jdbc.sql("""
                select l.fulfillment_id, l.epoch from sync_lease l join sync_station s on s.station_id = l.station_id
                where l.state = 'started' and s.last_hello_at < ? order by l.fulfillment_id
                fetch first 200 rows only
                """).param(Sql.at(since)));
    }

    private List<Lease> locked(LeaseState state, JdbcClient.StatementSpec found) {
        record Found(FulfillmentId fulfillment, long epoch) {}
        return found
                .query((row, n) -> new Found(new FulfillmentId(Sql.uuid(row, "fulfillment_id")), row.getLong("epoch")))
                .list()
                .stream()
                .flatMap(each -> lock(each.fulfillment(), each.epoch()).stream())
                .filter(lease -> lease.state() == state)
                .toList();
    }

    void write(Lease lease, Instant now) {
        locked.forget(lease.fulfillment());
        int known = jdbc.sql("""
                update sync_lease set stage = :stage, kind = :kind, state = :state, start_by = :startBy, end_reason = :end,
                    ended_at = case when :ended = false then null else coalesce(ended_at, :now) end, case_id = :case
                where fulfillment_id = :fulfillment and epoch = :epoch
                """)
                .param("stage", lease.stage().wire())
                .param("kind", lease.kind().wire())
                .param("state", lease.state().wire())
                .param("startBy", startBy(lease))
                .param("end", lease.end() == null ? null : lease.end().wire())
                .param("ended", !lease.state().open())
                .param("now", Sql.at(now))
                .param(
                        "case",
                        lease.diverted() == null ? null : lease.diverted().value())
                .param("fulfillment", lease.fulfillment().value())
                .param("epoch", lease.epoch())
                .update();
        if (known == 0) {
            jdbc.sql("""
                    insert into sync_lease (fulfillment_id, epoch, station_id, stage, kind, state, granted_at, start_by,
                        end_reason, case_id)
                    values (:fulfillment, :epoch, :station, :stage, :kind, :state, :granted, :startBy, :end, :case)
                    """)
                    .param("fulfillment", lease.fulfillment().value())
                    .param("epoch", lease.epoch())
                    .param("station", lease.station().value())
                    .param("stage", lease.stage().wire())
                    .param("kind", lease.kind().wire())
                    .param("state", lease.state().wire())
                    .param("granted", Sql.at(Instant.ofEpochMilli(lease.grantedAt())))
                    .param("startBy", startBy(lease))
                    .param("end", lease.end() == null ? null : lease.end().wire())
                    .param(
                            "case",
                            lease.diverted() == null ? null : lease.diverted().value())
                    .update();
        }
    }

    private static @Nullable OffsetDateTime startBy(Lease lease) {
        return lease.startBy() == Long.MAX_VALUE ? null : Sql.at(Instant.ofEpochMilli(lease.startBy()));
    }

    private static Lease lease(ResultSet row, int n) throws SQLException {
        Instant startBy = Sql.instantOrNull(row, "start_by");
        String end = row.getString("end_reason");
        UUID file = Sql.uuidOrNull(row, "case_id");
        return new Lease(
                new FulfillmentId(Sql.uuid(row, "fulfillment_id")),
                row.getLong("epoch"),
                new StationId(Sql.uuid(row, "station_id")),
                Wire.read(LeaseStage.class, row.getString("stage")),
                Wire.read(LeaseKind.class, row.getString("kind")),
                Wire.read(LeaseState.class, row.getString("state")),
                Sql.instant(row, "granted_at").toEpochMilli(),
                startBy == null ? Long.MAX_VALUE : startBy.toEpochMilli(),
                end == null ? null : Wire.read(LeaseEnd.class, end),
                file == null ? null : new CaseId(file));
    }
}
