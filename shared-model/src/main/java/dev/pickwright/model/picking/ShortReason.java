package dev.pickwright.model.picking;

import dev.pickwright.model.Wire;

/** Why fewer units than planned were found in a bin. */
public enum ShortReason implements Wire {
    BIN_EMPTY,
    FEWER_FOUND,
    DAMAGED,
    WRONG_ITEM_IN_BIN,
    CANNOT_REACH
}
