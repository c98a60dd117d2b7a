package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.platform.jdbc.Sql;
import java.sql.DatabaseMetaData;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Central: which incarnation this database is of. */
@Component
class IncarnationStore {

    /** What tells a database from a copy of it; null where the database does not say. */
    record Database(@Nullable String system, @Nullable Integer timeline) {}

    record Stored(int incarnation, Database database) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    IncarnationStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** Locked until the transaction ends. */
    Optional<Stored> lock() {
        return jdbc.sql("select * from sync_central where id = 1 for update")
                .query((row, n) -> new Stored(
                        row.getInt("incarnation"),
                        new Database(row.getString("system_id"), Sql.integerOrNull(row, "timeline"))))
                .optional();
    }

    Optional<Integer> current() {
        return jdbc.sql("select incarnation from sync_central where id = 1")
                .query(Integer.class)
                .optional();
    }

    /** Two processes may start at once: the first row stays. */
    void insert(Database database, Instant now) {
        jdbc.sql("""
                insert into sync_central (id, incarnation, system_id, timeline, since, reason)
                values (1, 1, :system, :timeline, :now, 'first start') on conflict do nothing
                """)
                .param("system", database.system())
                .param("timeline", database.timeline())
                .param("now", Sql.at(now))
                .update();
    }

    void write(int incarnation, Database database, String reason, Instant now) {
        jdbc.sql("""
                update sync_central set incarnation = :incarnation, system_id = :system, timeline = :timeline,
                    since = :now, reason = :reason
                where id = 1
                """)
                .param("incarnation", incarnation)
                .param("system", database.system())
                .param("timeline", database.timeline())
                .param("now", Sql.at(now))
                .param("reason", reason)
                .update();
    }

    /** PostgreSQL says which cluster it is, and how often that was promoted or restored to a point in time. */
    Database database() {
        String product = template.execute((ConnectionCallback<String>) connection -> {
            DatabaseMetaData data = connection.getMetaData();
            return data.getDatabaseProductName();
        });
        if (!"PostgreSQL".equals(product)) {
            return new Database(null, null);
        }
        return jdbc.sql("""
                select cast(s.system_identifier as text) as system, c.timeline_id
                from pg_control_system() s, pg_control_checkpoint() c
                """)
                .query((row, n) -> new Database(row.getString("system"), row.getInt("timeline_id")))
                .single();
    }
}
