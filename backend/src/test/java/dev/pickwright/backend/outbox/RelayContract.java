package dev.pickwright.backend.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pickwright.model.event.EventType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the relay promises, on every database. */
abstract class RelayContract {

    private static final Duration SOON = Duration.ofSeconds(15);

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

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private void awaitStatus(UUID id, String status) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(site.jdbc
                                .sql("select status from outbox_events where id = ?")
                                .param(id)
                                .query(String.class)
                                .single())
                        .isEqualTo(status));
    }

    @Test
    void everyCommittedEventIsDeliveredOnceInTheOrderOfItsLane() {
        Receiver receiver = new Receiver("kafka");
        site.endpoints("kafka").start(receiver);
        ledger.appendMany(2_000, 40);
        awaitAll(receiver);
        assertThat(receiver.acknowledged()).hasSize(2_000);
        for (int lane = 0; lane < 40; lane++) {
            assertThat(receiver.firsts("lane-" + lane)).isEqualTo(upTo(50));
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(site.count("outbox_events where status <> 'COMPLETED'"))
                        .isZero());
        assertThat(site.count("outbox_deliveries where status = 'COMPLETED'")).isEqualTo(2_000);
    }

    @Test
    void withNobodyToPushToAnEventIsCompleteOnceItIsInTheFeed() {
        site.start();
        Ledger.Entry entry = ledger.append("a");
        awaitStatus(entry.id(), "COMPLETED");
        assertThat(site.count("outbox_deliveries")).isZero();
    }

    @Test
    void aClaimWhoseAnswerIsLostLetsNoFollowerGoFirst() {
        Receiver receiver = new Receiver("kafka");
        ledger.appendMany(5, 1);
        AtomicBoolean lost = new AtomicBoolean();
        site.endpoints("kafka");
        OutboxStore losing = between(site.store("losing"), (asked, answer) -> {
            if (asked.equals("claim") && !((List<?>) answer).isEmpty() && !lost.getAndSet(true)) {
                ledger.appendMany(5, 1);
                await().until(() -> site.count("outbox_deliveries") == 10);
                throw new IllegalStateException("the connection was cut before the answer came");
            }
            if (asked.equals("endpoints") && lost.get()) {
                // Time to do it wrong: the leases are looked at after this.
                new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);
            }
        });
        site.start(losing, receiver);
        await().atMost(SOON).until(() -> receiver.firsts("lane-0").size() == 10);
        assertThat(receiver.firsts("lane-0")).isEqualTo(upTo(10));
    }

    /** Sees what was asked of the store and answered, before whoever asked does. */
    private interface Between {
        void comes(String asked, Object answer) throws InterruptedException;
    }

    private static OutboxStore between(OutboxStore real, Between seen) {
        return (OutboxStore) Proxy.newProxyInstance(
                OutboxStore.class.getClassLoader(), new Class<?>[] {OutboxStore.class}, (self, method, arguments) -> {
                    Object result;
                    try {
                        result = method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    seen.comes(method.getName(), result);
                    return result;
                });
    }

    @Test
    void anEndpointThatHangsHoldsUpNoOther() {
        CountDownLatch never = new CountDownLatch(1);
        Receiver hanging = new Receiver("kafka").does(message -> never.await());
        Receiver quick = new Receiver("webhook");
        site.endpoints("kafka", "webhook").start(hanging, quick);
        ledger.appendMany(100, 10);
        awaitAll(quick);
        assertThat(hanging.ids()).isEmpty();
        never.countDown();
        awaitAll(hanging);
    }

    @Test
    void aFailedEventIsTriedAgainAndItsLaneWaitsForIt() {
        AtomicBoolean mended = new AtomicBoolean();
        Ledger.Entry first = ledger.append("a");
        Receiver receiver = new Receiver("kafka").does(message -> {
            if (message.id().equals(first.id()) && !mended.getAndSet(true)) {
                throw Receiver.again();
            }
        });
        site.endpoints("kafka").start(receiver);
        ledger.append("a");
        ledger.append("a");
        awaitAll(receiver);
        assertThat(receiver.firsts("a")).isEqualTo(upTo(3));
        assertThat(receiver.offers(first.id())).isEqualTo(2);
    }

    @Test
    void afterFiveTriesAnEventIsDeadAndBlocksItsOwnLaneOnly() {
        Ledger.Entry poison = ledger.append("a");
        Receiver receiver = new Receiver("kafka").does(message -> {
            if (message.id().equals(poison.id())) {
                throw Receiver.again();
            }
        });
        site.endpoints("kafka").start(receiver);
        Ledger.Entry behind = ledger.append("a");
        Ledger.Entry beside = ledger.append("b");
        awaitStatus(poison.id(), "FAILED");
        awaitStatus(beside.id(), "COMPLETED");
        assertThat(receiver.offers(poison.id())).isEqualTo(5);
        assertThat(receiver.offers(behind.id())).isZero();
        assertThat(site.jdbc
                        .sql("select retry_count, cause from outbox_deliveries where event_id = ?")
                        .param(poison.id())
                        .query()
                        .singleRow())
                .containsEntry("retry_count", 5)
                .containsEntry("cause", "busy");
    }

    @Test
    void aRefusedEventIsDeadAtOnce() {
        Ledger.Entry poison = ledger.append("a");
        Receiver receiver = new Receiver("kafka").does(message -> {
            throw Receiver.refused();
        });
        site.endpoints("kafka").start(receiver);
        awaitStatus(poison.id(), "FAILED");
        assertThat(receiver.offers(poison.id())).isEqualTo(1);
    }

    @Test
    void aDeadEventOfATypeToPassOverDoesNotHoldUpItsLane() {
        Ledger.Entry poison = ledger.append("a", "fulfillment.error");
        Receiver receiver = new Receiver("kafka").does(message -> {
            if (message.id().equals(poison.id())) {
                throw Receiver.refused();
            }
        });
        site.with(OutboxSite.settings(Duration.ofSeconds(2), Set.of("fulfillment.error")))
                .endpoints("kafka")
                .start(receiver);
        Ledger.Entry behind = ledger.append("a");
        awaitStatus(behind.id(), "COMPLETED");
        awaitStatus(poison.id(), "FAILED");
    }

    @Test
    void anOutageCostsNoEventATry() {
        AtomicBoolean there = new AtomicBoolean();
        Receiver receiver = new Receiver("kafka").does(message -> {
            if (!there.get()) {
                throw Receiver.unreachable();
            }
        });
        OutboxSite.Process process = site.endpoints("kafka").start(receiver);
        ledger.appendMany(300, 30);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(process.relay.circuit("kafka")).isNotEqualTo(Circuit.State.CLOSED));
        ledger.appendMany(300, 30);
        there.set(true);
        awaitAll(receiver);
        assertThat(receiver.acknowledged()).hasSize(600);
        assertThat(site.count("outbox_deliveries where retry_count > 0")).isZero();
        for (int lane = 0; lane < 30; lane++) {
            assertThat(receiver.firsts("lane-" + lane)).isEqualTo(upTo(20));
        }
    }

    @Test
    void whatCommitsLateIsDeliveredThoughLaterOnesWentBefore() throws Exception {
        Receiver receiver = new Receiver("kafka");
        site.endpoints("kafka").start(receiver);
        Ledger.Open open = ledger.begin("late");
        Ledger.Entry early = ledger.append("early");
        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.ids()).contains(early.id()));
        Ledger.Entry late = open.commit();
        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.ids()).contains(late.id()));
    }

    @Test
    void aLaneOfThousandsBehindADeadEventFlowsInOrderOnceThatIsGone() {
        Ledger.Entry poison = ledger.append("lane-0");
        AtomicBoolean mended = new AtomicBoolean();
        Receiver receiver = new Receiver("kafka").does(message -> {
            if (message.id().equals(poison.id()) && !mended.get()) {
                throw Receiver.refused();
            }
        });
        OutboxSite.Process process = site.endpoints("kafka").start(receiver);
        awaitStatus(poison.id(), "FAILED");
        ledger.appendMany(3_000, 1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                site.count("outbox_deliveries where available_at is not null and status = 'PENDING'"))
                        .isEqualTo(3_000));
        mended.set(true);
        var letters = new DeadLetterRepository(site.jdbc);
        letters.revive(letters.lock("kafka", poison.id()).orElseThrow());
        process.relay.changed();
        awaitAll(receiver);
        assertThat(receiver.firsts("lane-0")).isEqualTo(upTo(3_001));
        Ledger.Entry after = ledger.append("lane-0");
        awaitAll(receiver);
        assertThat(receiver.ids().getLast()).isEqualTo(after.id());
    }

    @Test
    void aReceiverThatTakesTooLongIsGivenUpAndAskedAgain() {
        AtomicBoolean first = new AtomicBoolean(true);
        Receiver receiver = new Receiver("kafka").within(Duration.ofMillis(200)).does(message -> {
            if (first.getAndSet(false)) {
                new CountDownLatch(1).await();
            }
        });
        site.endpoints("kafka").start(receiver);
        Ledger.Entry entry = ledger.append("a");
        awaitStatus(entry.id(), "COMPLETED");
        assertThat(receiver.offers(entry.id())).isEqualTo(2);
    }

    @Test
    void aStopHandsOverAtOnceAndRepeatsNothing() {
        Receiver receiver = new Receiver("kafka");
        OutboxSite.Process process = site.endpoints("kafka").start(receiver);
        ledger.appendMany(500, 20);
        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.ids()).isNotEmpty());
        process.stop();
        assertThat(site.count("outbox_deliveries where status = 'PROCESSING'")).isZero();
        assertThat(site.count("outbox_shard where owner is not null")).isZero();
        site.start(receiver);
        awaitAll(receiver);
        assertThat(receiver.acknowledged()).hasSize(500);
    }

    @Test
    void readersSeeTheFeedWithoutAGap() {
        OutboxSite.Process process = site.start();
        ledger.appendMany(1_500, 10);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(process.store.confirmed()).isEqualTo(1_500));
        Map<Long, Long> numbers =
                site.jdbc.sql("select feed_no from outbox_events order by feed_no").query(Long.class).list().stream()
                        .collect(Collectors.toMap(no -> no, no -> no));
        assertThat(numbers.keySet()).containsExactlyInAnyOrderElementsOf(upTo(1_500));
    }

    @Test
    void anEventWhoseProcessDiesWithItEveryTimeIsDeadInTheEnd() {
        Ledger.Entry poison = ledger.append("a");
        Ledger.Entry beside = ledger.append("b");
        site.endpoints("kafka");
        OutboxStore store = site.store("x");
        store.number(100, 0);
        int shard = Shards.of(EventType.Lane.FULFILLMENT, "a");
        for (int crash = 0; crash <= OutboxStore.MAX_RECOVERIES; crash++) {
            String owner = "crashed-" + crash;
            site.jdbc
                    .sql("update outbox_shard set owner = null, lease_until = null")
                    .update();
            Map<Integer, Long> mine = store.acquire(owner, 64, Duration.ofSeconds(30));
            store.recover(mine);
            var claimed = store.claim(1, owner, Map.of(shard, 0L), 10);
            if (claimed.isEmpty()) {
                claimed = store.claimDue(1, owner, Set.of(shard), 10);
            }
            assertThat(claimed).as("claimed by process %d", crash).hasSize(1);
        }
        site.jdbc
                .sql("update outbox_shard set owner = null, lease_until = null")
                .update();
        Receiver receiver = new Receiver("kafka");
        site.start(receiver);
        awaitStatus(poison.id(), "FAILED");
        awaitStatus(beside.id(), "COMPLETED");
        assertThat(receiver.offers(poison.id())).isZero();
    }
}
