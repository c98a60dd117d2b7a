package dev.pickwright.backend.platform.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicInteger reads = new AtomicInteger();
    private final CountDownLatch hangs = new CountDownLatch(1);

    @Test
    void isToldAgainWhileItIsFresh() throws Reading.Failed {
        var reading = new Reading<>(reads::incrementAndGet, LONG, LONG);

        assertThat(reading.get()).isEqualTo(1);
        assertThat(reading.get()).isEqualTo(1);
    }

    @Test
    void isReadAgainLater() throws Reading.Failed {
        var reading = new Reading<>(reads::incrementAndGet, Duration.ZERO, LONG);

        assertThat(reading.get()).isEqualTo(1);
        assertThat(reading.get()).isEqualTo(2);
    }

    @Test
    void aFailureIsToldAgainToo() {
        var reading = new Reading<>(
                () -> {
                    throw new IllegalStateException("planted " + reads.incrementAndGet());
                },
                LONG,
                LONG);

        assertThatThrownBy(reading::get).isInstanceOf(Reading.Failed.class).hasRootCauseMessage("planted 1");
        assertThatThrownBy(reading::get).hasRootCauseMessage("planted 1");
    }

    @Test
    void nobodyWaitsForWhatHangs() {
        var reading = new Reading<>(
                () -> {
                    reads.incrementAndGet();
                    hangs.await();
                    return 1;
                },
                LONG,
                Duration.ofMillis(50));

        assertThatThrownBy(reading::get).hasCauseInstanceOf(TimeoutException.class);
        assertThatThrownBy(reading::get).hasCauseInstanceOf(TimeoutException.class);
        assertThat(reads).hasValue(1);
        hangs.countDown();
    }

    @Test
    void manyWhoAskAtOnceCauseOneRead() throws InterruptedException {
        var reading = new Reading<>(reads::incrementAndGet, LONG, LONG);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(Collections.nCopies(50, reading::get));
        }

        assertThat(reads).hasValue(1);
    }
}
