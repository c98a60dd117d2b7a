package dev.pickwright.model.quality;

import dev.pickwright.model.Wire;

/** A point of the checklist, in the order it is gone through. */
public enum Checkpoint implements Wire {
    ITEMS_AND_COUNT,
    NO_DAMAGE,
    BOX_AND_FILLING,
    LABEL_READABLE
}
