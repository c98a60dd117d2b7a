package dev.pickwright.model.quality;

import dev.pickwright.model.Wire;

/** What was found wrong at a point. */
public enum Defect implements Wire {
    WRONG_ITEM,
    WRONG_COUNT,
    DAMAGED_ITEM,
    DAMAGED_BOX,
    BAD_FILLING,
    BAD_LABEL,
    OUT_OF_TOLERANCE
}
