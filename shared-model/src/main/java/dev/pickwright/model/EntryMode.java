package dev.pickwright.model;

/** How a code or quantity came in. */
public enum EntryMode implements Wire {
    SCANNED,
    TYPED
}
