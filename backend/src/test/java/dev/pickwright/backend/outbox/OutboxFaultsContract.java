package dev.pickwright.backend.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pickwright.model.event.EventType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults that one process sees, on every database. The number is that of docs/reliability-outbox.md. */
abstract class OutboxFaultsContract {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration LEASE = Duration.ofSeconds(30);

    private OutboxSite site;
    private Ledger ledger;

    abstract OutboxSite site();

    @BeforeEach
    void open() {
        site = site();
        ledger = site.ledger();
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private void awaitAll(Receiver receiver) {
        Set<UUID> all = ledger.committed().stream().map(Ledger.Entry::id).collect(Collectors.toSet());
        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.ids()).containsAll(all));
    }

    private List<String> violations(Receiver receiver) {
        return new History(
                        ledger.committed(),
                        receiver.acknowledged().stream()
                                .map(each -> new Ledger.Entry(each.id(), each.laneId(), each.laneSeq()))
                                .toList())
                .violations();
    }

    @Test
    void f14_anEventThatWasNotNumberedUnderTheLockOfItsLaneFailsItsTransaction() throws SQLException {
        ledger.append("a");
        site.jdbc.sql("create table change (id integer)").update();
        try (var connection = java.sql.DriverManager.getConnection(site.url, site.user, "")) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("insert into change values (1)");
                assertThatThrownBy(() -> statement.execute("insert into outbox_events (id, shard, aggregate_type,"
                                + " aggregate_id, lane_seq, event_type, payload, created_at) values ('"
                                + UUID.randomUUID()
                                + "', 0, 'fulfillment', 'a', 1, 'fulfillment.created', '{}', current_timestamp)"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("aggregate_id");
            }
            connection.rollback();
        }
        assertThat(site.count("change")).isZero();
        assertThat(site.count("outbox_events")).isEqualTo(1);
    }

    @Test
    void f17_ofALaneThatDiedWithItsProcessTwiceTheFirstIsTriedFirst() {
        List<Ledger.Entry> lane = List.of(ledger.append("a"), ledger.append("a"), ledger.append("a"));
        site.endpoints("kafka");
        OutboxStore store = site.store("x");
        store.number(100, 0);
        int shard = Shards.of(EventType.Lane.FULFILLMENT, "a");
        for (int crash = 1; crash <= 2; crash++) {
            take(store, "crashed-" + crash);
            assertThat(store.claim(1, "crashed-" + crash, Map.of(shard, 0L), 10))
                    .hasSize(3);
        }
        for (int crash = 3; crash <= 5; crash++) {
            take(store, "crashed-" + crash);
            assertThat(store.claimDue(1, "crashed-" + crash, Set.of(shard), 10))
                    .extracting(each -> each.event().id())
                    .containsExactly(lane.getFirst().id());
            assertThat(store.claimDue(1, "crashed-" + crash, Set.of(shard), 10)).isEmpty();
        }
        free();
        Receiver receiver = new Receiver("kafka");
        site.start(receiver);
        awaitAll(receiver);
        assertThat(violations(receiver)).isEmpty();
    }

    private void free() {
        site.jdbc
                .sql("update outbox_shard set owner = null, lease_until = null")
                .update();
    }

    private void take(OutboxStore store, String owner) {
        free();
        store.recover(store.acquire(owner, Shards.COUNT, LEASE));
    }

    @Test
    void f18_aSlowEndpointSlowsNoOtherDown() {
        Receiver quick = new Receiver("webhook");
        Receiver slow = new Receiver("kafka").does(message -> TimeUnit.MILLISECONDS.sleep(1_000));
        site.endpoints("webhook").start(quick, slow);
        long alone = millisToDeliver(quick);
        site.endpoints("kafka");
        await().atMost(SOON)
                .until(() -> millisToDeliver(quick) >= 0 && !slow.acknowledged().isEmpty());
        long beside = millisToDeliver(quick);
        System.out.printf("F18: 300 events: %d ms alone, %d ms beside a slow endpoint%n", alone, beside);
        assertThat(slow.acknowledged().size()).isLessThan(quick.acknowledged().size() / 2);
        assertThat(beside).isLessThan(3 * alone + 1_000);
    }

    private long millisToDeliver(Receiver receiver) {
        long began = System.nanoTime();
        ledger.appendMany(300, 30);
        awaitAll(receiver);
        return (System.nanoTime() - began) / 1_000_000;
    }

    @Test
    void f20_callsThatIgnoreTheirInterruptionAreBoundedAndSeen() {
        AtomicBoolean released = new AtomicBoolean();
        Receiver hanging = new Receiver("kafka").within(Duration.ofMillis(200)).does(message -> {
            while (!released.get()) {
                LockSupport.parkNanos(10_000_000);
                Thread.interrupted();
            }
        });
        Receiver quick = new Receiver("webhook");
        OutboxSite.Process process = site.endpoints("kafka", "webhook").start(hanging, quick);
        ledger.appendMany(100, 50);
        awaitAll(quick);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(process.registry
                                .get("outbox.hung")
                                .tag("endpoint", "kafka")
                                .gauge()
                                .value())
                        .isEqualTo(hanging.concurrency()));
        assertThat(hanging.running()).isEqualTo(hanging.concurrency());
        released.set(true);
        awaitAll(hanging);
        await().atMost(SOON).until(() -> hanging.running() == 0);
    }

    @Test
    void f21_anAnswerThatComesTooLateIsAskedForAgainUnderTheSameId() {
        AtomicBoolean first = new AtomicBoolean(true);
        CountDownLatch late = new CountDownLatch(1);
        Receiver receiver = new Receiver("kafka").within(Duration.ofMillis(200)).does(message -> {
            if (first.getAndSet(false)) {
                uninterrupted(late);
            }
        });
        site.endpoints("kafka").start(receiver);
        Ledger.Entry entry = ledger.append("a");
        awaitAll(receiver);
        late.countDown();
        await().atMost(SOON).until(() -> receiver.acknowledged().size() == 2);
        assertThat(receiver.acknowledged()).allMatch(each -> each.id().equals(entry.id()));
        assertThat(receiver.acknowledged().get(0).body())
                .isEqualTo(receiver.acknowledged().get(1).body());
    }

    private static void uninterrupted(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            LockSupport.parkNanos(10_000_000);
            Thread.interrupted();
        }
    }

    @Test
    void f30_anEventOfATypeThatThisVersionDoesNotKnowIsDeliveredAsItIs() {
        Receiver receiver = new Receiver("kafka");
        site.endpoints("kafka").start(receiver);
        ledger.append("a", "fulfillment.teleported");
        awaitAll(receiver);
        assertThat(receiver.acknowledged()).extracting(Message::type).containsExactly("fulfillment.teleported");
    }

    @Test
    void f30_theEventsOfAnEndpointThatNobodyServesWaitForSomebodyWhoDoes() {
        Receiver kafka = new Receiver("kafka");
        OutboxSite.Process without = site.endpoints("kafka", "webhook").start(kafka);
        ledger.appendMany(50, 5);
        awaitAll(kafka);
        assertThat(site.count("outbox_deliveries where status = 'PENDING'")).isEqualTo(50);
        without.stop();
        Receiver webhook = new Receiver("webhook");
        site.start(kafka, webhook);
        awaitAll(webhook);
        assertThat(violations(webhook)).isEmpty();
    }

    @Test
    void f31_whatAnOwnerOfAnOlderEpochRecordsChangesNothing() {
        ledger.append("a");
        site.endpoints("kafka");
        OutboxStore store = site.store("x");
        store.number(100, 0);
        int shard = Shards.of(EventType.Lane.FULFILLMENT, "a");
        take(store, "old");
        List<Claimed> old = store.claim(1, "old", Map.of(shard, 0L), 10);
        take(store, "new");
        List<Claimed> claimed = store.claim(1, "new", Map.of(shard, 0L), 10);
        assertThat(store.claim(1, "old", Map.of(shard, 0L), 10)).isEmpty();
        assertThat(store.complete(1, old)).isEmpty();
        assertThat(store.fail(1, old.getFirst(), "late", "late", Duration.ofSeconds(1), false)
                        .recorded())
                .isFalse();
        store.giveBack(1, old);
        store.park(1, old);
        assertThat(site.count("outbox_deliveries where status = 'PROCESSING' and retry_count = 0"))
                .isEqualTo(1);
        assertThat(store.complete(1, claimed)).hasSize(1);
    }
}
