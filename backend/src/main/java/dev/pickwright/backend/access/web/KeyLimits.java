package dev.pickwright.backend.access.web;

import dev.pickwright.backend.access.ApiKeys;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many requests each key may make, counted by this process alone. A key may make a minute's worth at once; they
 * come back evenly.
 */
final class KeyLimits {

    private record Limited(int perMinute, Bucket bucket) {

        static Limited of(int perMinute) {
            return new Limited(
                    perMinute,
                    Bucket.builder()
                            .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                            .build());
        }
    }

    /** Only keys that exist get here. */
    private final Map<String, Limited> byKey = new ConcurrentHashMap<>();

    /**
     * Charges one request, and tells in the headers of draft-ietf-httpapi-ratelimit-headers what is left.
     *
     * @throws ProblemException RATE_LIMITED
     */
    void charge(ApiKeys.Caller caller, HttpServletResponse response) {
        int perMinute = caller.perMinute();
        Limited limited = byKey.compute(
                caller.actor().name(),
                (name, known) -> known != null && known.perMinute() == perMinute ? known : Limited.of(perMinute));
        ConsumptionProbe probe = limited.bucket().tryConsumeAndReturnRemaining(1);
        response.setHeader("RateLimit-Policy", "\"key\";q=%d;w=60".formatted(perMinute));
        response.setHeader(
                "RateLimit",
                "\"key\";r=%d;t=%d".formatted(probe.getRemainingTokens(), seconds(probe.getNanosToWaitForReset())));
        if (!probe.isConsumed()) {
            throw new ProblemException(
                    Problem.RATE_LIMITED,
                    "This key may make %d requests a minute. Wait as long as Retry-After says.".formatted(perMinute),
                    Map.of("retry_after_seconds", seconds(probe.getNanosToWaitForRefill())));
        }
    }

    /** Rounded up. */
    private static int seconds(long nanos) {
        return Math.toIntExact(Math.ceilDiv(nanos, 1_000_000_000L));
    }
}
