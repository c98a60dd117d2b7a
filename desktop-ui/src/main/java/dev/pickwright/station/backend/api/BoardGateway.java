package dev.pickwright.station.backend.api;

import dev.pickwright.model.fulfillment.BoardView;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentView;

/** What a supervisor sees and does. Calls block; a refusal is a {@link DomainFailure}. */
public interface BoardGateway {

    /** @param cursor of the answer before; 0 at first */
    BoardView board(long cursor);

    FulfillmentView fulfillment(FulfillmentId id);

    /** @param operation the last part of the endpoint's path, such as {@code retry-pick} */
    void step(FulfillmentId id, String operation);
}
