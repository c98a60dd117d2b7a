package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.sync.simulation.Simulation.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Many seeds on all processors: first those that failed once, then as many as are wanted. */
final class Campaign {

    private final @Nullable Bug bug;
    private final Consumer<Outcome> failed;
    private final List<Long> seeds = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Counts counts = new Counts();
    private final List<Outcome> failures = new ArrayList<>();
    private int done;
    private volatile boolean stopped;

    /** @param failed told of each run that failed, at once */
    Campaign(long from, int count, boolean regressions, @Nullable Bug bug, Consumer<Outcome> failed) {
        this.failed = failed;
        this.bug = bug;
        if (regressions) {
            seeds.addAll(regressions());
        }
        for (long seed = from; seed < from + count; seed++) {
            seeds.add(seed);
        }
    }

    static List<Long> regressions() {
        var in = Objects.requireNonNull(
                Campaign.class.getResourceAsStream("/regression-seeds.txt"), "the list of seeds is beside the classes");
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Long.valueOf(line.split(" ")[0]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when all are done, or after {@link #stop}. */
    void run(int threads) {
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(Thread.ofPlatform().daemon().name("seeds-" + i).start(this::work));
        }
        for (Thread worker : workers) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stop();
            }
        }
    }

    private void work() {
        int mine = next.getAndIncrement();
        while (mine < seeds.size() && !stopped) {
            add(Simulation.run(Setup.of(seeds.get(mine)), bug, new Trace(null)));
            mine = next.getAndIncrement();
        }
    }

    private synchronized void add(Outcome outcome) {
        done++;
        counts.addAll(outcome.counts());
        if (outcome.failed()) {
            failures.add(outcome);
            failed.accept(outcome);
        }
    }

    void stop() {
        stopped = true;
    }

    int size() {
        return seeds.size();
    }

    synchronized int done() {
        return done;
    }

    synchronized Counts counts() {
        Counts copy = new Counts();
        copy.addAll(counts);
        return copy;
    }

    synchronized List<Outcome> failures() {
        return List.copyOf(failures);
    }
}
