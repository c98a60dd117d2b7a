package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.PlaceKind;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.Trace;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StockRepository {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    StockRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** What a bin holds of a SKU, and what of it is spoken for. */
    record Level(int onHand, int allocated, int locked) {}

    /** Locks the row, which must be there. */
    Level lock(BinId bin, SkuId sku) {
        return jdbc.sql("select on_hand, allocated, locked from stock where bin_id = ? and sku_id = ? for update")
                .params(bin.value(), sku.value())
                .query((row, n) -> new Level(row.getInt("on_hand"), row.getInt("allocated"), row.getInt("locked")))
                .single();
    }

    List<BinStock> lockAvailable(Collection<SkuId> skus) {
        if (skus.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = skus.stream().map(SkuId::value).toList();
        // No join in the locking query: H2 would lock the bins as well.
        jdbc.sql("""
                select bin_id from stock where sku_id in (:skus) and on_hand > 0 order by bin_id, sku_id for update
                """).param("skus", ids).query(UUID.class).list();
        return available(skus);
    }

    void lockInOrder(WarehouseId warehouse, Collection<String> bins, Collection<String> skus) {
        jdbc.sql("""
                select bin_id from stock
                where bin_id in (select b.id from bin b where b.warehouse_id = :warehouse and b.code in (:bins))
                    and sku_id in (select k.id from sku k where k.code in (:skus))
                order by bin_id, sku_id for update
                """)
                .param("warehouse", warehouse.value())
                .param("bins", bins)
                .param("skus", skus)
                .query(UUID.class)
                .list();
    }

    Set<WarehouseId> sitesWith(Collection<SkuId> skus) {
        return new HashSet<>(jdbc.sql("""
                select distinct warehouse_id from stock
                where sku_id in (:skus) and on_hand - allocated - locked > 0
                """)
                .param("skus", skus.stream().map(SkuId::value).toList())
                .query((row, n) -> new WarehouseId(Sql.uuid(row, "warehouse_id")))
                .list());
    }

    List<BinStock> available(Collection<SkuId> skus) {
        List<UUID> ids = skus.stream().map(SkuId::value).toList();
        return jdbc.sql("""
                select s.*, b.code, b.pick_sequence from stock s join bin b on b.id = s.bin_id
                where s.sku_id in (:skus) and s.on_hand - s.allocated - s.locked > 0
                order by b.pick_sequence, b.code
                """)
                .param("skus", ids)
                .query((row, n) -> new BinStock(
                        new WarehouseId(Sql.uuid(row, "warehouse_id")),
                        new BinId(Sql.uuid(row, "bin_id")),
                        row.getString("code"),
                        row.getInt("pick_sequence"),
                        new SkuId(Sql.uuid(row, "sku_id")),
                        row.getInt("on_hand"),
                        row.getInt("on_hand") - row.getInt("allocated") - row.getInt("locked")))
                .list();
    }

    /** @return whether every promise could be made */
    boolean allocateAll(List<Stock.Promise> promises) {
        int[] changed = batches.batchUpdate(
                "update stock set allocated = allocated + ?"
                        + " where bin_id = ? and sku_id = ? and on_hand - allocated - locked >= ?",
                promises.stream()
                        .map(each -> new Object[] {
                            each.quantity(), each.bin().value(), each.sku().value(), each.quantity()
                        })
                        .toList());
        return Arrays.stream(changed).allMatch(rows -> rows == 1);
    }

    int allocate(BinId bin, SkuId sku, int quantity) {
        return jdbc.sql("""
                update stock set allocated = allocated + :quantity
                where bin_id = :bin and sku_id = :sku and on_hand - allocated - locked >= :quantity
                """)
                .param("quantity", quantity)
                .param("bin", bin.value())
                .param("sku", sku.value())
                .update();
    }

    /** What is promised no more of a bin under count is locked like the rest of it. */
    int deallocate(BinId bin, SkuId sku, int quantity) {
        return jdbc.sql("""
                update stock set allocated = allocated - :quantity, locked = locked + case when exists (
                    select 1 from count_task c
                    where c.bin_id = :bin and c.sku_id = :sku and c.status = 'open') then :quantity else 0 end
                where bin_id = :bin and sku_id = :sku
                """)
                .param("quantity", quantity)
                .param("bin", bin.value())
                .param("sku", sku.value())
                .update();
    }

    int take(BinId bin, SkuId sku, int quantity) {
        return jdbc.sql("""
                update stock set on_hand = on_hand - ?, allocated = allocated - ?
                where bin_id = ? and sku_id = ? and on_hand >= ?
                """)
                .params(quantity, quantity, bin.value(), sku.value(), quantity)
                .update();
    }

    Optional<BinId> bin(WarehouseId warehouse, String code) {
        return jdbc.sql("select id from bin where warehouse_id = ? and code = ?")
                .params(warehouse.value(), code)
                .query((row, n) -> new BinId(Sql.uuid(row, "id")))
                .optional();
    }

    WarehouseId warehouseOf(BinId bin) {
        return jdbc.sql("select warehouse_id from bin where id = ?")
                .param(bin.value())
                .query((row, n) -> new WarehouseId(Sql.uuid(row, "warehouse_id")))
                .single();
    }

    void ensureRow(WarehouseId warehouse, BinId bin, SkuId sku) {
        jdbc.sql("""
                insert into stock (bin_id, sku_id, warehouse_id, on_hand)
                select :bin, :sku, :warehouse, 0
                where not exists (select 1 from stock where bin_id = :bin and sku_id = :sku)
                on conflict do nothing
                """)
                .param("bin", bin.value())
                .param("sku", sku.value())
                .param("warehouse", warehouse.value())
                .update();
    }

    void takeOut(BinId bin, SkuId sku, int quantity) {
        jdbc.sql("update stock set on_hand = on_hand - ? where bin_id = ? and sku_id = ?")
                .params(quantity, bin.value(), sku.value())
                .update();
    }

    /** Units that come into a bin under count are locked like the rest of it. */
    void putIn(BinId bin, SkuId sku, int quantity) {
        jdbc.sql("""
                update stock set on_hand = on_hand + :quantity, locked = locked + case when exists (
                    select 1 from count_task c
                    where c.bin_id = :bin and c.sku_id = :sku and c.status = 'open') then :quantity else 0 end
                where bin_id = :bin and sku_id = :sku
                """)
                .param("quantity", quantity)
                .param("bin", bin.value())
                .param("sku", sku.value())
                .update();
    }

    void insert(UUID id, Instant at, Actor actor, Movement movement) {
        jdbc.sql("""
                insert into stock_movement (id, moved_at, warehouse_id, sku_id, quantity, from_kind, from_id, to_kind,
                    to_id, reason, item_id, lot, expiry, serial, pick_line_id, reverses_id, operator_id)
                values (:id, :at, :warehouse, :sku, :quantity, :fromKind, :from, :toKind, :to, :reason, :item,
                    :lot, :expiry, :serial, :pickLine, :reverses, :operator)
                """)
                .param("id", id)
                .param("at", Sql.at(at))
                .param("warehouse", movement.warehouse().value())
                .param("sku", movement.sku().value())
                .param("quantity", movement.quantity())
                .param("fromKind", movement.fromKind().wire())
                .param("from", movement.from())
                .param("toKind", movement.toKind().wire())
                .param("to", movement.to())
                .param("reason", movement.reason())
                .param("item", movement.item() == null ? null : movement.item().value())
                .param("lot", movement.trace().lot())
                .param("expiry", movement.trace().expiry())
                .param("serial", movement.trace().serial())
                .param(
                        "pickLine",
                        movement.pickLine() == null ? null : movement.pickLine().value())
                .param("reverses", movement.reverses())
                .param(
                        "operator",
                        actor.operator() == null ? null : actor.operator().value())
                .update();
    }

    /** One that was written, without what it went for. */
    Movement movement(UUID id) {
        return jdbc.sql("select * from stock_movement where id = ?")
                .param(id)
                .query((row, n) -> new Movement(
                                new WarehouseId(Sql.uuid(row, "warehouse_id")),
                                new SkuId(Sql.uuid(row, "sku_id")),
                                row.getInt("quantity"),
                                Wire.read(PlaceKind.class, row.getString("from_kind")),
                                Sql.uuidOrNull(row, "from_id"),
                                Wire.read(PlaceKind.class, row.getString("to_kind")),
                                Sql.uuidOrNull(row, "to_id"),
                                row.getString("reason"),
                                null)
                        .of(new Trace(
                                row.getString("lot"),
                                row.getObject("expiry", LocalDate.class),
                                row.getString("serial"))))
                .single();
    }

    boolean countTaskOpen(BinId bin, SkuId sku) {
        return jdbc.sql("select count(*) from count_task where bin_id = ? and sku_id = ? and status = 'open'")
                        .params(bin.value(), sku.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    void insertCountTask(UUID id, WarehouseId warehouse, BinId bin, SkuId sku, String reason, Instant now) {
        jdbc.sql("""
                insert into count_task (id, warehouse_id, bin_id, sku_id, status, reason, created_at)
                values (?, ?, ?, ?, 'open', ?, ?)
                """)
                .params(id, warehouse.value(), bin.value(), sku.value(), reason, Sql.at(now))
                .update();
    }

    void unlock(BinId bin, SkuId sku) {
        jdbc.sql("update stock set locked = 0 where bin_id = ? and sku_id = ?")
                .params(bin.value(), sku.value())
                .update();
    }

    void lockRest(BinId bin, SkuId sku) {
        jdbc.sql("""
                update stock set locked = case when on_hand > allocated then on_hand - allocated else 0 end
                where bin_id = ? and sku_id = ?
                """).params(bin.value(), sku.value()).update();
    }
}
