package dev.pickwright.backend.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pickwright.model.event.EventType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What keeps the outbox within bounds, on every database. */
abstract class OutboxLimitsContract {

    static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration WEEK = Duration.ofDays(7);

    OutboxSite site;
    Ledger ledger;

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

    static OutboxSettings settings(Duration poll, int inFlight) {
        return new OutboxSettings("/pickwright", Duration.ofSeconds(2), poll, WEEK, inFlight, Set.of());
    }

    @Test
    void aCommitIsTakenUpWithoutWaitingForThePoll() {
        Receiver receiver = new Receiver("kafka");
        OutboxSite.Process process = site.with(settings(Duration.ofMinutes(10), 2_000))
                .endpoints("kafka")
                .start(receiver);
        for (int i = 1; i <= 3; i++) {
            UUID id = ledger.append("a").id();
            process.relay.committed();
            await().atMost(SOON).untilAsserted(() -> assertThat(receiver.ids()).contains(id));
        }
    }

    @Test
    void aReceiverThatHangsBoundsWhatIsClaimedAndWhatIsCalled() {
        CountDownLatch opens = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        Receiver receiver = new Receiver("kafka").within(Duration.ofMinutes(1)).does(message -> {
            calls.incrementAndGet();
            opens.await();
        });
        ledger.appendMany(1_000, 200);
        site.with(settings(Duration.ofMillis(50), 100)).endpoints("kafka").start(receiver);

        await().atMost(SOON).until(() -> calls.get() == receiver.concurrency());
        await().during(Duration.ofMillis(500)).atMost(SOON).untilAsserted(() -> {
            assertThat(site.count("outbox_deliveries where status = 'PROCESSING'"))
                    .isLessThanOrEqualTo(100);
            assertThat(calls).hasValue(receiver.concurrency());
        });
        opens.countDown();
        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.ids()).hasSize(1_000));
    }

    @Test
    void deliveriesAreClaimedAndRecordedManyAtATime() {
        Receiver receiver = new Receiver("kafka");
        ledger.appendMany(2_000, 400);
        OutboxSite.Process process = site.endpoints("kafka").start(receiver);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(process.registry
                                .get("outbox.complete.batch")
                                .summary()
                                .totalAmount())
                        .isEqualTo(2_000));
        assertThat(process.registry.get("outbox.claim.batch").summary().max()).isGreaterThan(50);
        assertThat(process.registry.get("outbox.complete.batch").summary().mean())
                .isGreaterThan(2);
    }

    @Test
    void whoLostAShardRecordsNothingMoreInIt() {
        UUID id = ledger.append("a").id();
        site.endpoints("kafka");
        OutboxStore store = site.store("x");
        store.number(100, 0);
        int shard = Shards.of(EventType.Lane.FULFILLMENT, "a");
        store.acquire("first", 64, Duration.ofSeconds(30));
        List<Claimed> claimed = store.claim(1, "first", Map.of(shard, 0L), 10);
        site.jdbc
                .sql("update outbox_shard set lease_until = null, owner = null")
                .update();
        assertThat(store.recover(store.acquire("second", 64, Duration.ofSeconds(30))))
                .isEqualTo(1);

        assertThat(store.complete(1, claimed)).isEmpty();
        assertThat(store.fail(1, claimed.getFirst(), "busy", "It is busy.", Duration.ZERO, false)
                        .recorded())
                .isFalse();

        List<Claimed> again = store.claim(1, "second", Map.of(shard, 0L), 10);
        assertThat(again).extracting(each -> each.event().id()).containsExactly(id);
        assertThat(store.complete(1, again)).hasSize(1);
    }

    @Test
    void whatIsOldAndDoneIsDeletedAndNothingElse() {
        UUID delivered = ledger.append("a").id();
        UUID dead = ledger.append("b").id();
        UUID young = ledger.append("c").id();
        Receiver receiver = new Receiver("kafka").does(message -> {
            if (message.id().equals(dead)) {
                throw Receiver.refused();
            }
        });
        OutboxSite.Process process = site.endpoints("kafka").start(receiver);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(site.count("outbox_events where status in ('COMPLETED', 'FAILED')"))
                        .isEqualTo(3));
        site.jdbc
                .sql("update outbox_events set created_at = created_at - interval '8' day where id in (?, ?)")
                .param(delivered)
                .param(dead)
                .update();

        assertThat(process.store.purge(WEEK, 0, 1_000).count()).isEqualTo(1);

        assertThat(site.jdbc
                        .sql("select id from outbox_events")
                        .query(UUID.class)
                        .list())
                .containsExactlyInAnyOrder(dead, young);
        assertThat(site.count("outbox_deliveries")).isEqualTo(2);
    }
}
