package dev.pickwright.station.backend.api;

import dev.pickwright.model.audit.Timeline;
import dev.pickwright.model.fulfillment.BoardView;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentView;
import dev.pickwright.model.fulfillment.MoveSlot;
import dev.pickwright.model.fulfillment.OrderCancelled;
import dev.pickwright.model.fulfillment.OrderSummary;
import dev.pickwright.model.fulfillment.OrderView;
import dev.pickwright.model.routing.RoutingView;
import dev.pickwright.model.warehouse.SlotView;
import dev.pickwright.model.warehouse.WarehouseView;
import java.util.List;
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

    /** Every order that no warehouse can serve. */
    List<OrderSummary> unroutable();

    /** How an order was routed, the last time it was tried. */
    RoutingView routing(String number);

    /** Tries an unroutable order again now. */
    RoutingView route(String number);

    /**
     * What happened to what a code stands for, the newest first.
     *
     * @param subject which of several things with this code; null if nobody said yet
     * @param after the cursor of what was told before
     */
    Timeline timeline(String code, @Nullable String subject, @Nullable String after);

    List<WarehouseView> warehouses();

    /** Those that have not ended, in order; empty if the warehouse takes any work at any time. */
    List<SlotView> slots(String warehouse);

    void moveSlot(FulfillmentId id, MoveSlot to);

    /** Cancels every part of an order that has not shipped. */
    OrderCancelled cancelOrder(String number, String reason);
}
