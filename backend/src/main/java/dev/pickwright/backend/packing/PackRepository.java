package dev.pickwright.backend.packing;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.packing.PackTaskView.BoxType;
import dev.pickwright.model.packing.PackageId;
import dev.pickwright.model.packing.PackageStatus;
import dev.pickwright.model.packing.PackageView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PackRepository {

    private final JdbcClient jdbc;

    PackRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are not voided. */
    List<PackageView> packages(FulfillmentId id) {
        Map<PackageId, List<PackageView.Content>> contents = new HashMap<>();
        Map<PackageId, PackageView> boxes = new LinkedHashMap<>();
        jdbc.sql("""
                select p.id, p.number, p.sscc, p.box_type, p.tare_grams, p.weight_grams, p.status, s.code,
                    s.description, i.lot, i.expiry, i.serial, sum(i.quantity) as quantity
                from package p
                left join package_item i on i.package_id = p.id
                left join fulfillment_item f on f.id = i.item_id
                left join sku s on s.id = f.sku_id
                where p.fulfillment_id = ? and p.status <> 'voided'
                group by p.id, p.number, p.sscc, p.box_type, p.tare_grams, p.weight_grams, p.status, s.code,
                    s.description, i.lot, i.expiry, i.serial
                order by p.number, s.code, i.lot, i.serial
                """).param(id.value()).query(row -> {
            PackageId box = new PackageId(Sql.uuid(row, "id"));
            List<PackageView.Content> inside = contents.computeIfAbsent(box, key -> new ArrayList<>());
            if (row.getString("code") != null) {
                inside.add(new PackageView.Content(
                        row.getString("code"),
                        row.getString("description"),
                        row.getInt("quantity"),
                        PackedGoodsRepository.trace(row)));
            }
            boxes.put(box, box(box, row, inside));
        });
        return List.copyOf(boxes.values());
    }

    private static PackageView box(PackageId id, ResultSet row, List<PackageView.Content> contents)
            throws SQLException {
        return new PackageView(
                id,
                row.getInt("number"),
                row.getString("sscc"),
                row.getString("box_type"),
                row.getInt("tare_grams"),
                Sql.integerOrNull(row, "weight_grams"),
                Wire.read(PackageStatus.class, row.getString("status")),
                contents);
    }

    void insert(PackageId id, FulfillmentId fulfillment, String sscc, BoxType type, Instant now) {
        jdbc.sql("""
                insert into package (id, fulfillment_id, number, sscc, box_type, tare_grams, status, opened_at)
                select :id, :fulfillment, count(*) + 1, :sscc, :type, :tare, 'open', :now
                from package where fulfillment_id = :fulfillment
                """)
                .param("id", id.value())
                .param("fulfillment", fulfillment.value())
                .param("sscc", sscc)
                .param("type", type.code())
                .param("tare", type.tareGrams())
                .param("now", Sql.at(now))
                .update();
    }

    void changeType(PackageId id, BoxType type) {
        jdbc.sql("update package set box_type = ?, tare_grams = ? where id = ?")
                .params(type.code(), type.tareGrams(), id.value())
                .update();
    }

    void close(PackageId id, int weightGrams, Instant now) {
        jdbc.sql("update package set status = 'closed', weight_grams = ?, closed_at = ? where id = ?")
                .params(weightGrams, Sql.at(now), id.value())
                .update();
    }

    void reopen(PackageId id, String freshSscc) {
        jdbc.sql("""
                update package set status = 'open', weight_grams = null, closed_at = null, sscc = ? where id = ?
                """).params(freshSscc, id.value()).update();
    }

    void voided(PackageId id) {
        jdbc.sql("update package set status = 'voided' where id = ?")
                .param(id.value())
                .update();
    }

    void ship(FulfillmentId id) {
        jdbc.sql("update package set status = 'shipped' where fulfillment_id = ? and status = 'closed'")
                .param(id.value())
                .update();
    }

    /** What of a fulfillment is not in a closed package. @param box the open package if there is something in it */
    record Loose(
            int units, @Nullable PackageId box, @Nullable String sscc) {}

    Loose loose(FulfillmentId id) {
        return jdbc.sql("""
                select (select coalesce(sum(i.picked - i.packed), 0) from fulfillment_item i where i.fulfillment_id = f.id)
                    as units, p.id as box, p.sscc
                from fulfillment f
                left join package p on p.fulfillment_id = f.id and p.status = 'open' and exists (
                    select 1 from package_item c where c.package_id = p.id)
                where f.id = ?
                """)
                .param(id.value())
                .query((row, n) -> {
                    UUID box = Sql.uuidOrNull(row, "box");
                    return new Loose(
                            row.getInt("units"), box == null ? null : new PackageId(box), row.getString("sscc"));
                })
                .single();
    }

    /** Why packing failed the last time. */
    Optional<String> lastFailure(FulfillmentId id) {
        return jdbc.sql("""
                select cause from attempt where fulfillment_id = ? and stage = 'pack'
                order by number desc fetch first 1 rows only
                """).param(id.value()).query(String.class).optional();
    }

    Optional<FulfillmentId> fulfillmentOf(String sscc) {
        return jdbc.sql("select fulfillment_id from package where sscc = ?")
                .param(sscc)
                .query((row, n) -> new FulfillmentId(Sql.uuid(row, "fulfillment_id")))
                .optional();
    }
}
