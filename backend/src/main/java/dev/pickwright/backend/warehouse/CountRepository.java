package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.CountTaskId;
import dev.pickwright.model.warehouse.CountTaskView;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CountRepository {

    /** A task and the ids behind its codes. */
    record Task(WarehouseId warehouse, BinId bin, SkuId sku, CountTaskView view) {}

    private static final String TASKS = """
            select c.*, w.code as warehouse, b.code as bin, s.code as sku, s.description
            from count_task c join warehouse w on w.id = c.warehouse_id
            join bin b on b.id = c.bin_id join sku s on s.id = c.sku_id
            """;

    private final JdbcClient jdbc;

    CountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CountTaskView> list(WarehouseId warehouse, boolean open, @Nullable UUID after, int limit) {
        return jdbc
                .sql(TASKS + """
                where c.warehouse_id = :warehouse and c.status = :status
                    and (cast(:after as uuid) is null or c.id > :after)
                order by c.id fetch first :limit rows only
                """)
                .param("warehouse", warehouse.value())
                .param("status", open ? "open" : "done")
                .param("after", after)
                .param("limit", limit)
                .query(CountRepository::task)
                .list()
                .stream()
                .map(Task::view)
                .toList();
    }

    Optional<Task> find(CountTaskId id) {
        return jdbc.sql(TASKS + "where c.id = ?")
                .param(id.value())
                .query(CountRepository::task)
                .optional();
    }

    Optional<Task> openOne(BinId bin, SkuId sku) {
        return jdbc
                .sql(TASKS + "where c.bin_id = ? and c.sku_id = ? and c.status = 'open'")
                .params(bin.value(), sku.value())
                .query(CountRepository::task)
                .list()
                .stream()
                .findFirst();
    }

    /** @return 0 if it is done already */
    int finish(CountTaskId id, int counted, int difference, String by, Instant now) {
        return jdbc.sql("""
                update count_task set status = 'done', counted = ?, difference = ?, done_by = ?, done_at = ?
                where id = ? and status = 'open'
                """)
                .params(counted, difference, by, Sql.at(now), id.value())
                .update();
    }

    private static Task task(ResultSet row, int n) throws SQLException {
        return new Task(
                new WarehouseId(Sql.uuid(row, "warehouse_id")),
                new BinId(Sql.uuid(row, "bin_id")),
                new SkuId(Sql.uuid(row, "sku_id")),
                new CountTaskView(
                        new CountTaskId(Sql.uuid(row, "id")),
                        row.getString("warehouse"),
                        row.getString("bin"),
                        row.getString("sku"),
                        row.getString("description"),
                        row.getString("reason"),
                        row.getString("status").equals("open"),
                        Sql.instant(row, "created_at"),
                        Sql.integerOrNull(row, "counted"),
                        Sql.integerOrNull(row, "difference")));
    }
}
