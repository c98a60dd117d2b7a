package dev.pickwright.station.backend.http;

import dev.pickwright.model.fulfillment.BoardView;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentView;
import dev.pickwright.model.fulfillment.OrderCancelled;
import dev.pickwright.model.fulfillment.OrderView;
import dev.pickwright.model.fulfillment.Reason;
import dev.pickwright.model.fulfillment.UpdateStatus;
import dev.pickwright.station.backend.api.BoardGateway;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
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
    public OrderView order(String number) {
        return api.get(order(number, ""), OrderView.class);
    }

    @Override
    public void step(FulfillmentId id, String path, @Nullable String reason, @Nullable Long version) {
        api.post("/v1/fulfillments/" + id + "/" + path, new Reason(reason), JsonNode.class, version);
    }

    @Override
    public void markReady(FulfillmentId id, long version) {
        var ready = new UpdateStatus(FulfillmentStatus.READY, null);
        api.post("/v1/fulfillments/" + id + "/status", ready, JsonNode.class, version);
    }

    @Override
    public OrderCancelled cancelOrder(String number, String reason) {
        return api.post(order(number, "/cancel"), new Reason(reason), OrderCancelled.class);
    }

    /** An order's number is another system's, so it may hold any character. */
    private static String order(String number, String rest) {
        return "/v1/orders/" + URLEncoder.encode(number, StandardCharsets.UTF_8).replace("+", "%20") + rest;
    }
}
