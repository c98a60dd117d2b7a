package dev.pickwright.model.sync;

import dev.pickwright.model.Wire;

/** What sort of case it is. */
public enum CaseKind implements Wire {
    /** Work that came after the lease was over, or that does not fit any more. */
    DIVERTED,
    /** Operations that central does not understand. */
    QUARANTINED,
    /** Operations that are gone with a disk: the places are to be counted. */
    LOST,
    /** Two computers speak for one station. */
    CLONE,
    /** Packed before the picks of the silent station that filled the tote: it goes on by itself when they arrive. */
    AWAITED
}
