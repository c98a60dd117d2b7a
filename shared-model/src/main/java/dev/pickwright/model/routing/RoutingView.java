package dev.pickwright.model.routing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an order was routed, or would be.
 *
 * @param why it could not be routed; null if it was
 * @param narrowed whether there were too many sets of warehouses to try them all; the fewest splits are not certain then
 * @param candidates every warehouse, those that serve first
 */
public record RoutingView(
        String orderNumber,
        Instant decidedAt,
        boolean routed,
        @Nullable String why,
        boolean narrowed,
        List<Candidate> candidates) {

    /**
     * One warehouse.
     *
     * @param rule the one that decided about it
     * @param slotStartsAt when its part is worked on; null unless it was chosen and works by time slots
     */
    public record Candidate(
            String warehouse,
            CandidateOutcome outcome,
            RoutingRule rule,
            String detail,
            @Nullable Instant slotStartsAt) {}

    public RoutingView {
        candidates = List.copyOf(candidates);
    }
}
