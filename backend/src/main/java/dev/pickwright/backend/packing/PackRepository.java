package dev.pickwright.backend.packing;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.packing.PackState;
import dev.pickwright.model.packing.PackTaskView.BoxType;
import dev.pickwright.model.packing.PackageId;
import dev.pickwright.model.packing.PackageStatus;
import dev.pickwright.model.packing.PackageView;
import java.time.Instant;
import java.util.ArrayList;
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

    long nextSerial() {
        return jdbc.sql("select nextval('sscc_serial')").query(Long.class).single();
    }

    List<PackageView> packages(FulfillmentId id) {
        Map<PackageId, List<PackageView.Content>> contents = new LinkedHashMap<>();
        jdbc.sql("""
                select p.id, s.code, s.description, sum(i.quantity) as quantity
                from package p
                join package_item i on i.package_id = p.id
                join fulfillment_item f on f.id = i.item_id
                join sku s on s.id = f.sku_id
                where p.fulfillment_id = ?
                group by p.id, s.code, s.description order by s.code
                """).param(id.value()).query(row -> {
            contents.computeIfAbsent(new PackageId(Sql.uuid(row, "id")), key -> new ArrayList<>())
                    .add(new PackageView.Content(
                            row.getString("code"), row.getString("description"), row.getInt("quantity")));
        });
        return jdbc.sql("select * from package where fulfillment_id = ? order by number")
                .param(id.value())
                .query((row, n) -> {
                    PackageId box = new PackageId(Sql.uuid(row, "id"));
                    return new PackageView(
                            box,
                            row.getInt("number"),
                            row.getString("sscc"),
                            row.getString("box_type"),
                            row.getInt("tare_grams"),
                            Sql.integerOrNull(row, "weight_grams"),
                            Wire.read(PackageStatus.class, row.getString("status")),
                            contents.getOrDefault(box, List.of()));
                })
                .list();
    }

    Optional<PackState.Pack> lastPack(FulfillmentId id) {
        return jdbc.sql("""
                select * from pack where fulfillment_id = ? and undone = false
                order by seq desc fetch first 1 rows only
                """)
                .param(id.value())
                .query((row, n) -> new PackState.Pack(
                        Sql.uuid(row, "id"),
                        new PackageId(Sql.uuid(row, "package_id")),
                        new ItemId(Sql.uuid(row, "item_id")),
                        row.getInt("quantity")))
                .optional();
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

    /** Changes what a package holds of an item; nothing leaves no row. */
    void changeContents(PackageId id, ItemId item, int by) {
        jdbc.sql("delete from package_item where package_id = ? and item_id = ? and quantity = ?")
                .params(id.value(), item.value(), -by)
                .update();
        int changed = jdbc.sql("""
                update package_item set quantity = quantity + ?
                where package_id = ? and item_id = ? and quantity + ? > 0
                """).params(by, id.value(), item.value(), by).update();
        if (changed == 0 && by > 0) {
            jdbc.sql("insert into package_item (package_id, item_id, quantity) values (?, ?, ?)")
                    .params(id.value(), item.value(), by)
                    .update();
        }
    }

    void insertPack(
            UUID id,
            FulfillmentId fulfillment,
            PackageId box,
            ItemId item,
            int quantity,
            @Nullable OperatorId operator,
            Instant now) {
        jdbc.sql("""
                insert into pack (id, fulfillment_id, package_id, item_id, quantity, operator_id, packed_at)
                values (:id, :fulfillment, :box, :item, :quantity, :operator, :now)
                """)
                .param("id", id)
                .param("fulfillment", fulfillment.value())
                .param("box", box.value())
                .param("item", item.value())
                .param("quantity", quantity)
                .param("operator", operator == null ? null : operator.value())
                .param("now", Sql.at(now))
                .update();
    }

    void undoPack(UUID id) {
        jdbc.sql("update pack set undone = true where id = ?").param(id).update();
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

    void ship(FulfillmentId id) {
        jdbc.sql("update package set status = 'shipped' where fulfillment_id = ? and status = 'closed'")
                .param(id.value())
                .update();
    }

    Optional<FulfillmentId> fulfillmentOf(String sscc) {
        return jdbc.sql("select fulfillment_id from package where sscc = ?")
                .param(sscc)
                .query((row, n) -> new FulfillmentId(Sql.uuid(row, "fulfillment_id")))
                .optional();
    }
}
