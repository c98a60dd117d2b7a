package dev.pickwright.station.backend.http;

import dev.pickwright.model.audit.Timeline;
import dev.pickwright.model.fulfillment.BoardView;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentView;
import dev.pickwright.model.fulfillment.MoveSlot;
import dev.pickwright.model.fulfillment.OrderCancelled;
import dev.pickwright.model.fulfillment.OrderSummary;
import dev.pickwright.model.fulfillment.OrderView;
import dev.pickwright.model.fulfillment.Reason;
import dev.pickwright.model.fulfillment.UpdateStatus;
import dev.pickwright.model.routing.RoutingView;
import dev.pickwright.model.warehouse.SlotView;
import dev.pickwright.model.warehouse.WarehouseView;
import dev.pickwright.station.backend.api.BoardGateway;
import java.util.List;
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
    public Timeline timeline(String code, @Nullable String subject, @Nullable String after) {
        return api.get(
                "/v1/timeline?code=" + Api.escaped(code)
                        + (subject == null ? "" : "&subject=" + Api.escaped(subject))
                        + (after == null ? "" : "&after=" + Api.escaped(after)),
                Timeline.class);
    }

    @Override
    public List<OrderSummary> unroutable() {
        return api.all("/v1/orders?status=unroutable", OrderSummary.class);
    }

    @Override
    public RoutingView routing(String number) {
        return api.get(order(number, "/routing"), RoutingView.class);
    }

    @Override
    public RoutingView route(String number) {
        return api.post(order(number, "/route"), new Reason(null), RoutingView.class);
    }

    @Override
    public List<WarehouseView> warehouses() {
        return api.all("/v1/warehouses?", WarehouseView.class);
    }

    @Override
    public List<SlotView> slots(String warehouse) {
        return api.all("/v1/warehouses/" + Api.escaped(warehouse) + "/slots?", SlotView.class);
    }

    @Override
    public void moveSlot(FulfillmentId id, MoveSlot to) {
        api.post("/v1/fulfillments/" + id + "/move-slot", to, JsonNode.class);
    }

    @Override
    public OrderCancelled cancelOrder(String number, String reason) {
        return api.post(order(number, "/cancel"), new Reason(reason), OrderCancelled.class);
    }

    private static String order(String number, String rest) {
        return "/v1/orders/" + Api.escaped(number) + rest;
    }
}
