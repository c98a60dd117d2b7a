package dev.pickwright.backend.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.model.Problem;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.SignIn;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** How long refusals take, as whoever tries badges could measure it, and better: there is no network between. */
@Tag("long")
abstract class SignInTimingContract extends AccessTest {

    private static final int BADGES = 75;
    private static final int TRIES = 3;
    private static final long SEED = 20_261_125;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** In nanoseconds. */
    private static final class Times {
        private final List<Long> wall = new ArrayList<>();
        private final List<Long> cpu = new ArrayList<>();

        void add(long took, long worked) {
            wall.add(took);
            cpu.add(worked);
        }
    }

    private record Tried(String badge, boolean known) {}

    @Test
    void anUnknownBadgeTakesAsLongAsAWrongPin() {
        compare("wrong PIN", known(PIN_HASH), "0000", Problem.SIGN_IN_REFUSED);
    }

    @Test
    void aWrongPinOfAnOlderHashTakesAsLongToo() {
        compare(
                "wrong PIN, hash of strength 8",
                known(new BCryptPasswordEncoder(8).encode(PIN)),
                "0000",
                Problem.SIGN_IN_REFUSED);
    }

    @Test
    void anUnknownBadgeIsAskedForThePinAsFastAsAKnownOne() {
        compare("badge without PIN", known(PIN_HASH), null, Problem.PIN_NEEDED);
    }

    private static final String PIN_HASH = String.valueOf(new BCryptPasswordEncoder(10).encode(PIN));

    private List<String> known(@Nullable String hash) {
        List<String> badges = new ArrayList<>();
        for (int n = 0; n < BADGES; n++) {
            badges.add(fresh("K-"));
            operators.add(badges.getLast(), "Somebody", PIN, Set.of(Role.PICKER), site.code());
        }
        jdbc.sql("update operator set pin_hash = ? where warehouse_id = ?")
                .params(hash, site.warehouse().value())
                .update();
        return badges;
    }

    private void compare(String what, List<String> known, @Nullable String pin, Problem expected) {
        SignIns real = by(new BCryptPasswordEncoder(10));
        for (int n = 0; n < 20; n++) {
            refusal(() -> real.signIn(Floor.system(), new SignIn(fresh("W-"), pin, fresh("desk "))));
        }
        List<Tried> order = new ArrayList<>();
        for (int n = 0; n < BADGES; n++) {
            String unknown = fresh("U-");
            for (int tries = 0; tries < TRIES; tries++) {
                order.add(new Tried(known.get(n), true));
                order.add(new Tried(unknown, false));
            }
        }
        java.util.Collections.shuffle(order, new Random(SEED));
        Times ofKnown = new Times();
        Times ofUnknown = new Times();
        for (Tried tried : order) {
            SignIn request = new SignIn(tried.badge(), pin, fresh("desk "));
            long cpu = THREADS.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            var refusal = refusal(() -> real.signIn(Floor.system(), request));
            long took = System.nanoTime() - start;
            long worked = THREADS.getCurrentThreadCpuTime() - cpu;
            assertThat(refusal.problem()).isEqualTo(expected);
            (tried.known() ? ofKnown : ofUnknown).add(took, worked);
        }
        compare(what + ", wall clock", ofKnown.wall, ofUnknown.wall);
        compare(what + ", time of the processor", ofKnown.cpu, ofUnknown.cpu);
    }

    private void compare(String what, List<Long> known, List<Long> unknown) {
        TwoSamples samples = new TwoSamples(known, unknown);
        System.out.printf(
                "%s, %s: known %s, unknown %s; %s%n",
                getClass().getSimpleName(), what, told(known), told(unknown), samples);
        assertThat(samples.oneIsLonger())
                .as("chance that a known one takes longer")
                .isBetween(0.35, 0.65);
    }

    private static String told(List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return "n=%d p50 %.3f p90 %.3f p99 %.3f ms"
                .formatted(sorted.length, at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / 1e6;
    }

    /** Mann and Whitney's test, by the normal distribution. */
    private record TwoSamples(double oneIsLonger, double z, double p) {

        TwoSamples(List<Long> one, List<Long> other) {
            this(share(one, other), one.size(), other.size());
        }

        private TwoSamples(double share, int n, int m) {
            this(share, (share - 0.5) / Math.sqrt((n + m + 1) / (12.0 * n * m)));
        }

        private TwoSamples(double share, double z) {
            this(share, z, twoSided(z));
        }

        private static double share(List<Long> one, List<Long> other) {
            long[] sorted = other.stream().mapToLong(Long::longValue).sorted().toArray();
            double below = 0;
            for (long each : one) {
                int at = Arrays.binarySearch(sorted, each);
                below += at < 0 ? -at - 1 : at + 0.5;
            }
            return below / ((double) one.size() * other.size());
        }

        /** Zelen and Severo's approximation, good to seven digits. */
        private static double twoSided(double z) {
            double x = Math.abs(z);
            double t = 1 / (1 + 0.2316419 * x);
            double tail = Math.exp(-x * x / 2)
                    / Math.sqrt(2 * Math.PI)
                    * t
                    * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
            return 2 * tail;
        }

        @Override
        public String toString() {
            return "known longer in %.1f %% of pairs, z %.2f, p %.3f".formatted(oneIsLonger * 100, z, p);
        }
    }
}
