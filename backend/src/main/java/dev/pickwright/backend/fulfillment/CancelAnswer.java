package dev.pickwright.backend.fulfillment;

import dev.pickwright.model.fulfillment.CancelPending;
import dev.pickwright.model.fulfillment.FulfillmentState;
import org.jspecify.annotations.Nullable;

/**
 * What became of the wish to cancel a fulfillment: one of the two is there.
 *
 * @param state it is cancelled
 * @param pending its station was asked
 */
public record CancelAnswer(
        @Nullable FulfillmentState state, @Nullable CancelPending pending) {}
