package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.platform.ReferenceChanges;
import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.SkuPackaging;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PackagingRepository {

    private final JdbcClient jdbc;
    private final ReferenceChanges changes;

    PackagingRepository(JdbcClient jdbc, ReferenceChanges changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /** The smallest first; SKUs without any are not in it. */
    Map<UUID, List<SkuPackaging>> of(Collection<UUID> skus) {
        Map<UUID, List<SkuPackaging>> levels = new HashMap<>();
        if (!skus.isEmpty()) {
            jdbc.sql("select * from sku_packaging where sku_id in (:skus) order by units, gtin")
                    .param("skus", skus)
                    .query(row -> {
                        levels.computeIfAbsent(Sql.uuid(row, "sku_id"), key -> new ArrayList<>())
                                .add(new SkuPackaging(
                                        row.getString("gtin"), row.getString("name"), row.getInt("units")));
                    });
        }
        return levels;
    }

    void replace(SkuId sku, List<SkuPackaging> levels) {
        changes.changed("sku_packaging", sku);
        jdbc.sql("delete from sku_packaging where sku_id = ?")
                .param(sku.value())
                .update();
        for (SkuPackaging level : levels) {
            jdbc.sql("insert into sku_packaging (gtin, sku_id, name, units) values (?, ?, ?, ?)")
                    .params(level.gtin(), sku.value(), level.name(), level.units())
                    .update();
        }
    }
}
