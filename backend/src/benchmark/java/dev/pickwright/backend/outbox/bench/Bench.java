package dev.pickwright.backend.outbox.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The side of the table that is the same for every contender: database, aggregates, handler. */
final class Bench implements AutoCloseable {

    static final int LANES = 10_000;
    /** How many events each library may publish at a time. */
    static final int PUBLISHERS = 64;

    static final int PRODUCERS = 16;
    static final String NEXT_OF_LANE = nextOfLane("bench_order");

    private final History history = new History(LANES);
    private final HikariDataSource pool = new HikariDataSource();
    private final CommitClock dataSource;

    Bench(String url) throws SQLException {
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(PRODUCERS + PUBLISHERS);
        dataSource = new CommitClock(pool, history);
        createAggregates("bench_order");
    }

    /** Locks the lane's row and answers the number of its next event. */
    static String nextOfLane(String table) {
        return "update " + table + " set version = version + 1, lane_seq = lane_seq + 1, status = 'PICKED'"
                + " where id = ? returning lane_seq";
    }

    void createAggregates(String table) throws SQLException {
        execute("""
                create table %1$s (id integer primary key, version bigint not null, lane_seq bigint not null,
                status varchar(16) not null) with (fillfactor = 50);
                insert into %1$s select n, 0, 0, 'NEW' from generate_series(1, %2$d) n;
                """.formatted(table, LANES));
    }

    History history() {
        return history;
    }

    CommitClock dataSource() {
        return dataSource;
    }

    String url() {
        return pool.getJdbcUrl();
    }

    /** The event of a lane whose row is locked; its commit is expected on this thread. */
    BenchEvent event(int lane, long laneSeq) {
        int number = history.nextNumber();
        dataSource.expect(number);
        return BenchEvent.of(number, lane, laneSeq);
    }

    int anyLane() {
        return ThreadLocalRandom.current().nextInt(LANES) + 1;
    }

    /** Outside the connections that are being measured. */
    void execute(String sql) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What autovacuum does in time. It leaves empty tables alone: counted empty, they get the plans of empty ones. */
    void tidy() throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var tables = connection.createStatement()) {
            List<String> filled = new ArrayList<>();
            try (var rows = tables.executeQuery(
                    "select format('%I.%I', schemaname, relname) from pg_stat_user_tables where n_live_tup > 0")) {
                while (rows.next()) {
                    filled.add(rows.getString(1));
                }
            }
            for (String table : filled) {
                statement.execute("vacuum analyze " + table);
            }
            statement.execute("checkpoint");
        }
    }

    /** Whether commits wait for the disk: all do while they are measured, a backlog may be piled up without. */
    void waitForDisk(boolean wait) throws SQLException {
        execute("alter system set synchronous_commit = " + (wait ? "on" : "off"));
        execute("select pg_reload_conf()");
    }

    long count(String sql) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
