package dev.pickwright.backend.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How often PINs can be tried. */
abstract class LockOutContract extends AccessTest {

    @Test
    void theFifthWrongPinLocksTheBadgeEverywhereAndEachFurtherOneForTwiceAsLong() {
        for (int tries = 1; tries <= 5; tries++) {
            assertThat(wrong(badge, station)).isEqualTo(Problem.SIGN_IN_REFUSED);
        }
        for (int seconds : new int[] {30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600}) {
            ProblemException locked = refused(badge, PIN, fresh("desk "));
            assertThat(locked.problem()).isEqualTo(Problem.SIGN_IN_LOCKED);
            assertThat(wait(locked)).isEqualTo(seconds);
            clock.goOn(Duration.ofSeconds(seconds));
            assertThat(wrong(badge, station)).isEqualTo(Problem.SIGN_IN_REFUSED);
        }
    }

    @Test
    void aLockedBadgeIsToldForHowLong() {
        lock(badge);
        assertThat(refused(badge, PIN, station).detail()).contains("30 seconds");
        clock.goOn(Duration.ofSeconds(30));
        assertThat(wrong(badge, station)).isEqualTo(Problem.SIGN_IN_REFUSED);
        clock.goOn(Duration.ofSeconds(60));
        assertThat(wrong(badge, station)).isEqualTo(Problem.SIGN_IN_REFUSED);
        assertThat(refused(badge, PIN, station).detail()).contains("2 minutes");
    }

    @Test
    void theRightPinIsTakenAfterTheLockAndTheRowBeginsAnew() {
        lock(badge);
        clock.goOn(Duration.ofSeconds(30));
        assertThat(signIn(badge, PIN, station).operator().name()).isEqualTo("Pia");
        lock(badge);
        assertThat(wait(refused(badge, PIN, station))).isEqualTo(30);
    }

    @Test
    void anUnknownBadgeIsAnsweredAsAKnownOne() {
        String unknown = fresh("NOBODY-");
        for (int tries = 1; tries <= 8; tries++) {
            ProblemException one = refused(badge, "0000", fresh("desk "));
            ProblemException other = refused(unknown, "0000", fresh("desk "));
            assertThat(other.problem()).isEqualTo(one.problem());
            assertThat(other.detail()).isEqualTo(one.detail());
            assertThat(other.extras()).isEqualTo(one.extras());
        }
    }

    @Test
    void wrongPinsOfABadgeAreForgottenAfterADay() {
        for (int tries = 1; tries <= 4; tries++) {
            wrong(badge, station);
        }
        clock.goOn(Duration.ofHours(24).plusSeconds(1));
        for (int tries = 1; tries <= 4; tries++) {
            wrong(badge, station);
        }
        assertThat(signIn(badge, PIN, station).resumed()).isFalse();
    }

    @Test
    void aStationIsLockedAfterTwentyWrongPinsInARowWhateverTheBadges() {
        for (int tries = 1; tries <= 20; tries++) {
            assertThat(wrong(fresh("X-"), station)).isEqualTo(Problem.SIGN_IN_REFUSED);
        }
        for (int seconds : new int[] {30, 60, 120, 240, 480, 900}) {
            assertThat(wait(refused(badge, PIN, station))).isEqualTo(seconds);
            clock.goOn(Duration.ofSeconds(seconds));
            assertThat(wrong(fresh("X-"), station)).isEqualTo(Problem.SIGN_IN_REFUSED);
        }
        assertThat(signIn(badge, PIN, fresh("desk ")).resumed()).isFalse();
        clock.goOn(Duration.ofMinutes(15).plusSeconds(1));
        assertThat(signIn(badge, PIN, station).resumed()).isFalse();
    }

    @Test
    void aRightPinBetweenWrongOnesKeepsTheStationOpen() {
        for (int round = 0; round < 3; round++) {
            for (int tries = 1; tries <= 19; tries++) {
                wrong(fresh("X-"), station);
            }
            assertThat(signIn(badge, PIN, station).resumed()).isFalse();
        }
    }

    @Test
    void manyStationsTryingAtOnceLookAtNoMoreThanTenPinsInAMinute() throws Exception {
        List<String> stations = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            stations.add(fresh("desk "));
        }
        int before = compared.compared();
        AtomicInteger guess = new AtomicInteger();
        AtomicInteger guessed = new AtomicInteger();
        // By the end PIN itself is among what was tried.
        for (int seconds : new int[] {0, 15, 14, 1, 15, 14}) {
            clock.goOn(Duration.ofSeconds(seconds));
            sideBySide(40, () -> {
                for (int tries = 0; tries < 20; tries++) {
                    int n = guess.getAndIncrement();
                    String pin = "%04d".formatted(n);
                    try {
                        signIn(badge, pin, stations.get(n % stations.size()));
                        guessed.incrementAndGet();
                    } catch (ProblemException e) {
                        assertThat(e.problem()).isIn(Problem.SIGN_IN_REFUSED, Problem.SIGN_IN_LOCKED);
                    }
                }
                return true;
            });
        }
        System.out.printf(
                "Guessing a PIN: %d tries from %d stations in a minute, %d looked at, %d right%n",
                guess.get(), stations.size(), compared.compared() - before, guessed.get());
        assertThat(guess.get()).isGreaterThan(4_711);
        assertThat(compared.compared() - before).isBetween(5, 10);
        assertThat(guessed).hasValue(0);
    }

    private static void sideBySide(int threads, Callable<Boolean> work) throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (var done : pool.invokeAll(java.util.Collections.nCopies(threads, work))) {
                done.get();
            }
        }
    }

    private void lock(String which) {
        for (int tries = 1; tries <= 5; tries++) {
            wrong(which, station);
        }
    }
}
