package dev.pickwright.model.intake;

import dev.pickwright.model.Wire;

/** Where an import stands. */
public enum ImportStatus implements Wire {
    /** The file is read to its end; nothing has been taken. */
    CHECKING,
    /** Records are taken one after the other. */
    RUNNING,
    COMPLETED,
    /** Stopped on request between two records; those taken before stay. */
    CANCELLED,
    /** The file is not one that can be imported; nothing changed. */
    REFUSED,
    /** Something else broke, such as a full disk; what was taken before stays. */
    FAILED,
    /** The backend went down in the middle; running the file again skips what was taken. */
    INTERRUPTED;

    public boolean ended() {
        return this != CHECKING && this != RUNNING;
    }
}
