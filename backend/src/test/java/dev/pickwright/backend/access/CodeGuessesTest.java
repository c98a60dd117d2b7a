package dev.pickwright.backend.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CodeGuessesTest {

    private final AtomicLong nanos = new AtomicLong();
    private final CodeGuesses guesses = new CodeGuesses(new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void afterTenWrongCodesNoneIsLookedAtForAWhile() {
        wrong(10);
        var refused = catchThrowableOfType(ProblemException.class, guesses::charge);
        assertThat(refused.problem()).isEqualTo(Problem.RATE_LIMITED);
        assertThat(refused.extras()).containsEntry("retry_after_seconds", 7);

        nanos.addAndGet(Duration.ofSeconds(7).toNanos());
        assertThatNoException().isThrownBy(guesses::charge);
    }

    @Test
    void rightCodesCostNothing() {
        for (int i = 0; i < 100; i++) {
            guesses.charge();
            guesses.giveBack();
        }
        wrong(10);
        assertThat(catchThrowableOfType(ProblemException.class, guesses::charge))
                .isNotNull();
    }

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            guesses.charge();
        }
    }
}
