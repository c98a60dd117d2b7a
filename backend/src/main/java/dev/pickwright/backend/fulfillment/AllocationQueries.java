package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.warehouse.Promises;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.SkuId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Knows the promises that are not on a picklist yet. */
@Repository
class AllocationQueries implements Promises {

    private final JdbcClient jdbc;

    AllocationQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> of(BinId bin, SkuId sku) {
        return jdbc.sql("""
                select distinct f.number from allocation a
                join fulfillment_item i on i.id = a.item_id
                join fulfillment f on f.id = i.fulfillment_id
                where a.bin_id = ? and a.sku_id = ? order by f.number
                """)
                .params(bin.value(), sku.value())
                .query((row, n) -> row.getString("number"))
                .list();
    }
}
