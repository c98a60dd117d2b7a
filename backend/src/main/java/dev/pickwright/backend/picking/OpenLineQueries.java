package dev.pickwright.backend.picking;

import dev.pickwright.backend.warehouse.Promises;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.SkuId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Knows the promises that open pick lines hold. */
@Repository
class OpenLineQueries implements Promises {

    private final JdbcClient jdbc;

    OpenLineQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> of(BinId bin, SkuId sku) {
        return jdbc.sql("""
                select distinct f.number from pick_line l join fulfillment f on f.id = l.fulfillment_id
                where l.bin_id = ? and l.sku_id = ? and l.status = 'open' order by f.number
                """)
                .params(bin.value(), sku.value())
                .query((row, n) -> row.getString("number"))
                .list();
    }
}
