package dev.pickwright.backend.outbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Watches whose the shards are, and measures how long it takes until others have all of a worker's. */
final class Takeovers implements AutoCloseable {

    private record Expected(String why, long since) {}

    private final Map<String, Expected> expected = new ConcurrentHashMap<>();
    private final Map<String, List<Long>> millis = new ConcurrentHashMap<>();
    private final Thread thread;

    Takeovers(String url) {
        thread = Thread.ofPlatform().daemon().start(() -> watch(url + "&ApplicationName=harness"));
    }

    /** From now until no shard is its any more and none is without an owner. */
    void expect(String why, String worker, int owned) {
        if (owned > 0) {
            expected.put(worker, new Expected(why, System.nanoTime()));
        }
    }

    private void watch(String url) {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            while (!Thread.currentThread().isInterrupted()) {
                look(statement);
                TimeUnit.MILLISECONDS.sleep(15);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Statement statement) throws SQLException {
        Set<String> owners = new HashSet<>();
        try (ResultSet rows = statement.executeQuery("select distinct coalesce(owner, '') from outbox_shard")) {
            while (rows.next()) {
                owners.add(rows.getString(1));
            }
        }
        if (!owners.contains("")) {
            expected.forEach((worker, each) -> {
                if (!owners.contains(worker) && expected.remove(worker, each)) {
                    millis.computeIfAbsent(each.why(), why -> new CopyOnWriteArrayList<>())
                            .add((System.nanoTime() - each.since()) / 1_000_000);
                }
            });
        }
    }

    Map<String, List<Long>> millis() {
        return Map.copyOf(millis);
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
