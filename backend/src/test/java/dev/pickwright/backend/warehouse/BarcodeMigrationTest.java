package dev.pickwright.backend.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Databases;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database from before the barcodes gets one for everything in it that has a code. */
class BarcodeMigrationTest {

    private static final String WAREHOUSE = "00000000-0000-0000-0000-000000000001";
    private static final String EVERYWHERE = "00000000-0000-0000-0000-000000000000";

    @Test
    void rowsThatAreThereGetTheirCodesOnH2() {
        rowsGetTheirCodes(new DriverManagerDataSource(Databases.h2(), "sa", ""));
    }

    @Test
    void rowsThatAreThereGetTheirCodesOnPostgres() {
        rowsGetTheirCodes(new DriverManagerDataSource(Databases.postgres(), "postgres", ""));
    }

    private static void rowsGetTheirCodes(DriverManagerDataSource database) {
        var flyway = Flyway.configure().dataSource(database).locations("classpath:db/migration/common");
        flyway.target("10").load().migrate();
        JdbcClient jdbc = JdbcClient.create(database);
        String site = "'" + WAREHOUSE + "'";
        for (String row : List.of(
                "warehouse (id, code, name, time_zone, priority, carrier, carrier_service) values (%s, 'LON', 'London', 'UTC', 1, 'P', 'N')",
                "zone (id, warehouse_id, code, name) values (%s, %s, 'A', 'Aisles')",
                "bin (id, warehouse_id, zone_id, code, x_metres, y_metres, pick_sequence) values ('00000000-0000-0000-0000-000000000011', %s, %s, 'A-01', 0, 0, 1)",
                "tote (id, warehouse_id, code) values ('00000000-0000-0000-0000-000000000021', %s, 'T-1')",
                "tote (id, warehouse_id, code) values ('00000000-0000-0000-0000-000000000022', %s, 'a-01')",
                "sku (id, code, description, gtin) values ('00000000-0000-0000-0000-000000000031', 'MUG', 'Mug', '00000012345670')",
                "sku (id, code, description) values ('00000000-0000-0000-0000-000000000032', 'A-01', 'Lamp')",
                "operator (id, badge, name, pin_hash, warehouse_id, picker, packer, supervisor, administrator) values ('00000000-0000-0000-0000-000000000041', 'b-1', 'Ann', '', %s, true, false, false, false)",
                "operator (id, badge, name, pin_hash, warehouse_id, picker, packer, supervisor, administrator) values ('00000000-0000-0000-0000-000000000042', 'MUG', 'Bob', '', %s, true, false, false, false)")) {
            jdbc.sql("insert into " + row.replace("%s", site)).update();
        }
        flyway.target("11").load().migrate();
        assertThat(jdbc.sql("select scope, code, kind, target_id from barcode order by scope, code")
                        .query((row, n) -> "%s %s %s %s"
                                .formatted(
                                        row.getString(1).equals(EVERYWHERE) ? "all" : "site",
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4).substring(34)))
                        .list())
                .containsExactlyInAnyOrder(
                        "site A-01 bin 11",
                        "site T-1 tote 21",
                        "all MUG sku 31",
                        "all 00000012345670 sku 31",
                        "all A-01 sku 32",
                        "all B-1 badge 41");
    }
}
