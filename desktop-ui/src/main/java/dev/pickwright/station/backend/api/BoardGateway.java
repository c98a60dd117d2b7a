package dev.pickwright.station.backend.api;

import dev.pickwright.model.fulfillment.BoardView;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentView;
import dev.pickwright.model.fulfillment.OrderCancelled;
import dev.pickwright.model.fulfillment.OrderView;
import org.jspecify.annotations.Nullable;

/** What a supervisor sees and does. Calls block; a refusal is a {@link DomainFailure}. */
public interface BoardGateway {

    /** @param cursor of the answer before; 0 at first */
    BoardView board(long cursor);

    FulfillmentView fulfillment(FulfillmentId id);

    OrderView order(String number);

    /**
     * Takes a step with a fulfillment.
     *
     * @param path the rest of the endpoint's path, such as {@code retry-pick}
     * @param version the one that the supervisor saw, where the step is refused if it changed meanwhile; null where
     *     that does not matter
     */
    void step(FulfillmentId id, String path, @Nullable String reason, @Nullable Long version);

    /** Says that a packed fulfillment waits for the carrier. */
    void markReady(FulfillmentId id, long version);

    /** Cancels every part of an order that has not shipped. */
    OrderCancelled cancelOrder(String number, String reason);
}
