package dev.pickwright.model;

/** How a scan or another intent of an operator was taken. */
public enum Verdict implements Wire {
    /** Done; the next step is in the answer. */
    ACCEPTED,
    /** Done, and it was the last step of the task. */
    FINISHED,
    /** It did not fit; nothing changed but the record of the scan. */
    REFUSED
}
