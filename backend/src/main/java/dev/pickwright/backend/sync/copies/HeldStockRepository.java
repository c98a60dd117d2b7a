package dev.pickwright.backend.sync.copies;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.sync.TableRows;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Station: its stock is what its leases still have to pick, and what an open count task locks; nothing to promise. */
@Repository
class HeldStockRepository {

    private record Place(UUID bin, UUID sku) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    HeldStockRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** What central's open counts lock. */
    void lockedByCounts(TableRows stock) {
        for (List<@Nullable String> each :
                CopiedRows.of(stock, List.of("bin_id", "sku_id", "warehouse_id", "locked"))) {
            UUID bin = UUID.fromString(String.valueOf(each.getFirst()));
            UUID sku = UUID.fromString(String.valueOf(each.get(1)));
            int locked = Integer.parseInt(String.valueOf(each.get(3)));
            insert(bin, sku, UUID.fromString(String.valueOf(each.get(2))));
            jdbc.sql("update stock set locked = ? where bin_id = ? and sku_id = ?")
                    .params(locked, bin, sku)
                    .update();
        }
    }

    private void insert(UUID bin, UUID sku, UUID warehouse) {
        jdbc.sql("""
                insert into stock (bin_id, sku_id, warehouse_id, on_hand) values (?, ?, ?, 0) on conflict do nothing
                """).params(bin, sku, warehouse).update();
    }

    /** In these bins is what is open, and what a count locks; a place without lines or counts is none. */
    void settle(Collection<UUID> bins) {
        if (bins.isEmpty()) {
            return;
        }
        jdbc.sql("""
                delete from count_task where bin_id in (:bins) and not exists (
                    select 1 from pick_line l
                    where l.bin_id = count_task.bin_id and l.sku_id = count_task.sku_id)
                """).param("bins", bins).update();
        List<Place> there = lock(bins);
        Map<Place, Integer> locked = locked(bins);
        Map<Place, Integer> wanted = wanted(bins);
        write(there.stream().filter(wanted::containsKey).toList(), wanted, locked, """
                update stock set on_hand = ?, allocated = ?, locked = ? where bin_id = ? and sku_id = ?
                """);
        write(wanted.keySet().stream().filter(each -> !there.contains(each)).toList(), wanted, locked, """
                insert into stock (bin_id, sku_id, warehouse_id, on_hand, allocated, locked)
                select n.bin_id, n.sku_id, b.warehouse_id, n.on_hand, n.allocated, n.locked
                from (select cast(? as integer) as on_hand, cast(? as integer) as allocated,
                    cast(? as integer) as locked, cast(? as uuid) as bin_id, cast(? as uuid) as sku_id) n
                join bin b on b.id = n.bin_id
                """);
        batches.batchUpdate(
                "delete from stock where bin_id = ? and sku_id = ?",
                there.stream()
                        .filter(each -> !wanted.containsKey(each))
                        .map(each -> new Object[] {each.bin(), each.sku()})
                        .toList());
    }

    /**
     * Whoever takes or undoes there right now is waited for, and the lines are read after that. Who waits for these in turn
     * finds the same rows afterwards: so none is replaced.
     */
    private List<Place> lock(Collection<UUID> bins) {
        return jdbc.sql("select bin_id, sku_id from stock where bin_id in (:bins) order by bin_id, sku_id for update")
                .param("bins", bins)
                .query((row, n) -> new Place(Sql.uuid(row, "bin_id"), Sql.uuid(row, "sku_id")))
                .list();
    }

    private void write(List<Place> places, Map<Place, Integer> wanted, Map<Place, Integer> locked, String sql) {
        batches.batchUpdate(
                sql,
                places.stream()
                        .map(each -> {
                            int units = wanted.getOrDefault(each, 0);
                            int held = locked.getOrDefault(each, 0);
                            return new Object[] {units + held, units, held, each.bin(), each.sku()};
                        })
                        .toList());
    }

    /** What open counts lock. */
    private Map<Place, Integer> locked(Collection<UUID> bins) {
        return units("""
                select s.bin_id, s.sku_id, s.locked as units from stock s
                where s.bin_id in (:bins) and exists (
                    select 1 from count_task c
                    where c.bin_id = s.bin_id and c.sku_id = s.sku_id and c.status = 'open')
                """, bins);
    }

    private Map<Place, Integer> wanted(Collection<UUID> bins) {
        return units("""
                select bin_id, sku_id, sum(units) as units from (
                    select l.bin_id, l.sku_id,
                        case when l.status = 'open' then l.quantity - l.picked - l.short_quantity else 0 end as units
                    from pick_line l where l.bin_id in (:bins)
                    union all
                    select a.bin_id, a.sku_id, a.quantity from allocation a where a.bin_id in (:bins)
                    union all
                    select c.bin_id, c.sku_id, 0 from count_task c where c.bin_id in (:bins) and c.status = 'open') open
                group by bin_id, sku_id
                """, bins);
    }

    private Map<Place, Integer> units(String sql, Collection<UUID> bins) {
        Map<Place, Integer> found = new HashMap<>();
        jdbc.sql(sql).param("bins", bins).query(row -> {
            found.put(new Place(Sql.uuid(row, "bin_id"), Sql.uuid(row, "sku_id")), row.getInt("units"));
        });
        return found;
    }
}
