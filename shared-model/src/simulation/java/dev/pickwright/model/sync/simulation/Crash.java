package dev.pickwright.model.sync.simulation;

/** The process dies here: nothing below it catches it, and nothing after it runs. */
final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    Crash() {
        super("the process died", null, false, false);
    }
}
