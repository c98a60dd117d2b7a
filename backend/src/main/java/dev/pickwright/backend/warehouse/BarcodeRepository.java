package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.platform.ReferenceChanges;
import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.backend.platform.jdbc.UnitMemory;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BarcodeRepository {

    static final UUID EVERYWHERE = new UUID(0, 0);

    /**
     * A code and what it names.
     *
     * @param name the thing's own code, which may be another one
     * @param boundTo of a tote
     * @param description of a SKU
     */
    record Found(
            String code,
            String kind,
            UUID target,
            int units,
            String name,
            @Nullable String description,
            @Nullable FulfillmentId boundTo) {}

    private record Asked(WarehouseId warehouse, List<String> codes) {}

    private final JdbcClient jdbc;

    /** A unit that carries many scans out asks for the same goods time and again. */
    private final UnitMemory<Asked, List<Found>> goods = new UnitMemory<>();

    private final ReferenceChanges changes;

    BarcodeRepository(JdbcClient jdbc, ReferenceChanges changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    List<Found> find(WarehouseId warehouse, Collection<String> codes) {
        Asked asked = new Asked(warehouse, List.copyOf(codes));
        List<Found> found = goods.get(asked, () -> read(warehouse, codes));
        if (found.isEmpty() || !found.stream().allMatch(each -> each.kind().equals("sku"))) {
            // It may be made, bound or given to somebody yet.
            goods.forget(asked);
        }
        return found;
    }

    private List<Found> read(WarehouseId warehouse, Collection<String> codes) {
        return jdbc.sql("""
                select c.code, c.kind, c.target_id, c.units, coalesce(b.code, t.code, s.code, c.code) as name,
                    s.description, t.fulfillment_id
                from barcode c
                left join bin b on c.kind = 'bin' and b.id = c.target_id
                left join tote t on c.kind = 'tote' and t.id = c.target_id
                left join sku s on c.kind = 'sku' and s.id = c.target_id
                where c.scope in (:warehouse, :everywhere) and c.code in (:codes)
                order by c.scope, c.code
                """)
                .param("warehouse", warehouse.value())
                .param("everywhere", EVERYWHERE)
                .param("codes", codes)
                .query((row, n) -> {
                    UUID bound = Sql.uuidOrNull(row, "fulfillment_id");
                    return new Found(
                            row.getString("code"),
                            row.getString("kind"),
                            Sql.uuid(row, "target_id"),
                            row.getInt("units"),
                            row.getString("name"),
                            row.getString("description"),
                            bound == null ? null : new FulfillmentId(bound));
                })
                .list();
    }

    /** @return 0 if the code is taken: in its scope, or in one that overlaps */
    int insert(UUID scope, String code, String kind, UUID target, int units) {
        changes.changed("barcode", target);
        goods.forgetAll();
        return jdbc.sql("""
                insert into barcode (scope, code, kind, target_id, units)
                select cast(:scope as uuid), cast(:code as varchar(48)), cast(:kind as varchar(8)),
                    cast(:target as uuid), cast(:units as integer)
                where not exists (
                    select 1 from barcode
                    where code = :code and (scope in (:scope, :everywhere) or cast(:scope as uuid) = :everywhere))
                on conflict do nothing
                """)
                .param("scope", scope)
                .param("everywhere", EVERYWHERE)
                .param("code", code)
                .param("kind", kind)
                .param("target", target)
                .param("units", units)
                .update();
    }

    List<String> kindsOf(String code) {
        return jdbc.sql("select distinct kind from barcode where code = ? order by kind")
                .param(code)
                .query((row, n) -> row.getString("kind"))
                .list();
    }

    void deleteOthers(UUID target, String kept) {
        changes.changed("barcode", target);
        goods.forgetAll();
        jdbc.sql("delete from barcode where target_id = ? and code <> ?")
                .params(target, kept)
                .update();
    }
}
