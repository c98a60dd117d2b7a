package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.sync.simulation.Simulation.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The command {@code ./pickwright simulate}: runs seeds, tells how far it is, and what came of it. */
public final class Simulate {

    private static final int PLANTED_TRIES = 20;
    private static final int PLANTED_SEEDS = 3_000;

    private long seed = 1;
    private int seeds = 1_000;
    private boolean one;
    private boolean trace;
    private @Nullable Bug bug;
    private boolean planted;
    private int threads = Runtime.getRuntime().availableProcessors();

    private Simulate() {}

    /** @param arguments {@code --seeds N}, {@code --seed S}, {@code --trace}, {@code --planted P1} (see {@link Bug}) or {@code all}, {@code --threads N} */
    public static void main(String[] arguments) {
        Simulate simulate = new Simulate();
        try {
            simulate.read(arguments);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            say(
                    "pickwright: simulate takes --seeds N, --seed S, --trace, --planted with P1 to P20, C5 to C33 or all, and --threads N.");
            System.exit(2);
        }
        System.exit(simulate.run() ? 0 : 1);
    }

    private void read(String[] arguments) {
        boolean many = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--seeds" -> {
                    seeds = Integer.parseInt(arguments[++i]);
                    many = true;
                }
                case "--seed" -> {
                    seed = Long.parseLong(arguments[++i]);
                    one = true;
                }
                case "--trace" -> trace = true;
                case "--threads" -> threads = Integer.parseInt(arguments[++i]);
                case "--planted" -> {
                    planted = true;
                    i++;
                    bug = arguments[i].equals("all") ? null : Bug.valueOf(arguments[i].toUpperCase(Locale.ROOT));
                }
                default -> throw new IllegalArgumentException(arguments[i]);
            }
        }
        one = one && !many;
    }

    private boolean run() {
        if (one || trace) {
            return single();
        }
        if (planted) {
            return plantedTable();
        }
        return campaign();
    }

    private boolean single() {
        Outcome outcome = Simulation.run(Setup.of(seed), bug, new Trace(trace ? Simulate::say : null));
        say("Seed %d: %s; trace hash %016x"
                .formatted(seed, outcome.failed() ? "FAILED, " + outcome.violation() : "all is well", outcome.hash()));
        if (outcome.failed()) {
            failure(outcome);
        }
        return !outcome.failed();
    }

    private boolean campaign() {
        Campaign campaign = new Campaign(
                seed,
                seeds,
                true,
                null,
                failed -> say("Seed %d failed: %s".formatted(failed.setup().seed(), failed.violation())));
        long begun = System.nanoTime();
        Thread interrupted = new Thread(() -> {
            campaign.stop();
            say("");
            summary(campaign, begun);
        });
        Runtime.getRuntime().addShutdownHook(interrupted);
        Thread progress = Thread.ofPlatform().daemon().start(() -> progress(campaign, begun));
        campaign.run(threads);
        progress.interrupt();
        Runtime.getRuntime().removeShutdownHook(interrupted);
        summary(campaign, begun);
        campaign.failures().stream().limit(5).forEach(this::failure);
        List<String> missing = seeds >= Sometimes.ENOUGH_SEEDS ? Sometimes.missing(campaign.counts()) : List.of();
        missing.forEach(each -> say("NEVER HAPPENED: " + each));
        return campaign.failures().isEmpty() && missing.isEmpty();
    }

    private static void progress(Campaign campaign, long begun) {
        try {
            while (true) {
                Thread.sleep(5_000);
                double seconds = (System.nanoTime() - begun) / 1e9;
                int done = campaign.done();
                double rate = done / seconds;
                say("%,d of %,d seeds, %.0f per second, %,d faults, %d failed, %.0f s left"
                        .formatted(
                                done,
                                campaign.size(),
                                rate,
                                Report.faults(campaign.counts()),
                                campaign.failures().size(),
                                rate > 0 ? (campaign.size() - done) / rate : 0));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void summary(Campaign campaign, long begun) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        Report.lines(campaign.counts()).forEach(Simulate::say);
        say("%,d seeds in %.0f s, %.0f per second; %d failed"
                .formatted(
                        campaign.done(),
                        seconds,
                        campaign.done() / seconds,
                        campaign.failures().size()));
    }

    private void failure(Outcome outcome) {
        Outcome smallest = Minimizer.minimize(outcome, bug);
        Setup setup = smallest.setup();
        say("");
        say("SEED %d FAILED: %s".formatted(outcome.setup().seed(), outcome.violation()));
        say("  the least that still fails: %d station(s), %d order(s), %d s, pace %d, noise %.2f, slips %.2f, habits %s"
                .formatted(
                        setup.stations(),
                        setup.orders(),
                        setup.length() / 1_000,
                        setup.pace(),
                        setup.noise(),
                        setup.slips(),
                        setup.habits()));
        setup.faults().forEach(fault -> say("  " + fault));
        say("  replay: ./pickwright simulate --seed %d%s --trace"
                .formatted(outcome.setup().seed(), bug == null ? "" : " --planted " + bug));
    }

    private boolean plantedTable() {
        boolean all = true;
        for (Bug each : bug == null ? List.of(Bug.values()) : List.of(bug)) {
            List<Integer> tries = new ArrayList<>();
            TreeSet<String> oracles = new TreeSet<>();
            for (int i = 0; i < PLANTED_TRIES; i++) {
                Hunt hunt = Hunt.of(each, 1_000_000L * (i + 1), PLANTED_SEEDS);
                tries.add(hunt.seeds());
                oracles.add(hunt.caughtBy());
            }
            tries.sort(Integer::compare);
            long caught = tries.stream().filter(seeds -> seeds <= PLANTED_SEEDS).count();
            all &= caught == PLANTED_TRIES;
            say("| %s | %s | %.1f | %d | %s | %d of %d |"
                    .formatted(
                            each,
                            each.what(),
                            (tries.get(PLANTED_TRIES / 2 - 1) + tries.get(PLANTED_TRIES / 2)) / 2.0,
                            tries.getLast(),
                            String.join(", ", oracles),
                            caught,
                            PLANTED_TRIES));
        }
        return all;
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
