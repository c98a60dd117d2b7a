package dev.pickwright.backend.sync.web;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.StationId;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets so many stations send at once, and none too often; the others come again at times that are spread, so that fifty
 * stations whose network came back do not wait for the same moment.
 */
@Component
class PushGate {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** As many as there are connections for, less those that people need, and no more than there is work for. */
    private static final int AT_ONCE = Math.clamp(2L * Runtime.getRuntime().availableProcessors(), 2, 8);

    private static final int BURST = 60;
    private static final int PER_SECOND = 10;
    private static final int LONGEST_WAIT = 3;

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Map<StationId, Bucket> buckets = new ConcurrentHashMap<>();

    /** @throws ProblemException RATE_LIMITED */
    <T> T through(StationId station, Supplier<T> push) {
        Bucket bucket = buckets.computeIfAbsent(
                station,
                id -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(BURST).refillGreedy(PER_SECOND, Duration.ofSeconds(1)))
                        .build());
        if (!bucket.tryConsume(1) || !placeFound()) {
            throw new ProblemException(
                    Problem.RATE_LIMITED,
                    "Others are sending; come again in a moment.",
                    Map.of("retry_after_seconds", ThreadLocalRandom.current().nextInt(1, LONGEST_WAIT + 1)));
        }
        try {
            return push.get();
        } finally {
            places.release();
        }
    }

    private boolean placeFound() {
        try {
            return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
