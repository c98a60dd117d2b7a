package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.sync.simulation.Simulation.Outcome;

/**
 * How long it takes to find a mistake that was built in.
 *
 * @param seeds how many were run until one failed; more than were allowed if none did
 * @param caughtBy the check that failed
 */
record Hunt(Bug bug, int seeds, String caughtBy) {

    static Hunt of(Bug bug, long from, int atMost) {
        for (int i = 0; i < atMost; i++) {
            Outcome outcome = Simulation.run(Setup.of(from + i), bug, new Trace(null));
            if (outcome.failed()) {
                return new Hunt(bug, i + 1, outcome.oracle());
            }
        }
        return new Hunt(bug, atMost + 1, "none");
    }
}
