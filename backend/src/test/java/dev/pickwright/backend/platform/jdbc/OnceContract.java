package dev.pickwright.backend.platform.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a repeat gets while the first one still runs. */
@BackendTest
abstract class OnceContract {

    @Autowired
    Once once;

    @Autowired
    JdbcClient jdbc;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Command command =
            new Command(Floor.system(), "test", UUID.randomUUID().toString(), "POST /v1/test", null, null);
    private final AtomicInteger carriedOut = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @AfterEach
    void stop() {
        mayEnd.countDown();
        threads.shutdown();
    }

    @Test
    void aRepeatWaitsForTheFirstOneAndGetsItsAnswer() throws Exception {
        var first = slowly();
        begun.await();
        var second = CompletableFuture.supplyAsync(this::quickly, threads);
        assertThat(second).isNotDone();
        mayEnd.countDown();
        assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo("first");
        assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo("first");
        assertThat(carriedOut).hasValue(1);
    }

    @Test
    @Tag("long")
    void aRepeatThatWaitedTooLongHearsThatTheFirstOneStillRuns() throws Exception {
        var first = slowly();
        begun.await();
        assertThatThrownBy(this::quickly).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem()).isEqualTo(Problem.STILL_RUNNING);
            assertThat(e.extras()).containsKey("retry_after_seconds");
        });
        mayEnd.countDown();
        first.get(20, TimeUnit.SECONDS);
        assertThat(quickly()).isEqualTo("first");
    }

    @Test
    void aRefusalIsNotStored() {
        assertThatThrownBy(() -> once.run(command, "body", String.class, () -> {
                    throw new ProblemException(Problem.NOTHING_TO_DO, "Not now.");
                }))
                .isInstanceOf(ProblemException.class);
        assertThat(quickly()).isEqualTo("later");
    }

    @Test
    void aKeyIsKeptForSevenDaysAndNoLonger() {
        quickly();
        age(Duration.ofDays(7).minusMinutes(1));
        once.purge();
        quickly();
        assertThat(carriedOut).hasValue(1);
        age(Duration.ofDays(7).plusMinutes(1));
        once.purge();
        quickly();
        assertThat(carriedOut).hasValue(2);
    }

    private void age(Duration by) {
        jdbc.sql("update idempotency_record set created_at = ? where operation_key = ?")
                .params(Sql.at(Instant.now().minus(by)), command.key())
                .update();
    }

    private CompletableFuture<String> slowly() {
        return CompletableFuture.supplyAsync(
                () -> once.run(command, "body", String.class, () -> {
                    carriedOut.incrementAndGet();
                    begun.countDown();
                    try {
                        mayEnd.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return "first";
                }),
                threads);
    }

    private String quickly() {
        return once.run(command, "body", String.class, () -> {
            carriedOut.incrementAndGet();
            return "later";
        });
    }
}
