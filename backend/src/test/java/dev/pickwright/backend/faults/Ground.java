package dev.pickwright.backend.faults;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Three sites with stock, the same for every operation: nothing of the one before is left. */
final class Ground {

    private static final Set<String> KEPT = Set.of(
            "flyway_schema_history",
            "outbox_mark",
            "outbox_shard",
            "outbox_instance",
            "outbox_checkpoint",
            "warehouse",
            "zone",
            "bin",
            "sku",
            "tote",
            "box_type",
            "operator",
            "operator_session",
            "barcode",
            "sku_packaging",
            "warehouse_capacity",
            "slot_rule",
            "qc_seed",
            "qc_rule",
            "qc_rule_customer",
            "qc_rule_point");

    final Api api;
    final JdbcClient jdbc;
    final Floor floor;
    final Floor.Site site;
    final Sku mug;
    final Sku vase;
    final Sku lamp;
    final Sku clock;
    final Sku fan;
    private final Floor.Site second;
    final Floor.Site third;
    /** Takes one fulfillment a day; the fan is nowhere else. */
    final Floor.Site slotted;
    /** Has nothing in it, and is there to be changed. */
    final Floor.Site spare;

    private int fresh;

    Ground(Api api, JdbcClient jdbc, Floor floor, IdSource ids) {
        this.api = api;
        this.jdbc = jdbc;
        this.floor = floor;
        floor.boxTypes();
        site = floor.site(ids);
        second = floor.site(ids);
        third = floor.site(ids);
        slotted = floor.site(ids);
        floor.capacity(slotted, 1, null);
        spare = floor.site(ids);
        Stream.of(
                        site.picker(),
                        site.other(),
                        site.packer(),
                        site.supervisor(),
                        slotted.supervisor(),
                        spare.supervisor())
                .forEach(floor::session);
        mug = floor.sku("MUG", false);
        vase = floor.sku("VASE", true);
        lamp = floor.sku("LAMP", false);
        clock = floor.sku("CLOCK", false);
        fan = floor.sku("FAN", false);
    }

    /** Forgets all business, and fills the bins: mugs in, vases in A-02, lamps and clocks elsewhere. */
    void fresh() {
        wipe();
        floor.stocked(site, 0, mug, 10);
        floor.stocked(site, 5, mug, 10);
        floor.stocked(site, 1, vase, 5);
        floor.stocked(second, 0, lamp, 10);
        floor.stocked(third, 0, clock, 10);
        floor.stocked(slotted, 0, fan, 10);
    }

    /** Tables that others refer to refuse until those are empty. */
    private void wipe() {
        jdbc.sql("update tote set fulfillment_id = null").update();
        jdbc.sql("update warehouse set lane_seq = 0").update();
        List<String> left = new ArrayList<>(jdbc.sql("""
                        select table_name from information_schema.tables
                        where table_schema = 'public' and table_type = 'BASE TABLE'
                        """).query(String.class).list());
        left.removeAll(KEPT);
        for (int pass = 0; !left.isEmpty(); pass++) {
            if (pass == 10) {
                throw new IllegalStateException("cannot empty " + left);
            }
            left.removeIf(this::emptied);
        }
    }

    private boolean emptied(String table) {
        try {
            jdbc.sql("delete from " + table).update();
            return true;
        } catch (DataAccessException e) {
            return false;
        }
    }

    /** A code that nothing had before. */
    String freshCode() {
        return "N-%d-%s".formatted(++fresh, site.code());
    }

    /** The one value a query finds, as text. */
    String value(String sql, Object... params) {
        return jdbc.sql(sql)
                .params(params)
                .query((row, n) -> String.valueOf(row.getString(1)))
                .single();
    }
}
