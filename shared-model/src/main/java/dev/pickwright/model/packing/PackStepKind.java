package dev.pickwright.model.packing;

import dev.pickwright.model.Wire;

/** What the packer does next with a fulfillment. */
public enum PackStepKind implements Wire {
    SCAN_ITEM,
    /** Everything is in boxes and one of them is still open. */
    CLOSE_PACKAGE,
    CONFIRM_PACKED,
    CHECK_QUALITY,
    MARK_READY,
    SHIP,
    /** Shipped: nothing is left to do at the bench. */
    DONE,
    /** It cannot go on here; the gates say why and who can help. */
    BLOCKED
}
