package dev.pickwright.model.sync.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What a run is made of; follows from the seed, and can be made smaller.
 *
 * @param pace by how much everything is slower than people really are, so that faults of hours fit into few steps
 * @param length of the run until everything heals, true milliseconds
 * @param horizon how old a backup central may be restored from
 * @param startWithin how long a reserve may be started
 * @param noise chance that a message is lost, comes twice, or comes late
 * @param slips chance that an operator does something wrong at a step
 * @param habits what else is on in this run
 * @param faults what goes wrong, and when
 */
record Setup(
        long seed,
        int stations,
        int orders,
        long pace,
        long length,
        long horizon,
        long startWithin,
        int feedPage,
        double noise,
        double slips,
        Set<Habit> habits,
        List<Fault> faults) {

    /** What may be on or off in a run. */
    enum Habit {
        LATE_ANSWERS,
        TWO_WINDOWS,
        OLD_STATION,
        CANCELS,
        REVOKES,
        HOLDS,
        SCARCE_STOCK,
        FAILS,
        RETURNS,
        CARRIES
    }

    Setup {
        habits = habits.isEmpty() ? EnumSet.noneOf(Habit.class) : EnumSet.copyOf(habits);
        faults = List.copyOf(faults);
    }

    private static final long MINUTE = 60_000;

    static Setup of(long seed) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 1);
        long pace = new long[] {1, 1, 6, 30}[random.nextInt(4)];
        int stations = random.nextInt(12) == 0 ? 8 : 1 + random.nextInt(4);
        int orders = stations * (2 + random.nextInt(3));
        long length = (10 + random.nextInt(25)) * MINUTE * pace;
        Set<Habit> habits = EnumSet.noneOf(Habit.class);
        for (Habit habit : Habit.values()) {
            // What came later draws its own lot: seeds of before keep their faults.
            SplittableRandom lot = habit == Habit.CARRIES ? new SplittableRandom(~seed) : random;
            if (lot.nextInt(5) < 2) {
                habits.add(habit);
            }
        }
        List<Fault> faults = new ArrayList<>();
        for (Fault.Kind kind : Fault.Kind.values()) {
            if (random.nextInt(100) < kind.chance()) {
                int times = 1 + random.nextInt(kind.most());
                for (int i = 0; i < times; i++) {
                    long at = (long) (length * (0.08 + 0.8 * random.nextDouble()));
                    long amount = 1 + random.nextLong(Math.max(1, Math.min(length / 2, 8 * 60 * MINUTE)));
                    faults.add(new Fault(kind, at, random.nextInt(stations), amount, random.nextInt(1_000)));
                }
            }
        }
        faults.sort((a, b) -> Long.compare(a.at(), b.at()));
        return new Setup(
                seed,
                stations,
                orders,
                pace,
                length,
                horizon(seed, random.nextInt(3) == 0 ? length / (2 + random.nextInt(4)) : 35L * 24 * 60 * MINUTE, pace),
                (5 + random.nextInt(40)) * MINUTE * pace / 2,
                random.nextInt(3) == 0 ? 2 : 100,
                random.nextInt(3) == 0 ? 0 : random.nextDouble() * 0.3,
                random.nextInt(3) == 0 ? 0 : random.nextDouble() * 0.3,
                habits,
                faults);
    }

    /** In some runs so short that a station forgets all that it did as soon as it rests. */
    private static long horizon(long seed, long usual, long pace) {
        return new SplittableRandom(seed).nextInt(8) == 0 ? MINUTE * pace : usual;
    }

    boolean on(Habit habit) {
        return habits.contains(habit);
    }

    Setup with(List<Fault> fewer) {
        return new Setup(
                seed, stations, orders, pace, length, horizon, startWithin, feedPage, noise, slips, habits, fewer);
    }

    Setup with(Set<Habit> fewer) {
        return new Setup(
                seed, stations, orders, pace, length, horizon, startWithin, feedPage, noise, slips, fewer, faults);
    }

    Setup quiet(double lessNoise, double lessSlips) {
        return new Setup(
                seed,
                stations,
                orders,
                pace,
                length,
                horizon,
                startWithin,
                feedPage,
                lessNoise,
                lessSlips,
                habits,
                faults);
    }

    Setup smaller(int fewerStations, int fewerOrders, long shorter) {
        return new Setup(
                seed,
                fewerStations,
                fewerOrders,
                pace,
                shorter,
                horizon,
                startWithin,
                feedPage,
                noise,
                slips,
                habits,
                faults.stream()
                        .filter(fault -> fault.station() < fewerStations && fault.at() < shorter)
                        .toList());
    }
}
