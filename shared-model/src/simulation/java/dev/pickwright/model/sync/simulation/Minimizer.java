package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.sync.simulation.Simulation.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a failing run smaller, as long as the same check still fails. */
final class Minimizer {

    private final @Nullable Bug bug;
    private final String oracle;
    private Outcome smallest;

    private Minimizer(Outcome failing, @Nullable Bug bug) {
        this.smallest = failing;
        this.oracle = failing.oracle();
        this.bug = bug;
    }

    static Outcome minimize(Outcome failing, @Nullable Bug bug) {
        Minimizer minimizer = new Minimizer(failing, bug);
        boolean smaller = true;
        while (smaller) {
            smaller = minimizer.fewerFaults() | minimizer.fewerHabits() | minimizer.quieter() | minimizer.shorter();
        }
        return minimizer.smallest;
    }

    private boolean fails(Setup setup) {
        Outcome outcome = Simulation.run(setup, bug, new Trace(null));
        if (outcome.failed() && outcome.oracle().equals(oracle)) {
            smallest = outcome;
            return true;
        }
        return false;
    }

    /** Halves first, then one by one. */
    private boolean fewerFaults() {
        boolean smaller = false;
        for (int size = smallest.setup().faults().size(); size >= 1; size /= 2) {
            for (int at = 0; at < smallest.setup().faults().size(); ) {
                List<Fault> fewer = new ArrayList<>(smallest.setup().faults());
                fewer.subList(at, Math.min(fewer.size(), at + size)).clear();
                if (fails(smallest.setup().with(fewer))) {
                    smaller = true;
                } else {
                    at += size;
                }
            }
        }
        return smaller;
    }

    private boolean fewerHabits() {
        boolean smaller = false;
        for (Setup.Habit habit : EnumSet.copyOf(EnumSet.allOf(Setup.Habit.class))) {
            if (smallest.setup().on(habit)) {
                Set<Setup.Habit> fewer = EnumSet.noneOf(Setup.Habit.class);
                fewer.addAll(smallest.setup().habits());
                fewer.remove(habit);
                smaller |= fails(smallest.setup().with(fewer));
            }
        }
        return smaller;
    }

    private boolean quieter() {
        Setup now = smallest.setup();
        boolean smaller = now.noise() > 0 && fails(now.quiet(0, now.slips()));
        Setup then = smallest.setup();
        return then.slips() > 0 && fails(then.quiet(then.noise(), 0)) || smaller;
    }

    private boolean shorter() {
        Setup now = smallest.setup();
        boolean smaller = now.stations() > 1 && fails(now.smaller(now.stations() - 1, now.orders(), now.length()));
        Setup less = smallest.setup();
        smaller |= less.orders() > 1 && fails(less.smaller(less.stations(), less.orders() - 1, less.length()));
        Setup then = smallest.setup();
        return then.length() > 60_000 && fails(then.smaller(then.stations(), then.orders(), then.length() * 9 / 10))
                || smaller;
    }
}
