package dev.pickwright.model.quality;

import dev.pickwright.model.Wire;

/** What becomes of a failed check. */
public enum Disposition implements Wire {
    /** Back to the bench: the packages are opened, put right and checked again. */
    REWORK
}
