package dev.pickwright.model.sync;

import dev.pickwright.model.fulfillment.FulfillmentId;

/** The worst of what a station knows of its own operations on a fulfillment that it has on hand. */
public record FulfillmentStanding(FulfillmentId fulfillment, OperationStanding standing) {}
