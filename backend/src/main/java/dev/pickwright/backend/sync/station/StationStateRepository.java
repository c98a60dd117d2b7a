package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.StopNotice;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a station's sync loop still has to do with its leases, and what it keeps beside them. */
@Repository
@AtStation
class StationStateRepository {

    private static final long WINDOW_MILLIS = 3 * 60 * 60 * 1_000L;
    private static final long LEAST_MILLIS = 30 * 60 * 1_000L;

    /** A lease that its operator must stop working under. */
    record Stopped(LeaseRef lease, String number, StopNotice.Why why) {}

    private static final long ANSWERS_KEPT_MILLIS = 600_000;

    private final JdbcClient jdbc;

    StationStateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<FulfillmentId> nextSnapshotWanted() {
        return jdbc.sql("""
                select fulfillment_id from sync_held_lease
                where snapshot_wanted and state in ('held', 'started')
                order by case state when 'started' then 0 else 1 end, server_time fetch first 1 rows only
                """)
                .query((row, n) -> new FulfillmentId(Sql.uuid(row, "fulfillment_id")))
                .optional();
    }

    void snapshotWanted(FulfillmentId fulfillment) {
        want(fulfillment, true);
    }

    void snapshotTaken(FulfillmentId fulfillment) {
        want(fulfillment, false);
    }

    private void want(FulfillmentId fulfillment, boolean wanted) {
        jdbc.sql("update sync_held_lease set snapshot_wanted = ? where fulfillment_id = ?")
                .params(wanted, fulfillment.value())
                .update();
    }

    /**
     * Leases that are over. What is done stays a while after its last step: if the answer to that was lost, the step is
     * asked for again.
     */
    List<LeaseRef> ended(long wall) {
        return jdbc.sql("""
                select e.fulfillment_id, e.epoch from sync_held_lease e
                where e.state = 'ended' and not exists (
                    select 1 from fulfillment f join sync_log l on l.fulfillment_id = f.id
                    where f.id = e.fulfillment_id and f.status in ('packed', 'ready', 'shipped', 'completed')
                        and l.done_at > ?)
                """)
                .param(wall - ANSWERS_KEPT_MILLIS)
                .query((row, n) ->
                        new LeaseRef(new FulfillmentId(Sql.uuid(row, "fulfillment_id")), row.getLong("epoch")))
                .list();
    }

    void forget(LeaseRef lease) {
        jdbc.sql("delete from sync_held_lease where fulfillment_id = ? and epoch = ? and state = 'ended'")
                .params(lease.fulfillment().value(), lease.epoch())
                .update();
    }

    /** Whether nobody here is at it: all that a station does is done, or it was picked and waits in its tote. */
    boolean isAtRest(FulfillmentId fulfillment) {
        return jdbc.sql("""
                        select count(*) from fulfillment
                        where id = ? and (status in ('packed', 'ready', 'shipped', 'completed')
                            or status = 'picked' and operator_id is null)
                        """).param(fulfillment.value()).query(Long.class).single() > 0;
    }

    Optional<Stopped> stopped(FulfillmentId fulfillment) {
        return stops().stream()
                .filter(stop -> stop.lease().fulfillment().equals(fulfillment))
                .findFirst();
    }

    List<Stopped> stops() {
        return jdbc.sql("""
                select l.fulfillment_id, l.epoch, l.stop_reason, f.number
                from sync_held_lease l left join fulfillment f on f.id = l.fulfillment_id
                where l.state = 'stopped' order by f.number
                """)
                .query((row, n) -> new Stopped(
                        new LeaseRef(new FulfillmentId(Sql.uuid(row, "fulfillment_id")), row.getLong("epoch")),
                        Optional.ofNullable(row.getString("number")).orElse("?"),
                        Wire.read(StopNotice.Why.class, row.getString("stop_reason"))))
                .list();
    }

    /** @param wall this computer's clock */
    Reserve.OnHand workOnHand(long wall) {
        int held = jdbc.sql("select count(*) from sync_held_lease where state = 'held'")
                .query(Integer.class)
                .single();
        return jdbc.sql("""
                select count(distinct fulfillment_id) as lists, min(done_at) as oldest from sync_log
                where done_at > ? and fulfillment_id is not null
                """)
                .param(wall - WINDOW_MILLIS)
                .query((row, n) -> {
                    long lists = row.getLong("lists");
                    long span = Math.max(LEAST_MILLIS, wall - row.getLong("oldest"));
                    return new Reserve.OnHand(held, lists == 0 ? 0 : lists * 60_000.0 / span);
                })
                .single();
    }

    /** Whether the copies of the operators have come. */
    boolean knowsPeople() {
        return jdbc.sql("select exists (select 1 from operator)")
                .query(Boolean.class)
                .single();
    }

    Optional<String> kept(String name) {
        return jdbc.sql("select body from sync_flag where name = ?")
                .param(name)
                .query((row, n) -> Optional.ofNullable(row.getString("body")).orElse(""))
                .optional();
    }

    void drop(String name) {
        jdbc.sql("delete from sync_flag where name = ?").param(name).update();
    }

    void keep(String name, String body) {
        int known = jdbc.sql("update sync_flag set body = ? where name = ?")
                .params(body, name)
                .update();
        if (known == 0) {
            jdbc.sql("insert into sync_flag (name, body) values (?, ?)")
                    .params(name, body)
                    .update();
        }
    }
}
