package dev.pickwright.model.picking;

import dev.pickwright.model.Wire;

/** What the picker does next. */
public enum PickStepKind implements Wire {
    SCAN_TOTE,
    SCAN_BIN,
    SCAN_ITEM,
    /** The item was verified by at least one scan; scan more units or confirm the rest at once. */
    CONFIRM_QUANTITY,
    /** A fulfillment was cancelled: an item of it is taken out of its tote and scanned. */
    PUT_BACK_ITEM,
    /** The item goes into a bin; any will do. */
    PUT_BACK_BIN,
    /** What is left waits for stock; nothing can be picked or confirmed meanwhile. */
    WAIT_FOR_STOCK,
    /** Every line is picked or short; confirm that the picking is done. */
    FINISH,
    /** Nothing is left to do on this picklist. */
    DONE
}
