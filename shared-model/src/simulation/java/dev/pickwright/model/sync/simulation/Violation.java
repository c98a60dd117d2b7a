package dev.pickwright.model.sync.simulation;

import java.util.function.Supplier;

/** Something that must never be true, is. */
final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String oracle;

    /** @param oracle S1 to S33 of the design, or another name of what was looked at */
    Violation(String oracle, String what) {
        super(oracle + ": " + what);
        this.oracle = oracle;
    }

    String oracle() {
        return oracle;
    }

    static void unless(boolean holds, String oracle, Supplier<String> what) {
        if (!holds) {
            throw new Violation(oracle, what.get());
        }
    }
}
