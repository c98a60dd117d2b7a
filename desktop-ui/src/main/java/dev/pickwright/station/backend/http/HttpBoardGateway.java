package dev.pickwright.station.backend.http;

import dev.pickwright.model.fulfillment.BoardView;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentView;
import dev.pickwright.model.fulfillment.Reason;
import dev.pickwright.station.backend.api.BoardGateway;
import tools.jackson.databind.JsonNode;

public final class HttpBoardGateway implements BoardGateway {

    private final Api api;

    public HttpBoardGateway(Api api) {
        this.api = api;
    }

    @Override
    public BoardView board(long cursor) {
        return api.get("/v1/board?since=" + cursor, BoardView.class);
    }

    @Override
    public FulfillmentView fulfillment(FulfillmentId id) {
        return api.get("/v1/fulfillments/" + id, FulfillmentView.class);
    }

    @Override
    public void step(FulfillmentId id, String operation) {
        api.post("/v1/fulfillments/" + id + "/" + operation, new Reason(null), JsonNode.class);
    }
}
