package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.fulfillment.CancelPending;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows which fulfillments are leased to a station, and speaks to that. All of it joins the caller's unit of work. */
public interface WorkHolder {

    /**
     * Keeps everybody but the station from working on what is leased to it.
     *
     * @param leased a fulfillment that is leased, locked
     * @throws dev.pickwright.model.ProblemException LEASED naming the station, unless the station itself does it
     */
    void requireOwn(FulfillmentId leased);

    /** Something of a leased fulfillment changed, which its station must know, unless it did that. */
    void changed(FulfillmentId leased);

    /**
     * Asks the station that has the fulfillment to stop, if any has it and does not do this itself.
     *
     * @param state locked
     * @return whose answer is waited for; empty if nobody's, and it can be cancelled at once
     */
    Optional<CancelPending> askToCancel(Actor actor, FulfillmentState state, @Nullable String reason);
}
