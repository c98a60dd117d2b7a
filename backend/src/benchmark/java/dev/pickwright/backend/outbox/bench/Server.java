package dev.pickwright.backend.outbox.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The one PostgreSQL, durable as in production. */
final class Server implements AutoCloseable {

    private static final Map<String, String> SETTINGS = new LinkedHashMap<>();

    static {
        SETTINGS.put("fsync", "on");
        SETTINGS.put("synchronous_commit", "on");
        SETTINGS.put("shared_buffers", "2GB");
        SETTINGS.put("max_wal_size", "8GB");
        SETTINGS.put("checkpoint_timeout", "30min");
        SETTINGS.put("max_connections", "200");
    }

    private final EmbeddedPostgres postgres;
    private int databases;

    Server() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        SETTINGS.forEach(builder::setServerConfig);
        postgres = builder.start();
    }

    static String settings() {
        return SETTINGS.entrySet().stream()
                .map(Object::toString)
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
    }

    /** A fresh database; the one before is dropped. */
    String freshDatabase() throws SQLException {
        if (databases > 0) {
            execute("drop database bench" + databases + " with (force)");
        }
        // What a cut-off run may have left behind.
        execute("alter system reset synchronous_commit");
        execute("select pg_reload_conf()");
        databases++;
        execute("create database bench" + databases);
        execute("checkpoint");
        return postgres.getJdbcUrl("postgres", "bench" + databases);
    }

    String version() throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("show server_version")) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** The median time of a commit of one small change that waits for the disk, in milliseconds. */
    double commitMillis() throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists commit_time (n integer)");
            statement.execute("truncate commit_time");
            statement.execute("insert into commit_time values (0)");
            double[] millis = new double[300];
            for (int i = 0; i < millis.length; i++) {
                long start = System.nanoTime();
                statement.execute("update commit_time set n = n + 1");
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(millis);
            return millis[millis.length / 2];
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
