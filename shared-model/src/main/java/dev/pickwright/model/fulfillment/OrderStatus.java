package dev.pickwright.model.fulfillment;

import dev.pickwright.model.Wire;

/** Where an order stands; derived from its fulfillments. */
public enum OrderStatus implements Wire {
    ACCEPTED,
    UNROUTABLE,
    IN_FULFILLMENT,
    COMPLETED,
    CANCELLED
}
