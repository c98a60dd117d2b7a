package dev.pickwright.backend.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pickwright.backend.outbox.OutboxWorker.Halt;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Processes that die at the worst moments there are, one for each. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CrashPointsTest {

    /** Of whoever dies: the next one waits so long. */
    private static final Duration SHORT_LEASE = Duration.ofSeconds(1);

    /** Of whoever lives: on a busy machine it must not lose what it works at, which would be sent twice for that. */
    private static final Duration LONG_LEASE = Duration.ofSeconds(6);

    private static final Duration SOON = Duration.ofSeconds(30);

    private OutboxSite site;
    private Sink sink;
    private Connection connection;
    private final List<WorkerProcess> workers = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        site = OutboxSite.postgres().endpoints("kafka");
        sink = new Sink();
        connection = DriverManager.getConnection(site.url, site.user, "");
        Producer.createLanes(connection, 100);
    }

    @AfterEach
    void close() throws Exception {
        for (WorkerProcess worker : workers) {
            worker.kill();
        }
        connection.close();
        sink.close();
        site.close();
    }

    private WorkerProcess worker(Halt halt) {
        return worker(halt, LONG_LEASE);
    }

    private WorkerProcess worker(Halt halt, Duration lease) {
        WorkerProcess worker = new WorkerProcess(site.url, sink, lease, 0, halt);
        workers.add(worker);
        return worker;
    }

    private void awaitDeath(Halt halt) throws InterruptedException {
        assertThat(worker(halt, SHORT_LEASE).awaitEnd()).isEqualTo(137);
    }

    private Ledger.Entry tell(String lane, String type) throws SQLException {
        return Producer.tell(connection, lane, type);
    }

    private void tellMany(int events) throws SQLException {
        connection.setAutoCommit(false);
        for (int n = 0; n < events; n++) {
            tell("lane-" + n % 100, "fulfillment.created");
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void awaitDelivered() {
        await().atMost(SOON).until(() -> site.count("outbox_events where status = 'PENDING'") == 0);
    }

    private List<Ledger.Entry> stored() {
        return site.jdbc
                .sql("select id, aggregate_id, lane_seq from outbox_events")
                .query((row, n) ->
                        new Ledger.Entry(row.getObject(1, java.util.UUID.class), row.getString(2), row.getLong(3)))
                .list();
    }

    @Test
    void f1_killedBeforeTheCommitThereIsNeitherEventNorChange() throws Exception {
        awaitDeath(Halt.BEFORE_COMMIT);
        assertThat(site.count("outbox_events")).isZero();
        assertThat(site.count("lane where seq > 0")).isZero();
    }

    @Test
    void f2_killedBetweenCommitAndSignalTheEventIsDeliveredByAnothersPoll() throws Exception {
        worker(Halt.NEVER).awaitStart();
        awaitDeath(Halt.AFTER_COMMIT);
        await().atMost(SOON).until(() -> sink.count() == 1);
        assertThat(sink.entries()).isEqualTo(stored());
    }

    @Test
    void f3_killedBetweenClaimAndPublishTheEventsAreDeliveredByAnotherInOrder() throws Exception {
        tellMany(300);
        awaitDeath(Halt.BEFORE_PUBLISH);
        assertThat(sink.count()).isZero();
        assertThat(site.count("outbox_deliveries where status = 'PROCESSING'")).isPositive();
        worker(Halt.NEVER);
        awaitDelivered();
        assertThat(new History(stored(), sink.entries()).violations()).isEmpty();
    }

    @Test
    void f4_killedBetweenAcknowledgementAndRecordExactlyTheUnrecordedAreRepeated() throws Exception {
        tellMany(300);
        awaitDeath(Halt.BEFORE_RECORD);
        List<Ledger.Entry> unrecorded = sink.entries();
        assertThat(unrecorded).isNotEmpty();
        assertThat(site.count("outbox_deliveries where status = 'COMPLETED'")).isZero();
        worker(Halt.NEVER);
        awaitDelivered();
        History history = new History(stored(), sink.entries());
        history.interrupted(unrecorded.stream().map(Ledger.Entry::id).toList());
        assertThat(history.violations()).isEmpty();
        assertThat(history.duplicates()).isEqualTo(unrecorded.size());
    }

    @Test
    void f17_anEventThatKillsEveryProcessIsDeadInTheEndAndTakesNoOtherAlong() throws Exception {
        Ledger.Entry poison = tell("lane-0", OutboxWorker.POISON);
        tell("lane-0", "fulfillment.created");
        tellMany(50);
        for (int crash = 0; crash <= OutboxStore.MAX_RECOVERIES; crash++) {
            awaitDeath(Halt.ON_POISON);
        }
        worker(Halt.ON_POISON);
        await().atMost(SOON).until(() -> site.count("outbox_events where status = 'FAILED'") == 1);
        await().atMost(SOON).until(() -> site.count("outbox_deliveries where status = 'COMPLETED'") == 49);
        assertThat(site.jdbc
                        .sql("select cause from outbox_deliveries where event_id = ?")
                        .param(poison.id())
                        .query(String.class)
                        .single())
                .isEqualTo(JdbcOutboxStore.CRASH_LOOP);
        assertThat(site.count("outbox_deliveries where aggregate_id = 'lane-0' and status = 'PENDING'"))
                .isEqualTo(2);
        assertThat(workers.getLast().isAlive()).isTrue();
    }
}
