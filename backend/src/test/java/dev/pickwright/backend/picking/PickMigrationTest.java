package dev.pickwright.backend.picking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Databases;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Picks of a database from before they were movements keep their lines and what was undone of them. */
class PickMigrationTest {

    private final UUID warehouse = new UUID(0, 1);
    private final UUID bin = new UUID(0, 2);
    private final UUID sku = new UUID(0, 3);
    private final UUID tote = new UUID(0, 4);
    private final UUID item = new UUID(0, 5);
    private final UUID line = new UUID(0, 6);
    private final UUID list = new UUID(0, 7);
    private JdbcClient jdbc;

    @Test
    void onH2() {
        check(new DriverManagerDataSource(Databases.h2(), "sa", ""));
    }

    @Test
    void onPostgres() {
        check(new DriverManagerDataSource(Databases.postgres(), "postgres", ""));
    }

    private void check(DriverManagerDataSource data) {
        var flyway = Flyway.configure().dataSource(data).locations("classpath:db/migration/common");
        flyway.target("10").load().migrate();
        jdbc = JdbcClient.create(data);
        goods();
        UUID first = move("pick", bin, tote, 1, 1);
        UUID second = move("pick", bin, tote, 1, 2);
        UUID third = move("pick", bin, tote, 1, 3);
        pick(1, 2, true);
        pick(1, 3, true);
        pick(1, 4, false);
        UUID undone = move("undo_pick", tote, bin, 1, 5);
        UUID also = move("undo_pick", tote, bin, 1, 6);

        flyway.target("13").load().migrate();

        assertThat(jdbc.sql("select count(*) from stock_movement where pick_line_id = ?")
                        .param(line)
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
        assertThat(jdbc.sql("select id from stock_movement where reverses_id in (?, ?)")
                        .params(first, second)
                        .query(UUID.class)
                        .list())
                .containsExactlyInAnyOrder(undone, also);
        assertThat(jdbc.sql("select count(*) from stock_movement where reverses_id = ?")
                        .param(third)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from allocation").query(Long.class).single())
                .as("the open line stands for it")
                .isZero();
    }

    private void goods() {
        UUID zone = new UUID(0, 8);
        UUID order = new UUID(0, 9);
        UUID orderLine = new UUID(0, 10);
        UUID part = new UUID(0, 11);
        run(
                "insert into warehouse (id, code, name, time_zone, priority, carrier, carrier_service)"
                        + " values (?, 'W', 'W', 'UTC', 1, 'c', 's')",
                warehouse);
        run("insert into zone (id, warehouse_id, code, name) values (?, ?, 'A', 'A')", zone, warehouse);
        run(
                "insert into bin (id, warehouse_id, zone_id, code, x_metres, y_metres, pick_sequence)"
                        + " values (?, ?, ?, 'A-01', 1, 1, 1)",
                bin,
                warehouse,
                zone);
        run("insert into sku (id, code, description) values (?, 'MUG', 'A mug')", sku);
        run(
                "insert into customer_order (id, number, status, content_hash, created_at)"
                        + " values (?, 'O-1', 'in_fulfillment', 'x', current_timestamp)",
                order);
        run(
                "insert into order_line (id, order_id, line_number, sku_id, quantity) values (?, ?, 1, ?, 4)",
                orderLine,
                order,
                sku);
        run(
                "insert into fulfillment (id, number, order_id, warehouse_id, part_number, status, status_since,"
                        + " created_at, qc_required) values (?, 'F-1', ?, ?, 1, 'picking', current_timestamp,"
                        + " current_timestamp, false)",
                part,
                order,
                warehouse);
        run("insert into tote (id, warehouse_id, code, fulfillment_id) values (?, ?, 'T-1', ?)", tote, warehouse, part);
        run(
                "insert into fulfillment_item (id, fulfillment_id, order_line_id, line_number, sku_id, ordered, allocated,"
                        + " picked) values (?, ?, ?, 1, ?, 4, 3, 1)",
                item,
                part,
                orderLine,
                sku);
        run("insert into allocation (item_id, bin_id, sku_id, quantity) values (?, ?, ?, 3)", item, bin, sku);
        run(
                "insert into picklist (id, number, warehouse_id, status, created_at)"
                        + " values (?, 'P-1', ?, 'claimed', current_timestamp)",
                list,
                warehouse);
        run(
                "insert into pick_line (id, picklist_id, fulfillment_id, item_id, sku_id, bin_id, position, quantity, picked,"
                        + " status) values (?, ?, ?, ?, ?, ?, 1, 4, 1, 'open')",
                line,
                list,
                part,
                item,
                sku,
                bin);
    }

    private UUID move(String reason, UUID from, UUID to, int quantity, int second) {
        UUID id = UUID.randomUUID();
        run(
                "insert into stock_movement (id, moved_at, warehouse_id, sku_id, quantity, from_kind, from_id, to_kind, to_id,"
                        + " reason, item_id) values (?, " + at(second) + ", ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                warehouse,
                sku,
                quantity,
                from.equals(bin) ? "bin" : "tote",
                from,
                to.equals(bin) ? "bin" : "tote",
                to,
                reason,
                item);
        return id;
    }

    private void pick(int quantity, int second, boolean undone) {
        run(
                "insert into pick (id, pick_line_id, picklist_id, tote_id, quantity, picked_at, undone)"
                        + " values (?, ?, ?, ?, ?, " + at(second) + ", ?)",
                UUID.randomUUID(),
                line,
                list,
                tote,
                quantity,
                undone);
    }

    private static String at(int second) {
        return "timestamp with time zone '2026-01-01 00:00:%02d+00'".formatted(second);
    }

    private void run(String sql, Object... values) {
        jdbc.sql(sql).params(values).update();
    }
}
