package dev.pickwright.backend.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Databases;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A trail from before the chain loses its names, and what was typed can be erased. */
class AuditMigrationTest {

    private static final String SITE = "'00000000-0000-0000-0000-000000000001'";
    private static final String ANN = "00000000-0000-0000-0000-000000000041";

    @Test
    void namesLeaveTheTrailOnH2() {
        namesLeave(new DriverManagerDataSource(Databases.h2(), "sa", ""), "h2");
    }

    @Test
    void namesLeaveTheTrailOnPostgres() {
        namesLeave(new DriverManagerDataSource(Databases.postgres(), "postgres", ""), "postgresql");
    }

    private static void namesLeave(DriverManagerDataSource database, String vendor) {
        var flyway = Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor);
        flyway.target("19").load().migrate();
        JdbcClient jdbc = JdbcClient.create(database);
        for (String row : List.of(
                "warehouse (id, code, name, time_zone, priority, carrier, carrier_service) values (%s, 'LON', 'London', 'UTC', 1, 'P', 'N')",
                "operator (id, badge, name, pin_hash, warehouse_id, picker, packer, supervisor, administrator) values ('"
                        + ANN + "', 'B-1', 'Ann', '', %s, true, false, false, false)",
                "customer_order (id, number, status, content_hash, created_at) values ('00000000-0000-0000-0000-000000000051', 'O-1', 'unroutable', '0', current_timestamp)",
                entry(1, "take_over", ANN, "Ann", "Bob", "Ann", "Bob went home"),
                entry(2, "place_hold", ANN, "Ann", null, null, "Mr Smith called"),
                entry(3, "scan_refused", ANN, "Ann", "A-01", "B-1", "pick.wrong_bin"),
                entry(4, "sign_in_refused", null, "sign-in", null, "B-1", null),
                entry(5, "create_order", null, "erp", null, "unroutable", "O-1: no stock"))) {
            jdbc.sql("insert into " + row.replace("%s", SITE)).update();
        }
        flyway.target("20").load().migrate();
        assertThat(jdbc.sql("select * from audit_entry order by id")
                        .query((row, n) -> "%s %s %s>%s %s %s %s"
                                .formatted(
                                        row.getString("operation"),
                                        row.getString("actor"),
                                        row.getString("before_value"),
                                        row.getString("after_value"),
                                        row.getString("detail"),
                                        row.getString("note"),
                                        row.getString("order_id") != null))
                        .list())
                .containsExactly(
                        "take_over null null>" + ANN + " null Bob went home false",
                        "place_hold null null>null null Mr Smith called false",
                        "scan_refused null A-01>null pick.wrong_bin B-1 false",
                        "sign_in_refused sign-in null>null null null false",
                        "create_order erp null>unroutable null O-1: no stock true");
        assertThat(jdbc.sql("select count(*) from audit_entry where warehouse_id is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    private static String entry(
            int n, String operation, String operator, String actor, String before, String after, String detail) {
        return "audit_entry (id, at, operation, operator_id, actor, before_value, after_value, detail) values ("
                + "'00000000-0000-7000-8000-00000000000%d', current_timestamp, ".formatted(n)
                + String.join(
                        ", ",
                        quoted(operation),
                        quoted(operator),
                        quoted(actor),
                        quoted(before),
                        quoted(after),
                        quoted(detail))
                + ")";
    }

    private static String quoted(String text) {
        return text == null ? "null" : "'" + text + "'";
    }
}
