package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.sync.CaseId;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.ToteId;
import dev.pickwright.model.warehouse.Trace;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Central: which movements stand for operations whose step was refused, and what lies in totes by them. */
@Component
class FactStore {

    /** @param bin one that it came from; null if nobody knows */
    record Goods(
            SkuId sku,
            String skuCode,
            String description,
            int quantity,
            ToteId tote,
            String toteCode,
            Trace trace,
            @Nullable BinId bin,
            @Nullable String binCode) {}

    private final JdbcClient jdbc;

    FactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(OperationId operation, int no, CaseId file, @Nullable UUID movement) {
        jdbc.sql("insert into sync_fact (operation_id, no, case_id, movement_id) values (:id, :no, :case, :movement)")
                .param("id", operation.value())
                .param("no", no)
                .param("case", file.value())
                .param("movement", movement)
                .update();
    }

    /** The newest first. */
    List<UUID> movements(OperationId operation) {
        return jdbc.sql("""
                select movement_id from sync_fact where operation_id = ? and movement_id is not null order by no desc
                """)
                .param(operation.value())
                .query((row, n) -> Sql.uuid(row, "movement_id"))
                .list();
    }

    void forget(OperationId operation) {
        jdbc.sql("delete from sync_fact where operation_id = ?")
                .param(operation.value())
                .update();
    }

    /** What the case's facts leave in totes. */
    List<Goods> goods(CaseId file) {
        return jdbc.sql("""
                select x.sku_id, x.place, x.lot, x.expiry, x.serial, x.units, x.bin as bin_id, k.code as sku, k.description, t.code as tote, b.code as bin from (
                    select sku_id, place, lot, expiry, serial, sum(units) as units, max(cast(bin_id as varchar(36))) as bin
                    from (
                        select m.sku_id, m.to_id as place, m.lot, m.expiry, m.serial, m.quantity as units,
                            m.from_id as bin_id
                        from sync_fact f join stock_movement m on m.id = f.movement_id
                        where f.case_id = :case and m.to_kind = 'tote'
                        union all
                        select m.sku_id, m.from_id, m.lot, m.expiry, m.serial, -m.quantity, null
                        from sync_fact f join stock_movement m on m.id = f.movement_id
                        where f.case_id = :case and m.from_kind = 'tote') moved
                    group by sku_id, place, lot, expiry, serial having sum(units) > 0) x
                join sku k on k.id = x.sku_id
                join tote t on t.id = x.place
                left join bin b on cast(b.id as varchar(36)) = x.bin
                order by t.code, k.code
                """)
                .param("case", file.value())
                .query((row, n) -> {
                    String bin = row.getString("bin_id");
                    return new Goods(
                            new SkuId(Sql.uuid(row, "sku_id")),
                            row.getString("sku"),
                            row.getString("description"),
                            row.getInt("units"),
                            new ToteId(Sql.uuid(row, "place")),
                            row.getString("tote"),
                            new Trace(
                                    row.getString("lot"),
                                    row.getObject("expiry", LocalDate.class),
                                    row.getString("serial")),
                            bin == null ? null : new BinId(UUID.fromString(bin)),
                            row.getString("bin"));
                })
                .list();
    }
}
