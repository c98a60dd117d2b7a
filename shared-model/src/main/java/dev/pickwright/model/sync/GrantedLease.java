package dev.pickwright.model.sync;

import dev.pickwright.model.fulfillment.FulfillmentId;

/**
 * A lease as its station is told of it.
 *
 * @param startBy until when it may be started, milliseconds since 1970 by central's clock, as {@code grantedAt}; {@code Long.MAX_VALUE} for an active one
 */
public record GrantedLease(FulfillmentId fulfillment, long epoch, LeaseKind kind, long grantedAt, long startBy) {}
