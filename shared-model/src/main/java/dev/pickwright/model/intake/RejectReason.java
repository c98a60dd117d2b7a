package dev.pickwright.model.intake;

import dev.pickwright.model.Wire;

/**
 * Why a line of an imported file was not taken. In a file of orders every reason but the first stands for the whole
 * order.
 */
public enum RejectReason implements Wire {
    /** Postage, a fee, a discount: nothing to pick. Its order is taken without it. */
    NON_STOCK,
    /** Another line of the order, or the order as a whole, is at fault. */
    ORDER_REJECTED,
    CANCELLATION,
    WRONG_FIELD_COUNT,
    ORDER_NUMBER_MISSING,
    ORDER_NUMBER_TOO_LONG,
    SKU_MISSING,
    SKU_TOO_LONG,
    QUANTITY_UNREADABLE,
    QUANTITY_NOT_POSITIVE,
    QUANTITY_TOO_LARGE,
    PRICE_UNREADABLE,
    DATE_UNREADABLE,
    CUSTOMER_TOO_LONG,
    WAREHOUSE_UNKNOWN,
    ORDER_TOO_LONG,
    UNKNOWN_SKU,
    ORDER_KNOWN_WITH_OTHER_CONTENT,
    FIELD_MISSING,
    FIELD_TOO_LONG,
    NUMBER_UNREADABLE,
    NUMBER_OUT_OF_RANGE,
    YES_OR_NO_UNREADABLE,
    GTIN_INVALID,
    WAREHOUSE_MISSING,
    BIN_UNKNOWN,
    /** An earlier line of the file is about the same SKU, bin or stock, and says something else. */
    REPEATED_WITH_OTHER_CONTENT,
    /** The count is less than what orders were promised of it. */
    BELOW_PROMISED,
    /** The product refuses it, as it would from anybody; the detail says why. */
    REFUSED
}
