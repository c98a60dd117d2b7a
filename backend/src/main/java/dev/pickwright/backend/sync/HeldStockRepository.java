package dev.pickwright.backend.sync;

import dev.pickwright.model.sync.TableRows;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Station: its stock is what its leases still have to pick, and what an open count task locks; nothing to promise. */
@Repository
class HeldStockRepository {

    private static final String WANTED = """
            coalesce((
                select sum(l.quantity - l.picked - l.short_quantity) from pick_line l
                where l.bin_id = stock.bin_id and l.sku_id = stock.sku_id and l.status = 'open'), 0)
            + coalesce((
                select sum(a.quantity) from allocation a
                where a.bin_id = stock.bin_id and a.sku_id = stock.sku_id), 0)
            """;
    private static final String COUNTED = """
            case when exists (
                select 1 from count_task c
                where c.bin_id = stock.bin_id and c.sku_id = stock.sku_id and c.status = 'open')
            then locked else 0 end
            """;
    private static final String PLACES = """
            select l.bin_id, l.sku_id from pick_line l where l.bin_id in (:bins)
            union
            select a.bin_id, a.sku_id from allocation a where a.bin_id in (:bins)
            union
            select c.bin_id, c.sku_id from count_task c where c.bin_id in (:bins) and c.status = 'open'
            """;

    private final JdbcClient jdbc;

    HeldStockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    void settle(Collection<UUID> bins) {
        if (bins.isEmpty()) {
            return;
        }
        jdbc.sql(
                        "delete from count_task where bin_id in (:bins) and not exists ("
                                + "select 1 from pick_line l where l.bin_id = count_task.bin_id and l.sku_id = count_task.sku_id)")
                .param("bins", bins)
                .update();
        jdbc.sql("delete from stock where bin_id in (:bins) and not exists (select 1 from (" + PLACES
                        + ") p where p.bin_id = stock.bin_id and p.sku_id = stock.sku_id)")
                .param("bins", bins)
                .update();
        jdbc.sql("insert into stock (bin_id, sku_id, warehouse_id, on_hand)"
                        + " select p.bin_id, p.sku_id, b.warehouse_id, 0 from (" + PLACES
                        + ") p join bin b on b.id = p.bin_id where not exists (select 1 from stock s"
                        + " where s.bin_id = p.bin_id and s.sku_id = p.sku_id)")
                .param("bins", bins)
                .update();
        jdbc.sql("update stock set allocated = " + WANTED + ", locked = " + COUNTED + ", on_hand = " + WANTED + " + "
                        + COUNTED + " where bin_id in (:bins)")
                .param("bins", bins)
                .update();
    }
}
