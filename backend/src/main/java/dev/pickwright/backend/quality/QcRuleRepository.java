package dev.pickwright.backend.quality;

import dev.pickwright.backend.fulfillment.PersonalData;
import dev.pickwright.backend.platform.ReferenceChanges;
import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.quality.QcPoint;
import dev.pickwright.model.quality.QcRules;
import dev.pickwright.model.quality.QcSampling;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class QcRuleRepository implements PersonalData {

    record Versioned(long version, QcRules rules) {}

    /** @param seed null until the first one is needed */
    record Asked(QcSampling.Rule rule, @Nullable String seed) {}

    private final JdbcClient jdbc;
    private final ReferenceChanges changes;

    QcRuleRepository(JdbcClient jdbc, ReferenceChanges changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /** The rules of warehouses that have some, for an order of that customer. */
    Map<WarehouseId, Asked> asked(Collection<WarehouseId> sites, String customerKey) {
        Map<WarehouseId, Asked> found = new HashMap<>();
        jdbc.sql("""
                select r.*, s.seed, (select count(*) from qc_rule_customer c
                    where c.warehouse_id = r.warehouse_id and c.customer_key = :customer) as listed
                from qc_rule r cross join qc_seed s where r.warehouse_id in (:sites)
                """)
                .param("customer", customerKey)
                .param("sites", sites.stream().map(WarehouseId::value).toList())
                .query(row -> {
                    found.put(
                            new WarehouseId(Sql.uuid(row, "warehouse_id")),
                            new Asked(
                                    new QcSampling.Rule(
                                            row.getInt("listed") > 0,
                                            row.getBigDecimal("value_limit"),
                                            row.getInt("sample_rate")),
                                    row.getString("seed")));
                });
        return found;
    }

    /** Keeps the seed unless there is one. @return the one there is */
    String seed(String fresh) {
        jdbc.sql("update qc_seed set seed = ? where id = 1 and seed is null")
                .param(fresh)
                .update();
        return jdbc.sql("select seed from qc_seed where id = 1")
                .query(String.class)
                .single();
    }

    Optional<Versioned> rules(WarehouseId site) {
        List<String> customers = jdbc.sql(
                        "select customer from qc_rule_customer where warehouse_id = ? order by position")
                .param(site.value())
                .query((row, n) -> row.getString("customer"))
                .list();
        return jdbc.sql("select * from qc_rule where warehouse_id = ?")
                .param(site.value())
                .query((row, n) -> new Versioned(
                        row.getLong("version"),
                        new QcRules(
                                customers, row.getBigDecimal("value_limit"), row.getInt("sample_rate"), points(site))))
                .optional();
    }

    List<QcPoint> points(WarehouseId site) {
        return jdbc.sql("select * from qc_rule_point where warehouse_id = ? order by position")
                .param(site.value())
                .query((row, n) -> new QcPoint(
                        row.getString("code"),
                        row.getString("text"),
                        row.getString("unit"),
                        row.getBigDecimal("min_value"),
                        row.getBigDecimal("max_value")))
                .list();
    }

    /** Writes the first rules of a warehouse. */
    void insert(WarehouseId site, QcRules rules) {
        changes.changed("qc_rule", site);
        jdbc.sql("insert into qc_rule (warehouse_id, value_limit, sample_rate) values (:site, :limit, :rate)")
                .param("site", site.value())
                .param("limit", rules.orderValueAbove())
                .param("rate", rules.sampleRate())
                .update();
        insertLists(site, rules);
    }

    /** @return false if they are not at that version any more */
    boolean update(WarehouseId site, long version, QcRules rules) {
        changes.changed("qc_rule", site);
        changes.changed("qc_rule_customer", site);
        changes.changed("qc_rule_point", site);
        int changed = jdbc.sql("""
                update qc_rule set value_limit = :limit, sample_rate = :rate, version = version + 1
                where warehouse_id = :site and version = :version
                """)
                .param("limit", rules.orderValueAbove())
                .param("rate", rules.sampleRate())
                .param("site", site.value())
                .param("version", version)
                .update();
        if (changed == 0) {
            return false;
        }
        jdbc.sql("delete from qc_rule_customer where warehouse_id = ?")
                .param(site.value())
                .update();
        jdbc.sql("delete from qc_rule_point where warehouse_id = ?")
                .param(site.value())
                .update();
        insertLists(site, rules);
        return true;
    }

    private void insertLists(WarehouseId site, QcRules rules) {
        changes.changed("qc_rule_customer", site);
        changes.changed("qc_rule_point", site);
        for (int i = 0; i < rules.customers().size(); i++) {
            String customer = rules.customers().get(i);
            jdbc.sql("""
                    insert into qc_rule_customer (warehouse_id, position, customer, customer_key) values (?, ?, ?, ?)
                    """)
                    .params(site.value(), i, customer, QcRules.key(customer))
                    .update();
        }
        for (int i = 0; i < rules.points().size(); i++) {
            QcPoint point = rules.points().get(i);
            jdbc.sql("""
                    insert into qc_rule_point (warehouse_id, position, code, text, unit, min_value, max_value)
                    values (:site, :position, :code, :text, :unit, :min, :max)
                    """)
                    .param("site", site.value())
                    .param("position", i)
                    .param("code", point.code())
                    .param("text", point.text())
                    .param("unit", point.unit())
                    .param("min", point.min())
                    .param("max", point.max())
                    .update();
        }
    }

    @Override
    public void forget(String customer) {
        List<UUID> sites = jdbc.sql("select warehouse_id from qc_rule_customer where customer_key = :key")
                .param("key", QcRules.key(customer))
                .query((row, n) -> Sql.uuid(row, "warehouse_id"))
                .list();
        changes.changed("qc_rule", sites);
        changes.changed("qc_rule_customer", sites);
        jdbc.sql("""
                update qc_rule set version = version + 1
                where warehouse_id in (select warehouse_id from qc_rule_customer where customer_key = :key)
                """).param("key", QcRules.key(customer)).update();
        jdbc.sql("delete from qc_rule_customer where customer_key = :key")
                .param("key", QcRules.key(customer))
                .update();
    }
}
