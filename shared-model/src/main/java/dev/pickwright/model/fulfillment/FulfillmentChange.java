package dev.pickwright.model.fulfillment;

import org.jspecify.annotations.Nullable;

/** One thing to write about a fulfillment. */
public sealed interface FulfillmentChange {

    /** The only change that touches the status. */
    record StatusSet(
            FulfillmentId id,
            FulfillmentStatus from,
            FulfillmentStatus to,
            @Nullable String reason) implements FulfillmentChange {}

    /** A failed attempt, counted from 1. */
    record PickAttemptFailed(FulfillmentId id, int attempt, String cause) implements FulfillmentChange {}

    /** A failed attempt, counted from 1. */
    record PackAttemptFailed(FulfillmentId id, int attempt, String cause) implements FulfillmentChange {}
}
