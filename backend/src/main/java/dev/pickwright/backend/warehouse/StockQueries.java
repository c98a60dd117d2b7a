package dev.pickwright.backend.warehouse;

import dev.pickwright.model.warehouse.StockView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What lies where, for those who look. */
@Repository
class StockQueries {

    private final JdbcClient jdbc;

    StockQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By bin and SKU; rows that hold and promise nothing are left out. */
    List<StockView> list(
            Warehouse warehouse, @Nullable String sku, @Nullable String bin, @Nullable String after, int limit) {
        return jdbc.sql("""
                select b.code as bin, s.code as sku, s.description, st.on_hand, st.allocated, st.locked
                from stock st join bin b on b.id = st.bin_id join sku s on s.id = st.sku_id
                where st.warehouse_id = :warehouse
                    and (cast(:sku as varchar(40)) is null or s.code = :sku)
                    and (cast(:bin as varchar(24)) is null or b.code = :bin)
                    and b.code || ' ' || s.code > :after
                    and (st.on_hand > 0 or st.allocated > 0 or st.locked > 0)
                order by b.code || ' ' || s.code fetch first :limit rows only
                """)
                .param("warehouse", warehouse.id().value())
                .param("sku", upper(sku))
                .param("bin", upper(bin))
                .param("after", after == null ? "" : after)
                .param("limit", limit)
                .query((row, n) -> view(warehouse, row))
                .list();
    }

    private static @Nullable String upper(@Nullable String code) {
        return code == null ? null : code.toUpperCase(Locale.ROOT);
    }

    private static StockView view(Warehouse warehouse, ResultSet row) throws SQLException {
        return new StockView(
                warehouse.code(),
                row.getString("bin"),
                row.getString("sku"),
                row.getString("description"),
                row.getInt("on_hand"),
                row.getInt("allocated"),
                row.getInt("locked"));
    }
}
