package dev.pickwright.backend.access;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;

/**
 * How often wrong codes may be tried, whoever tries them. A try is charged before it is looked at and given back when
 * the code was right, so tries side by side count like tries in a row.
 */
final class CodeGuesses {

    private static final int PER_MINUTE = 10;

    private final Bucket tries;

    CodeGuesses(TimeMeter time) {
        this.tries = Bucket.builder()
                .addLimit(limit -> limit.capacity(PER_MINUTE).refillGreedy(PER_MINUTE, Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    /** @throws ProblemException RATE_LIMITED */
    void charge() {
        ConsumptionProbe probe = tries.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new ProblemException(
                    Problem.RATE_LIMITED,
                    "Too many wrong codes were tried. Wait a moment, then type the code once more.",
                    Map.of(
                            "retry_after_seconds",
                            Math.toIntExact(Duration.ofNanos(probe.getNanosToWaitForRefill())
                                            .toSeconds()
                                    + 1)));
        }
    }

    void giveBack() {
        tries.addTokens(1);
    }
}
