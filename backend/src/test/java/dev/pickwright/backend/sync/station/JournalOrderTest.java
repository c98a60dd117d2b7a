package dev.pickwright.backend.sync.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.jdbc.Units;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.sync.LoggedOperation;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.StationSync;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** In which order a station makes an operation durable, before it acknowledges it. */
class JournalOrderTest {

    @TempDir
    Path folder;

    private final List<String> steps = Collections.synchronizedList(new ArrayList<>());
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private UnitOfWork units;
    private StationSync sync;
    private StationLogQueries log;

    /** Keeps what happens to the file; fails as often as it is told. */
    private final class Watched implements JournalFile {

        private final JournalFile file;

        Watched(JournalFile file) {
            this.file = file;
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            step("write");
            file.write(bytes);
        }

        @Override
        public void force() throws IOException {
            step("force");
            file.force();
        }

        private void step(String step) throws IOException {
            if (failures.remove(step)) {
                throw new IOException("No space left on device");
            }
            steps.add(step);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    @BeforeEach
    void aStation() {
        var database = watched();
        JdbcClient jdbc = JdbcClient.create(database);
        JsonMapper json = JsonMapper.shared();
        log = new StationLogQueries(jdbc, json);
        int[] made = {0};
        Journal journal = new Journal(
                () -> new Watched(JournalFile.create(folder.resolve("journal-%08d.jl".formatted(++made[0])))));
        units = Units.withCopy(
                new JdbcTransactionManager(database), jdbc, new JournalCopy(log, folder, journal, Clock.systemUTC()));
        var store = new JdbcStationStore(
                jdbc, log, new HeldLeaseRepository(jdbc), List.of(), units, json, Clock.systemUTC());
        store.establish(new StationId(UUID.randomUUID()));
        sync = new StationSync(store);
        steps.clear();
    }

    private DelegatingDataSource watched() {
        return new DelegatingDataSource(StationDatabase.fresh()) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection real = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                            if (method.getName().equals("commit")) {
                                steps.add("commit");
                            }
                            // What is to be copied; see StationLogQueries.
                            if (args != null
                                    && args.length > 0
                                    && String.valueOf(args[0]).contains("position > ?")) {
                                steps.add("read");
                            }
                            if (args != null && args.length > 0 && "CHECKPOINT SYNC".equals(args[0])) {
                                steps.add("checkpoint sync");
                            }
                            return method.invoke(real, args);
                        });
            }
        };
    }

    private void done(Operation operation) {
        units.run(() -> sync.record(operation));
        steps.add("answer");
    }

    @Test
    void theAnswerComesLast() {
        done(JournalTest.operation(1));
        assertThat(steps).containsExactly("commit", "read", "checkpoint sync", "write", "force", "answer");
    }

    @Test
    void whatOthersSeeBeforeItsCommitHasReturnedIsNotWrittenBeforeThat() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        var copy = new JournalCopy(log, other, Journal.in(other), Clock.systemUTC());
        List<CompletableFuture<Void>> copying = new ArrayList<>();
        units.run(() -> {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    assertThat(log.all()).hasSize(1);
                    copying.add(CompletableFuture.runAsync(() -> catchUp(copy)));
                    assertThatThrownBy(() -> copying.getFirst().get(200, TimeUnit.MILLISECONDS))
                            .isInstanceOf(TimeoutException.class);
                }
            });
            sync.record(JournalTest.operation(1));
        });
        copying.getFirst().get(20, TimeUnit.SECONDS);
        assertThat(Journal.read(other)).hasSize(1);
    }

    private static void catchUp(JournalCopy copy) {
        try {
            copy.catchUp(() -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsOnlyReadIsNotWritten() {
        done(JournalTest.operation(1));
        steps.clear();
        units.run(() -> log.head(0));
        assertThat(steps).containsExactly("commit", "read", "checkpoint sync");
    }

    @Test
    void aFullDiskAcknowledgesNothingAndARepeatDoesNotDoItTwice() throws IOException {
        for (String failing : List.of("write", "force")) {
            Operation operation = JournalTest.operation(1);
            failures.add(failing);
            assertThatThrownBy(() -> done(operation))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.DISK_FULL));
            assertThat(steps).doesNotContain("answer");
            done(operation);
            assertThat(steps).endsWith("write", "force", "answer");
            assertThat(Journal.read(folder))
                    .filteredOn(entry -> entry.operation().id().equals(operation.id()))
                    .hasSize(1);
            steps.clear();
        }
        assertThat(log.all()).hasSize(2);
    }

    @Test
    void aStartWritesWhatTheJournalLacks() throws IOException {
        done(JournalTest.operation(1));
        failures.add("write");
        assertThatThrownBy(() -> done(JournalTest.operation(2))).isInstanceOf(ProblemException.class);
        assertThat(Journal.read(folder)).hasSize(1);
        var copy = new JournalCopy(log, folder, Journal.in(folder), Clock.systemUTC());
        copy.catchUp(() -> {});
        copy.catchUp(() -> {});
        assertThat(Journal.read(folder))
                .extracting(Journal.Entry::operation)
                .isEqualTo(log.all().stream().map(LoggedOperation::operation).toList());
    }

    @Test
    void everyOneOfManyAtATimeIsWrittenBeforeItsAnswer() throws Exception {
        int together = 8;
        CyclicBarrier ready = new CyclicBarrier(together);
        List<CompletableFuture<Void>> all = IntStream.range(0, together)
                .mapToObj(n -> CompletableFuture.runAsync(() -> at(ready, n), Thread::startVirtualThread))
                .toList();
        for (var each : all) {
            each.get(20, TimeUnit.SECONDS);
        }
        assertThat(Journal.read(folder)).hasSize(together);
        assertThat(steps.lastIndexOf("force")).isGreaterThan(steps.lastIndexOf("write"));
    }

    private void at(CyclicBarrier ready, int n) {
        Operation operation = JournalTest.operation(n);
        try {
            ready.await();
            done(operation);
            assertThat(Journal.read(folder))
                    .extracting(Journal.Entry::operation)
                    .anyMatch(each -> each.id().equals(operation.id()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
