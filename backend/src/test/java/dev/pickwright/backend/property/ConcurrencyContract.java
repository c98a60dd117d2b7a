package dev.pickwright.backend.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Sixteen clients do legal and illegal operations on fifty orders at once, while the invariants are checked in
 * snapshots. The seed decides what every client asks for, in which order: the operation, which order and fulfillment,
 * which quantities, who asks, and what is repeated. How far each client gets, and how their requests interleave, is
 * the machine's doing. {@code -Dpickwright.seed=N} takes another seed than 1.
 */
@BackendTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import(Stage.class)
abstract class ConcurrencyContract {

    private static final int CLIENTS = 16;
    private static final int ORDERS = 50;
    private static final int SITES = 3;
    private static final int AT_LEAST = 40;
    private static final int HANDFULS = 6;

    @Autowired
    Stage stage;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    MeterRegistry meters;

    @Autowired
    UnitOfWork units;

    @Test
    void nothingBreaksUnderManyHands() throws Exception {
        rush(8);
    }

    @Test
    @Tag("long")
    void nothingBreaksUnderManyHandsForAMinute() throws Exception {
        rush(60);
    }

    /** Each takes what the other wants next, so one of them must lose and be run again. */
    @Test
    void whoLosesADeadlockIsRunAgain() throws Exception {
        List<String> sites =
                stage.world(2, 1).sites().stream().map(World.Site::code).toList();
        double before = retried();
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> here = threads.submit(() -> lockBoth(sites, bothHoldOne));
            Future<?> there = threads.submit(() -> lockBoth(sites.reversed(), bothHoldOne));
            here.get(60, TimeUnit.SECONDS);
            there.get(60, TimeUnit.SECONDS);
        }
        System.out.printf("Deadlock on %s: transactions.retried grew by %.0f%n", database(), retried() - before);
        assertThat(retried() - before).isPositive();
    }

    private void lockBoth(List<String> sites, CyclicBarrier bothHoldOne) {
        AtomicBoolean first = new AtomicBoolean(true);
        units.run(() -> {
            lock(sites.getFirst());
            if (first.getAndSet(false)) {
                try {
                    bothHoldOne.await(30, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
            lock(sites.getLast());
        });
    }

    private void lock(String site) {
        jdbc.sql("select id from warehouse where code = ? for update")
                .param(site)
                .query()
                .singleRow();
    }

    private String database() {
        return stage.onH2() ? "H2" : "PostgreSQL";
    }

    private void rush(int seconds) throws Exception {
        World world = stage.world(SITES, ORDERS);
        stage.reset(HANDFULS);
        long seed = Long.getLong("pickwright.seed", 1);
        double retriedBefore = retried();
        Tally tally = new Tally();
        Checker checker = new Checker(stage, jdbc, transactions);
        List<Client> clients = IntStream.range(0, CLIENTS)
                .mapToObj(i -> new Client(stage, world, Dice.of(seed, i), tally))
                .toList();
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(seconds);
        long atLast = start + TimeUnit.SECONDS.toNanos(5L * seconds);
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 1)) {
            List<Future<?>> running = new ArrayList<>();
            clients.forEach(client -> running.add(threads.submit(() -> client.work(end, AT_LEAST, atLast))));
            Future<?> checking = threads.submit(checker::check);
            try {
                for (Future<?> each : running) {
                    each.get();
                }
            } finally {
                checker.stop();
            }
            checking.get();
        }
        stage.invariants().hold();
        report(seconds, seed, tally, checker, clients, retried() - retriedBefore);
        assertThat(clients.stream().flatMap(client -> client.troubles().stream()))
                .as("errors that nothing explains")
                .isEmpty();
        assertThat(checker.violations()).isEmpty();
        assertThat(checker.checks()).isPositive();
        assertThat(tally.carriedOut()).isGreaterThan(10);
    }

    private double retried() {
        return meters.counter("transactions.retried").count();
    }

    private void report(int seconds, long seed, Tally tally, Checker checker, List<Client> clients, double retried) {
        System.out.printf(
                "Concurrency on %s: %d clients, %d s, seed %d, requests per client %s,%n"
                        + "  %d requests, %d of the operations carried out, %d transactions retried,"
                        + " %d answers still_running, %d snapshots checked%n%s",
                database(),
                CLIENTS,
                seconds,
                seed,
                clients.stream().map(Client::steps).toList(),
                tally.all(),
                tally.carriedOut(),
                (long) retried,
                tally.of("still_running"),
                checker.checks(),
                tally);
    }
}
