package dev.pickwright.backend.sync.copies;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.sync.TableRows;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Central: which rows a copy of leased work holds. */
@Repository
class LeaseCopyRepository {

    private static final String PLACES_OF_LINES = """
            exists (
                select 1 from pick_line l join fulfillment f on f.id = l.fulfillment_id
                where l.fulfillment_id in (:fs) and l.bin_id = count_task.bin_id and l.sku_id = count_task.sku_id
                    and (count_task.status = 'open' or count_task.created_at >= f.created_at))
            """;

    private final JdbcClient jdbc;
    private final RowStore rows;
    private final SeenOperationQueries operations;

    LeaseCopyRepository(JdbcClient jdbc, RowStore rows, SeenOperationQueries operations) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.operations = operations;
    }

    /** The fulfillment and those that share an open picklist with it under leases of its station, all locked. */
    Set<UUID> lockedTogether(UUID fulfillment, UUID station) {
        Set<UUID> group = new TreeSet<>(Set.of(fulfillment));
        for (boolean grew = true; grew; ) {
            grew = group.addAll(neighbours(group, station));
        }
        jdbc.sql("select id from fulfillment where id in (:fs) order by id for update")
                .param("fs", group)
                .query((row, n) -> Sql.uuid(row, "id"))
                .list();
        return group;
    }

    /** The station whose lease it is; empty if there is no such lease. */
    Optional<UUID> holder(UUID fulfillment, long epoch) {
        return jdbc.sql("select station_id from sync_lease where fulfillment_id = ? and epoch = ?")
                .params(fulfillment, epoch)
                .query(UUID.class)
                .optional();
    }

    private Set<UUID> neighbours(Set<UUID> group, UUID station) {
        return new HashSet<>(jdbc.sql("""
                select other.fulfillment_id from picklist_fulfillment mine
                join picklist p on p.id = mine.picklist_id and p.status in ('open', 'claimed')
                join picklist_fulfillment other on other.picklist_id = p.id and other.gone = false
                join sync_lease l on l.fulfillment_id = other.fulfillment_id and l.state <> 'ended'
                where mine.fulfillment_id in (:fs) and mine.gone = false and l.station_id = :station
                """)
                .param("fs", group)
                .param("station", station)
                .query((row, n) -> Sql.uuid(row, "fulfillment_id"))
                .list());
    }

    /** Where goods of the fulfillments were moved from and to: bins and totes, also those bound to them now. */
    Map<String, Set<String>> placesOfMovements(Collection<UUID> group) {
        Map<String, Set<String>> places = new HashMap<>();
        jdbc.sql("""
                select m.from_kind as kind, m.from_id as id from stock_movement m
                join fulfillment_item i on i.id = m.item_id
                where i.fulfillment_id in (:fs) and m.from_kind in ('bin', 'tote')
                union
                select m.to_kind, m.to_id from stock_movement m
                join fulfillment_item i on i.id = m.item_id
                where i.fulfillment_id in (:fs) and m.to_kind in ('bin', 'tote')
                union
                select 'tote', t.id from tote t where t.fulfillment_id in (:fs)
                """).param("fs", group).query(row -> {
            places.computeIfAbsent(row.getString("kind"), kind -> new HashSet<>())
                    .add(row.getString("id"));
        });
        return places;
    }

    /** Count tasks of the places they are picked from: open ones, and those that came up since. */
    TableRows counts(Collection<UUID> group) {
        return rows.read("count_task", Set.of(), "where " + PLACES_OF_LINES, Map.of("fs", group));
    }

    TableRows stockUnderCount(Collection<UUID> group) {
        return rows.read("stock", Set.of(), """
                where exists (
                    select 1 from count_task
                    where count_task.bin_id = stock.bin_id and count_task.sku_id = stock.sku_id
                        and count_task.status = 'open' and %s)
                """.formatted(PLACES_OF_LINES), Map.of("fs", group));
    }

    TableRows operations(UUID station, Collection<UUID> group) {
        List<List<@Nullable String>> ids = operations.of(station, group).stream()
                .map(id -> List.<@Nullable String>of(id.toString()))
                .toList();
        return CopiedRows.table(LeaseExport.OPERATIONS, List.of("operation_id"), ids);
    }
}
