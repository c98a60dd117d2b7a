package dev.pickwright.model.quality;

import dev.pickwright.model.Wire;

/** What becomes of what a failed point found. */
public enum Disposition implements Wire {
    /** The inspector would let it go as it is; a supervisor decides that by releasing the hold. */
    ACCEPT,
    /** Back to the bench: the packages are opened, put right and checked again. */
    REWORK,
    /** The units are taken out, others are brought from a bin, and the box is closed and checked again. */
    REPLACE,
    /** It waits for a supervisor. */
    HOLD
}
