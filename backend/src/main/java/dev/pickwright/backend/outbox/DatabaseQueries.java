package dev.pickwright.backend.outbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What PostgreSQL knows about the rows that the outbox leaves behind. */
@Repository
class DatabaseQueries {

    private final JdbcClient jdbc;

    DatabaseQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows of the outbox that are dead and still take room. */
    long deadTuples() {
        return jdbc.sql("""
                select coalesce(sum(n_dead_tup), 0) from pg_stat_user_tables
                where schemaname = current_schema() and relname like 'outbox%'
                """).query(Long.class).single();
    }

    /** How many transactions began since the oldest snapshot that somebody holds: dead rows stay as long. */
    long xminAge() {
        return jdbc.sql("""
                select greatest(
                    (select coalesce(max(age(backend_xmin)), 0) from pg_stat_activity
                        where (datname = current_database() or backend_type = 'walsender')
                            and backend_type <> 'autovacuum worker' and pid <> pg_backend_pid()),
                    (select coalesce(max(greatest(age(xmin), age(catalog_xmin))), 0) from pg_replication_slots),
                    (select coalesce(max(age(transaction)), 0) from pg_prepared_xacts
                        where database = current_database()))
                """).query(Long.class).single();
    }
}
