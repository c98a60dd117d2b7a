package dev.pickwright.model.fulfillment;

import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.event.EventType;
import dev.pickwright.model.routing.RoutingRule;
import java.util.List;

/**
 * No warehouse can serve an order now; it is kept and tried again.
 *
 * @param candidates every warehouse with what speaks against it
 */
public record OrderUnroutable(OrderId orderId, String orderNumber, String why, List<Candidate> candidates)
        implements DomainEvent {

    public record Candidate(String warehouse, RoutingRule rule, String detail) {}

    public OrderUnroutable {
        candidates = List.copyOf(candidates);
    }

    @Override
    public EventType type() {
        return EventType.ORDER_UNROUTABLE;
    }

    @Override
    public String laneId() {
        return orderId.toString();
    }
}
