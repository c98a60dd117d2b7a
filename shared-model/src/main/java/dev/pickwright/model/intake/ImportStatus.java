package dev.pickwright.model.intake;

import dev.pickwright.model.Wire;

/** Where an import stands. */
public enum ImportStatus implements Wire {
    /** The file is read to its end; no order has been made. */
    CHECKING,
    /** Orders are made one by one. */
    RUNNING,
    COMPLETED,
    /** Stopped on request between two orders; those made before stay. */
    CANCELLED,
    /** The file is not one that can be imported; nothing changed. */
    REFUSED,
    /** Something else broke, such as a full disk; the orders made before stay. */
    FAILED,
    /** The backend went down in the middle; running the file again skips what was taken. */
    INTERRUPTED;

    public boolean ended() {
        return this != CHECKING && this != RUNNING;
    }
}
