package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.GrantRefusal;
import dev.pickwright.model.sync.Lease;
import dev.pickwright.model.sync.StationSyncView;
import dev.pickwright.model.warehouse.WarehouseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Central: stations as people see them. */
@Repository
class BoardQueries {

    /**
     * A station with a lease.
     *
     * @param lastSeen null if it never said hello
     * @param cutOff of the fulfillment's slot; null if it is in none
     */
    record Holder(
            String station,
            String number,
            @Nullable Instant lastSeen,
            @Nullable Instant cutOff) {}

    /** A station that may ask. */
    record Known(StationId id, String name, WarehouseId warehouse, long clockOffsetMillis) {

        /** As whose operations are looked at. */
        Sender sender() {
            return new Sender(name, warehouse, clockOffsetMillis);
        }
    }

    private final JdbcClient jdbc;

    BoardQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Holder holder(Lease lease) {
        return jdbc.sql("""
                select s.name, f.number, y.last_hello_at, t.cut_off_at
                from station s
                join fulfillment f on f.id = :fulfillment
                left join sync_station y on y.station_id = s.id
                left join time_slot t on t.id = f.slot_id
                where s.id = :station
                """)
                .param("fulfillment", lease.fulfillment().value())
                .param("station", lease.station().value())
                .query((row, n) -> new Holder(
                        row.getString("name"),
                        row.getString("number"),
                        Sql.instantOrNull(row, "last_hello_at"),
                        Sql.instantOrNull(row, "cut_off_at")))
                .single();
    }

    Optional<Known> station(StationId id) {
        return jdbc.sql("""
                select s.id, s.name, s.warehouse_id, coalesce(y.clock_offset_ms, 0) as clock_offset_ms
                from station s left join sync_station y on y.station_id = s.id where s.id = ?
                """)
                .param(id.value())
                .query((row, n) -> new Known(
                        id,
                        row.getString("name"),
                        new WarehouseId(Sql.uuid(row, "warehouse_id")),
                        row.getLong("clock_offset_ms")))
                .optional();
    }

    boolean cancelWanted(FulfillmentId fulfillment) {
        return jdbc.sql("select count(*) from sync_cancel where fulfillment_id = ?")
                        .param(fulfillment.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** In the order in which they enrolled. @param sites empty for all */
    List<StationSyncView> list(Collection<WarehouseId> sites, @Nullable UUID after, int limit) {
        String only = sites.isEmpty() ? "" : " and s.warehouse_id in (:sites)";
        var query = jdbc.sql("""
                select s.id, s.name, w.code as site, y.*,
                    (select coalesce(sum(m.claimed_head - m.applied_through), 0) from sync_stream m
                        where m.station_id = s.id and m.is_open = true and m.claimed_head > m.applied_through) as owed,
                    (select min(m.claimed_oldest) from sync_stream m
                        where m.station_id = s.id and m.is_open = true and m.claimed_head > m.applied_through
                            and m.claimed_oldest > 0) as oldest,
                    (select count(*) from sync_lease l where l.station_id = s.id and l.state <> 'ended'
                        and (l.kind = 'active' or l.state <> 'reserved')) as active,
                    (select count(*) from sync_lease l where l.station_id = s.id and l.state = 'reserved'
                        and l.kind = 'reserve') as reserve,
                    (select count(*) from sync_case c where c.station_id = s.id and c.outcome is null) as cases
                from sync_station y join station s on s.id = y.station_id join warehouse w on w.id = s.warehouse_id
                where (cast(:after as uuid) is null or s.id > cast(:after as uuid))
                    and (s.retired_at is null or y.lost > 0 or exists (
                        select 1 from sync_lease l where l.station_id = s.id and l.state <> 'ended'))
                """ + only + " order by s.id fetch first :limit rows only")
                .param("after", after)
                .param("limit", limit);
        if (!sites.isEmpty()) {
            query = query.param("sites", sites.stream().map(WarehouseId::value).toList());
        }
        return query.query(BoardQueries::view).list();
    }

    private static StationSyncView view(ResultSet row, int n) throws SQLException {
        long oldest = row.getLong("oldest");
        String refusal = row.getString("grant_refusal");
        return new StationSyncView(
                new StationId(Sql.uuid(row, "id")),
                row.getString("name"),
                row.getString("site"),
                Sql.instantOrNull(row, "last_hello_at"),
                row.getString("app"),
                row.getLong("owed"),
                oldest == 0 ? null : Instant.ofEpochMilli(oldest),
                row.getLong("lost"),
                row.getInt("active"),
                row.getInt("reserve"),
                row.getInt("cases"),
                row.getLong("clock_offset_ms"),
                row.getLong("free_megabytes"),
                row.getBoolean("suspected_clone"),
                refusal == null ? null : Wire.read(GrantRefusal.class, refusal),
                row.getBoolean("suspected_clone") ? boots(row.getString("boots")) : List.of());
    }

    /** Without the numbers of their hellos. */
    private static List<String> boots(String stored) {
        return BookStore.boots(stored).stream()
                .map(boot -> boot.substring(0, boot.lastIndexOf(':')))
                .toList();
    }
}
