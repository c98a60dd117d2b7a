package dev.pickwright.backend.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pickwright.backend.platform.jdbc.OwnPool;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can go wrong between processes that share a PostgreSQL, and with the connections to it. */
class SeveralProcessesTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private OutboxSite site;
    private Ledger ledger;
    private final Receiver receiver = new Receiver("kafka");

    @BeforeEach
    void open() {
        site = OutboxSite.postgres().endpoints("kafka");
        ledger = site.ledger();
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private void awaitAll() {
        Set<UUID> all = ledger.committed().stream().map(Ledger.Entry::id).collect(Collectors.toSet());
        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.ids()).containsAll(all));
    }

    private void assertSound() {
        List<Ledger.Entry> arrived = receiver.acknowledged().stream()
                .map(each -> new Ledger.Entry(each.id(), each.laneId(), each.laneSeq()))
                .toList();
        assertThat(new History(ledger.committed(), arrived).violations()).isEmpty();
    }

    private void awaitShares(int processes) {
        await().atMost(SOON)
                .until(() -> site
                                .jdbc
                                .sql("select count(*) from outbox_shard where owner is not null group by owner")
                                .query(Integer.class)
                                .list()
                                .stream()
                                .filter(each -> each <= Shards.COUNT / processes + 1)
                                .count()
                        == processes);
    }

    @Test
    void f6_aShardHasOneOwnerInEachEpochHoweverManyTryToTakeIt() throws Exception {
        record Held(String owner, int shard, long epoch) {}
        OutboxStore store = site.store("x");
        var held = new ConcurrentLinkedQueue<Held>();
        try (var threads = Executors.newFixedThreadPool(50)) {
            for (int round = 0; round < 6; round++) {
                CountDownLatch go = new CountDownLatch(1);
                List<Future<?>> tries = new ArrayList<>();
                for (int n = 0; n < 50; n++) {
                    String owner = "owner-" + round + "-" + n;
                    tries.add(threads.submit(() -> {
                        go.await();
                        Map<Integer, Long> taken = store.acquire(owner, 16, Duration.ofSeconds(30));
                        taken.forEach((shard, epoch) -> held.add(new Held(owner, shard, epoch)));
                        return taken;
                    }));
                }
                go.countDown();
                for (Future<?> each : tries) {
                    each.get();
                }
                site.jdbc
                        .sql("update outbox_shard set lease_until = now() - interval '1 second'")
                        .update();
            }
        }
        assertThat(held).hasSizeGreaterThanOrEqualTo(6 * Shards.COUNT / 2);
        assertThat(held.stream().map(each -> each.shard() + "/" + each.epoch()).distinct())
                .hasSize(held.size());
    }

    @Test
    void f8_connectionsThatAreCutAgainAndAgainLoseNothing() throws Exception {
        site.start(receiver);
        site.start(receiver);
        for (int cut = 0; cut < 5; cut++) {
            ledger.appendMany(200, 20);
            site.jdbc
                    .sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                            + " and pid <> pg_backend_pid() and application_name <> 'ledger'")
                    .query()
                    .listOfRows();
        }
        awaitAll();
        assertThat(new HashSet<>(receiver.ids())).hasSize(1_000);
        for (int lane = 0; lane < 20; lane++) {
            assertThat(receiver.firsts("lane-" + lane)).isSorted().hasSize(50);
        }
    }

    @Test
    void f10_deafProcessesPollAndListenAgain() {
        site.start(receiver);
        site.start(receiver);
        awaitShares(2);
        for (int n = 0; n < 3; n++) {
            assertThat(site.jdbc
                            .sql("select pg_terminate_backend(pid) from pg_stat_activity"
                                    + " where datname = current_database() and application_name like 'process-%'")
                            .query()
                            .listOfRows())
                    .hasSize(2);
            ledger.appendMany(100, 20);
            awaitAll();
            await().atMost(SOON)
                    .until(() -> site.count("pg_stat_activity where datname = current_database()"
                                    + " and application_name like 'process-%'")
                            == 2);
        }
        assertSound();
    }

    /** A channel that says things more or less often than it is told. */
    private static UnaryOperator<Channel> saying(int times) {
        return real -> new Channel() {
            @Override
            public void listen(Ear ear) {
                real.listen(ear);
            }

            @Override
            public void tell(long shards, long no) {
                for (int n = 0; n < times; n++) {
                    real.tell(shards, no);
                }
            }

            @Override
            public void tellFreed() {
                for (int n = 0; n < times; n++) {
                    real.tellFreed();
                }
            }

            @Override
            public void close() {
                real.close();
            }
        };
    }

    @Test
    void f11_wordsThatGetLostCostAPollAndNothingElse() {
        site.with(saying(0));
        twoProcessesDeliverAll();
    }

    @Test
    void f11_aStormOfWordsRepeatsNothing() {
        site.with(saying(50));
        twoProcessesDeliverAll();
    }

    private void twoProcessesDeliverAll() {
        OutboxSite.Process first = site.start(receiver);
        site.start(receiver);
        awaitShares(2);
        for (int n = 0; n < 10; n++) {
            ledger.appendMany(50, 25);
            first.relay.committed();
        }
        awaitAll();
        assertSound();
    }

    @Test
    void f13_aBusinessTransactionThatStaysOpenIsDeliveredWhenItCommitsAndHoldsUpNobody() throws Exception {
        site.start(receiver);
        site.start(receiver);
        Ledger.Open open = ledger.begin("late");
        for (int n = 0; n < 5; n++) {
            ledger.appendMany(500, 50);
            awaitAll();
        }
        Ledger.Entry late = open.commit();
        ledger.append("late");
        awaitAll();
        assertThat(receiver.ids()).contains(late.id());
        assertSound();
    }

    @Test
    void f37_requestsThatTakeAllTheirConnectionsLeaveTheRelayItsOwn() throws Exception {
        var config = new HikariConfig();
        config.setJdbcUrl(site.url);
        config.setUsername(site.user);
        config.setPassword("");
        config.setMaximumPoolSize(2);
        config.setConnectionTimeout(500);
        try (var requests = new HikariDataSource(config);
                Connection one = requests.getConnection();
                Connection two = requests.getConnection()) {
            assertThat(one).isNotSameAs(two);
            site.start(
                    new PostgresOutboxStore(
                            OwnPool.like(requests, "outbox", 6, PostgresOutboxStore.FAST),
                            OwnPool.like(requests, "outbox-confirm", 2, PostgresOutboxStore.DURABLE)),
                    receiver);
            ledger.appendMany(100, 10);
            awaitAll();
            assertThatThrownBy(requests::getConnection).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void f28_aReplayThatIsAskedForTwiceAtOnceIsOneDelivery() throws Exception {
        Ledger.Entry entry = ledger.append("a");
        receiver.does(message -> {
            throw Receiver.refused();
        });
        OutboxSite.Process process = site.start(receiver);
        await().atMost(SOON).until(() -> site.count("outbox_events where status = 'FAILED'") == 1);
        receiver.does(message -> {});
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> tries = java.util.Collections.nCopies(8, () -> replay(entry.id()));
            long revived = threads.invokeAll(tries).stream()
                    .filter(SeveralProcessesTest::got)
                    .count();
            assertThat(revived).isEqualTo(1);
        }
        process.relay.changed();
        awaitAll();
        await().atMost(SOON).until(() -> site.count("outbox_events where status = 'COMPLETED'") == 1);
        assertThat(receiver.acknowledged()).hasSize(1);
    }

    private boolean replay(UUID id) throws SQLException {
        try (Connection connection = DriverManager.getConnection(site.url, site.user, "")) {
            connection.setAutoCommit(false);
            var letters = new DeadLetterRepository(org.springframework.jdbc.core.simple.JdbcClient.create(
                    new org.springframework.jdbc.datasource.SingleConnectionDataSource(connection, true)));
            var letter = letters.lock("kafka", id).orElseThrow();
            if (letter.dead()) {
                letters.revive(letter);
            }
            connection.commit();
            return letter.dead();
        }
    }

    private static boolean got(Future<Boolean> result) {
        try {
            return result.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
