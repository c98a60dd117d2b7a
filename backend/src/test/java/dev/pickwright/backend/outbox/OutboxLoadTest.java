package dev.pickwright.backend.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Faults of size and of time, measured on PostgreSQL. The number is that of docs/reliability-outbox.md. */
@Tag("long")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class OutboxLoadTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final Map<UUID, Long> arrived = new ConcurrentHashMap<>();
    private final Receiver receiver =
            new Receiver("kafka").does(message -> arrived.put(message.id(), System.nanoTime()));
    private OutboxSite site;
    private Ledger ledger;

    @BeforeEach
    void open() {
        site = OutboxSite.postgres().endpoints("kafka");
        ledger = site.ledger();
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    /** Times in milliseconds, sorted. */
    private static final class Times {
        private final List<Double> sorted;

        Times(Iterable<Long> nanos) {
            sorted = new ArrayList<>();
            nanos.forEach(each -> sorted.add(each / 1e6));
            sorted.sort(null);
        }

        double at(double part) {
            return sorted.get((int) Math.min(sorted.size() - 1, part * sorted.size()));
        }

        @Override
        public String toString() {
            return "p50 %.1f, p99 %.1f, max %.1f ms of %d"
                    .formatted(at(0.5), at(0.99), sorted.getLast(), sorted.size());
        }
    }

    private static long heap() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }

    /** Appends at a steady rate for so long. @return how long each event took from its commit to its arrival */
    private Times latencies(
            OutboxSite.Process process, Duration length, java.util.function.Supplier<String> lane, String measured)
            throws InterruptedException {
        Map<UUID, Long> told = new HashMap<>();
        long began = System.nanoTime();
        for (int n = 0; System.nanoTime() - began < length.toNanos(); n++) {
            LockSupport.parkNanos(began + n * 5_000_000L - System.nanoTime());
            Ledger.Entry entry = ledger.append(lane.get());
            long at = System.nanoTime();
            process.relay.committed();
            if (entry.lane().startsWith(measured)) {
                told.put(entry.id(), at);
            }
        }
        await().atMost(LONG).until(() -> arrived.keySet().containsAll(told.keySet()));
        return new Times(told.entrySet().stream()
                .map(each -> Math.max(0, arrived.get(each.getKey()) - each.getValue()))
                .toList());
    }

    @Test
    void f23_aBlockedLaneOfAHundredThousandLeavesMemoryAndOtherLanesAlone() throws Exception {
        AtomicBoolean mended = new AtomicBoolean();
        Ledger.Entry poison = ledger.append("lane-0");
        receiver.does(message -> {
            if (message.id().equals(poison.id()) && !mended.get()) {
                throw Receiver.refused();
            }
            arrived.put(message.id(), System.nanoTime());
        });
        OutboxSite.Process process = site.start(receiver);
        await().atMost(LONG).until(() -> site.count("outbox_events where status = 'FAILED'") == 1);
        Random random = new Random(23);
        long heapBefore = heap();
        Times before = latencies(process, Duration.ofSeconds(10), () -> "other-" + random.nextInt(50), "other");
        ledger.appendMany(100_000, 1);
        Times during = latencies(process, Duration.ofSeconds(10), () -> "other-" + random.nextInt(50), "other");
        await().atMost(LONG)
                .until(() -> site.count("outbox_deliveries where available_at is not null and status = 'PENDING'")
                        == 100_000);
        Times after = latencies(process, Duration.ofSeconds(10), () -> "other-" + random.nextInt(50), "other");
        long heapAfter = heap();
        mended.set(true);
        var letters = new DeadLetterRepository(site.jdbc);
        letters.revive(letters.lock("kafka", poison.id()).orElseThrow());
        long began = System.nanoTime();
        process.relay.changed();
        await().atMost(LONG).until(() -> site.count("outbox_events where status <> 'COMPLETED'") == 0);
        System.out.printf(
                "F23: others before: %s; while parking: %s; with 100,000 parked: %s; heap %d -> %d MB; drained in %d ms%n",
                before, during, after, heapBefore, heapAfter, (System.nanoTime() - began) / 1_000_000);
        assertThat(receiver.firsts("lane-0"))
                .isEqualTo(LongStream.rangeClosed(1, 100_001).boxed().toList());
        // The harness itself remembers some 100,000 events.
        assertThat(heapAfter - heapBefore).isLessThan(64);
        assertThat(after.at(0.99)).isLessThan(2 * before.at(0.99) + 50);
    }

    @Test
    void f25_aHotLaneLeavesTheOthersTheirPace() throws Exception {
        OutboxSite.Process process = site.start(receiver);
        Random random = new Random(25);
        latencies(process, Duration.ofSeconds(5), () -> "warm-" + random.nextInt(100), "warm");
        Times even = latencies(process, Duration.ofSeconds(20), () -> "cold-" + random.nextInt(100), "cold");
        Times hot = latencies(
                process,
                Duration.ofSeconds(20),
                () -> random.nextInt(10) < 8 ? "hot" : "cool-" + random.nextInt(100),
                "cool");
        System.out.printf("F25: evenly spread: %s; beside a lane with 80 %%: %s%n", even, hot);
        assertThat(hot.at(0.99)).isLessThan(2 * even.at(0.99) + 20);
    }

    @Test
    void f24_aBacklogOfAMillionMakesClaimingNoSlower() throws Exception {
        preload(1_000);
        Times few = claims();
        preload(999_000);
        Times many = claims();
        long heapBefore = heap();
        long began = System.nanoTime();
        AtomicInteger count = new AtomicInteger();
        receiver.does(message -> {
            if (count.incrementAndGet() == 1) {
                System.out.printf("F24: first delivery after %d ms%n", (System.nanoTime() - began) / 1_000_000);
            }
        });
        OutboxSite.Process process = site.start(receiver);
        await().atMost(LONG).until(() -> count.get() > 20_000);
        long heapAfter = heap();
        System.out.printf(
                "F24: claim of 500: %s at 1,000; %s at 1,000,000; %d delivered in %d ms; heap %d -> %d MB%n",
                few, many, count.get(), (System.nanoTime() - began) / 1_000_000, heapBefore, heapAfter);
        process.stop();
        assertThat(many.at(0.5)).isLessThan(3 * few.at(0.5));
        assertThat(heapAfter - heapBefore).isLessThan(64);
    }

    /** Numbered events with their deliveries, as an outage leaves them, over 2,000 lanes. */
    private void preload(int events) {
        if (site.count("information_schema.tables where table_name = 'spread'") == 0) {
            site.jdbc
                    .sql("create table spread (n integer primary key, lane varchar(64), shard smallint)")
                    .update();
            String rows = String.join(
                    ",",
                    IntStream.range(0, 2_000)
                            .mapToObj(n -> "(%d, 'lane-%d', %d)"
                                    .formatted(
                                            n,
                                            n,
                                            Shards.of(
                                                    dev.pickwright.model.event.EventType.Lane.FULFILLMENT,
                                                    "lane-" + n)))
                            .toList());
            site.jdbc.sql("insert into spread values " + rows).update();
        }
        int from = site.count("outbox_events");
        site.jdbc
                .sql(
                        "insert into outbox_events (id, feed_no, shard, aggregate_type, aggregate_id, lane_seq, event_type,"
                                + " payload, created_at, deliveries_open) select gen_random_uuid(), g, s.shard, 'fulfillment',"
                                + " s.lane, 1 + g / 2000, 'fulfillment.created', '{}', now(), 1"
                                + " from generate_series(?, ?) g join spread s on s.n = g % 2000")
                .params(from + 1, from + events)
                .update();
        site.jdbc
                .sql(
                        "insert into outbox_deliveries (endpoint_id, shard, feed_no, event_id, aggregate_type, aggregate_id,"
                                + " lane_seq, max_retries) select 1, shard, feed_no, id, aggregate_type, aggregate_id, lane_seq, 5"
                                + " from outbox_events where feed_no > ?")
                .param(from)
                .update();
        site.jdbc
                .sql("update outbox_mark set feed_no = ? where name in ('numbered', 'confirmed')")
                .param(from + events)
                .update();
    }

    private Times claims() {
        OutboxStore store = site.store("timing");
        Map<Integer, Long> epochs = store.acquire("timing", Shards.COUNT, LONG);
        Map<Integer, Long> cursors = new HashMap<>();
        epochs.keySet().forEach(shard -> cursors.put(shard, 0L));
        List<Long> nanos = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            long began = System.nanoTime();
            List<Claimed> claimed = store.claim(1, "timing", cursors, 500);
            if (n >= 20) {
                nanos.add(System.nanoTime() - began);
            }
            assertThat(claimed).hasSize(500);
            store.giveBack(1, claimed);
        }
        store.leave("timing");
        return new Times(nanos);
    }

    /** Notes how long each call of a method took. */
    private static OutboxStore timing(OutboxStore store, Map<String, Queue<Long>> nanos) {
        return (OutboxStore) Proxy.newProxyInstance(
                OutboxLoadTest.class.getClassLoader(),
                new Class<?>[] {OutboxStore.class},
                (proxy, method, arguments) -> {
                    long began = System.nanoTime();
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        nanos.computeIfAbsent(method.getName(), name -> new ConcurrentLinkedQueue<>())
                                .add(System.nanoTime() - began);
                    }
                });
    }

    @Test
    void f12_aSnapshotThatIsHeldMakesNothingSlower() throws Exception {
        Map<String, Queue<Long>> nanos = new ConcurrentHashMap<>();
        OutboxSite.Process process = site.start(timing(site.store("timed"), nanos), receiver);
        Random random = new Random(12);
        Duration length = Duration.parse(System.getProperty("pickwright.snapshot", "PT40S"));
        latencies(process, Duration.ofSeconds(5), () -> "warm-" + random.nextInt(100), "warm");
        nanos.clear();
        Times before = latencies(process, length.dividedBy(2), () -> "free-" + random.nextInt(100), "free");
        Times claimsBefore = new Times(nanos.get("claim"));
        Times numbersBefore = new Times(nanos.get("number"));
        try (Connection holder = DriverManager.getConnection(site.url, site.user, "")) {
            holder.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            holder.setAutoCommit(false);
            holder.createStatement().executeQuery("select count(*) from outbox_events");
            ledger.appendMany(30_000, 300);
            await().atMost(LONG)
                    .until(() -> arrived.size() >= ledger.committed().size());
            nanos.clear();
            Times during = latencies(process, length, () -> "held-" + random.nextInt(100), "held");
            Times claimsDuring = new Times(nanos.get("claim"));
            Times numbersDuring = new Times(nanos.get("number"));
            System.out.printf(
                    "F12: claim %s before, %s with a held snapshot and 30,000 churned rows; number %s before, %s then;"
                            + " commit to arrival %s before, %s then%n",
                    claimsBefore, claimsDuring, numbersBefore, numbersDuring, before, during);
            assertThat(claimsDuring.at(0.5)).isLessThan(2 * claimsBefore.at(0.5) + 5);
            assertThat(during.at(0.5)).isLessThan(2 * before.at(0.5) + 10);
        }
    }

    @Test
    void f29_retentionKeepsNoProducerWaiting() throws Exception {
        site.start(receiver);
        OutboxStore store = site.store("purging");
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger purged = new AtomicInteger();
        Thread purge = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                OutboxStore.Purged page = store.purge(Duration.ofMillis(1), 0, 1_000);
                purged.addAndGet(page.count());
            }
        });
        List<Long> commits = new ArrayList<>();
        AtomicInteger refused = new AtomicInteger();
        try (Connection connection = DriverManager.getConnection(site.url, site.user, "")) {
            Producer.createLanes(connection, 100);
            connection.createStatement().execute("set lock_timeout = '50ms'");
            connection.setAutoCommit(false);
            Random random = new Random(29);
            long began = System.nanoTime();
            while (System.nanoTime() - began < TimeUnit.SECONDS.toNanos(20)) {
                long begun = System.nanoTime();
                try {
                    Producer.tell(connection, "lane-" + random.nextInt(100), "fulfillment.created");
                    connection.commit();
                } catch (SQLException e) {
                    connection.rollback();
                    refused.incrementAndGet();
                }
                commits.add(System.nanoTime() - begun);
                LockSupport.parkNanos(2_000_000);
            }
        } finally {
            done.set(true);
            purge.join();
        }
        System.out.printf(
                "F29: %d events purged beside %d transactions, of which %d waited longer than 50 ms for a lock; %s%n",
                purged.get(), commits.size(), refused.get(), new Times(commits));
        assertThat(refused).hasValue(0);
        assertThat(purged.get()).isPositive();
    }
}
