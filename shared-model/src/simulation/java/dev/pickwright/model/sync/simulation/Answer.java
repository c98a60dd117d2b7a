package dev.pickwright.model.sync.simulation;

/** What the screen gets for a scan. */
enum Answer {
    DONE,
    REFUSED,
    /** The backend died, or is not there. */
    NONE
}
