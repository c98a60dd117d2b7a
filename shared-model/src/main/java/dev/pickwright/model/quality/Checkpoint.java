package dev.pickwright.model.quality;

import dev.pickwright.model.Wire;

/** The points of the checklist of a warehouse that has not made its own. */
public enum Checkpoint implements Wire {
    ITEMS_AND_COUNT,
    NO_DAMAGE,
    BOX_AND_FILLING,
    LABEL_READABLE
}
