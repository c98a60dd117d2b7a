package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.warehouse.SkuId;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What every order asks of SKUs; mapped by hand, since the mapping by reflection took longer than the query. */
@Repository
class SkuQueries {

    private final JdbcClient jdbc;

    SkuQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Sku> byCodes(Collection<String> codes) {
        return jdbc.sql("""
                select id, code, description, gtin, weight_grams, qc_flagged, lot_tracked, serial_tracked
                from sku where code in (:codes)
                """)
                .param("codes", codes)
                .query((row, n) -> new Sku(
                        new SkuId(Sql.uuid(row, "id")),
                        row.getString("code"),
                        row.getString("description"),
                        row.getString("gtin"),
                        Sql.integerOrNull(row, "weight_grams"),
                        row.getBoolean("qc_flagged"),
                        row.getBoolean("lot_tracked"),
                        row.getBoolean("serial_tracked")))
                .list();
    }
}
