package dev.pickwright.backend.outbox;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Worker processes on one PostgreSQL that tell and deliver events, while they are killed, held, stopped, cut off from
 * the database and made deaf. Says in the end what happened, and whether it may.
 */
final class KillRun implements AutoCloseable {

    /** What is done to the workers. */
    enum Blow {
        /** SIGKILL, and a new one in its place. */
        KILL,
        /** SIGSTOP for longer than the lease, then SIGCONT. */
        HOLD,
        /** SIGTERM, and a new one in its place. */
        TERMINATE,
        /** The database takes no connections for a second, and ends those there are. */
        CUT,
        /** The listening connections are ended. */
        DEAFEN,
        /** One worker more, or one less. */
        GROW,
        SHRINK
    }

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final String UNDER_WAY = "select d.event_id from outbox_deliveries d"
            + " join outbox_shard s on s.shard = d.shard where d.status = 'PROCESSING' and s.owner like ?";

    private final OutboxSite site = OutboxSite.postgres().endpoints("kafka");
    private final Sink sink = new Sink();
    private final Connection connection;
    private final JdbcClient jdbc;
    private final Random random;
    private final List<WorkerProcess> workers = new ArrayList<>();
    private final Map<Blow, Integer> blows = new EnumMap<>(Blow.class);
    private final List<Set<UUID>> interruptions = new ArrayList<>();
    private final Takeovers takeovers;
    private final Set<String> interrupted = new HashSet<>();
    private final int producing;
    private int underWay;
    private int unrecorded;

    KillRun(long seed, int size, int producing) throws Exception {
        this.random = new Random(seed);
        this.producing = producing;
        this.connection = DriverManager.getConnection(site.url + "&ApplicationName=harness", site.user, "");
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.takeovers = new Takeovers(site.url);
        Producer.createLanes(connection, 300);
        for (int n = 0; n < size; n++) {
            workers.add(worker());
        }
        for (WorkerProcess worker : workers) {
            worker.awaitStart();
        }
    }

    private WorkerProcess worker() {
        return new WorkerProcess(site.url, sink, LEASE, producing, OutboxWorker.Halt.NEVER);
    }

    /** Waits for some work to be under way, then strikes. */
    void strike(Blow blow) throws Exception {
        if (blow == Blow.HOLD || blow == Blow.TERMINATE || random.nextBoolean()) {
            awaitShares();
        }
        awaitMore(50 + random.nextInt(150));
        TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
        blows.merge(blow, 1, Integer::sum);
        switch (blow) {
            case KILL -> {
                WorkerProcess victim = remove();
                takeovers.expect("kill", victim.name, owned(victim));
                victim.kill();
                lost(victim.name);
                add();
            }
            case HOLD -> {
                WorkerProcess victim = workers.get(random.nextInt(workers.size()));
                takeovers.expect("hold", victim.name, owned(victim));
                victim.pause();
                lost(victim.name);
                TimeUnit.MILLISECONDS.sleep(LEASE.toMillis() * 2);
                victim.resume();
            }
            case TERMINATE -> {
                add();
                terminate();
            }
            case CUT -> cut(Duration.ofSeconds(1));
            case DEAFEN ->
                jdbc.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'worker-%'"
                                + " and datname = current_database()")
                        .query()
                        .listOfRows();
            case GROW -> {
                add();
                awaitShares();
            }
            case SHRINK -> {
                terminate();
                awaitShares();
            }
        }
    }

    /** Waits until each worker has its share of the shards. */
    private void awaitShares() {
        int share = Shards.COUNT / workers.size();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> workers.stream().allMatch(worker -> owned(worker) >= share - 1));
    }

    private void terminate() throws InterruptedException {
        WorkerProcess victim = remove();
        takeovers.expect("terminate", victim.name, owned(victim));
        victim.terminate();
        victim.awaitEnd();
    }

    private WorkerProcess remove() {
        return workers.remove(random.nextInt(workers.size()));
    }

    private void add() {
        WorkerProcess worker = worker();
        workers.add(worker);
        worker.awaitStart();
    }

    private int owned(WorkerProcess worker) {
        return jdbc.sql("select count(*) from outbox_shard where owner = ?")
                .param(worker.name)
                .query(Integer.class)
                .single();
    }

    /** Notes what the workers had under way, now that they cannot claim any more. */
    private void lost(String owner) {
        Set<UUID> ids =
                new HashSet<>(jdbc.sql(UNDER_WAY).param(owner).query(UUID.class).list());
        interruptions.add(ids);
        interrupted.add(owner);
        underWay += ids.size();
        unrecorded += (int) sink.arrivals().stream()
                .map(each -> each.entry().id())
                .filter(ids::contains)
                .distinct()
                .count();
    }

    /** The database ends all connections and takes none for so long. */
    void cut(Duration length) throws InterruptedException {
        allowConnections(false);
        jdbc.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name <> 'harness'"
                        + " and datname = current_database() and pid <> pg_backend_pid()")
                .query()
                .listOfRows();
        lost("%");
        TimeUnit.MILLISECONDS.sleep(length.toMillis());
        allowConnections(true);
    }

    /** The harness has its connections already. */
    private void allowConnections(boolean allowed) {
        jdbc.sql("update pg_database set datallowconn = ? where datname = current_database()")
                .param(allowed)
                .update();
    }

    private void awaitMore(int arrivals) throws InterruptedException {
        int enough = sink.count() + arrivals;
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (sink.count() < enough) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("nothing arrives any more: " + sink.count());
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Stops the telling, lets two fresh workers deliver what is left, and judges. */
    KillReport finish() throws Exception {
        for (WorkerProcess worker : List.copyOf(workers)) {
            worker.terminate();
        }
        for (WorkerProcess worker : workers) {
            worker.awaitEnd();
        }
        workers.clear();
        long began = System.nanoTime();
        for (int n = 0; n < 2; n++) {
            workers.add(new WorkerProcess(site.url, sink, LEASE, 0, OutboxWorker.Halt.NEVER));
        }
        long until = began + TimeUnit.MINUTES.toNanos(2);
        while (count("outbox_events where status = 'PENDING'") > 0 && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        long drain = System.nanoTime() - began;
        List<Ledger.Entry> stored = jdbc.sql("select id, aggregate_id, lane_seq from outbox_events")
                .query((row, n) -> new Ledger.Entry(row.getObject(1, UUID.class), row.getString(2), row.getLong(3)))
                .list();
        History history = new History(stored, sink.entries());
        List<UUID> recovered = jdbc.sql("select e.event_id from outbox_delivery_history h join outbox_deliveries e"
                        + " on e.endpoint_id = h.endpoint_id and e.feed_no = h.feed_no where h.what = 'recovered'")
                .query(UUID.class)
                .list();
        history.interrupted(recovered);
        History strict = new History(stored, sink.entries());
        interruptions.forEach(strict::interrupted);
        List<String> violations = new ArrayList<>(history.violations());
        Set<Ledger.Entry> kept = new HashSet<>(stored);
        sink.committed().stream()
                .filter(each -> !kept.contains(each))
                .forEach(each -> violations.add("lost: " + each + " was told as committed and is not stored"));
        return new KillReport(
                blows,
                stored.size(),
                sink.committed().size(),
                sink.count(),
                history.duplicates(),
                underWay,
                unrecorded,
                recovered.size(),
                count("outbox_events where status <> 'COMPLETED'"),
                violations,
                strict.violations().stream()
                        .filter(each -> each.startsWith("duplicate"))
                        .toList(),
                sink.figures().entrySet().stream()
                        .filter(each -> !interrupted.contains(each.getKey()))
                        .mapToLong(each -> each.getValue().leaseLost())
                        .sum(),
                sink.figures().values().stream().mapToLong(Sink.Figures::fenced).sum(),
                takeovers.millis(),
                Duration.ofNanos(drain));
    }

    private int count(String where) {
        return jdbc.sql("select count(*) from " + where).query(Integer.class).single();
    }

    int workers() {
        return workers.size();
    }

    String url() {
        return site.url;
    }

    @Override
    public void close() throws Exception {
        for (WorkerProcess worker : workers) {
            worker.resume();
            worker.kill();
        }
        takeovers.close();
        sink.close();
        connection.close();
        site.close();
    }
}
