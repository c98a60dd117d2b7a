package dev.pickwright.backend.routing;

import dev.pickwright.backend.warehouse.SlotBook;
import dev.pickwright.backend.warehouse.Warehouse;
import dev.pickwright.model.routing.CandidateOutcome;
import dev.pickwright.model.routing.RoutingRule;
import dev.pickwright.model.routing.RoutingView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an order is served, or why it cannot be.
 *
 * @param parts one per warehouse; empty if it cannot
 * @param candidates every site, those that serve first
 * @param why it cannot; null if it can
 * @param narrowed whether not everything could be tried
 */
public record Plan(
        List<Part> parts,
        List<Candidate> candidates,
        @Nullable String why,
        boolean narrowed) {

    /** A line and the bins it is served from. */
    public record Served(Demand line, List<Routing.Share> shares) {}

    /** What one warehouse serves, and in which slot. */
    public record Part(Warehouse warehouse, SlotBook.Place place, List<Served> lines) {}

    /** A site and the rule that spoke about it. */
    public record Candidate(
            Site site,
            CandidateOutcome outcome,
            RoutingRule rule,
            String detail,
            @Nullable Instant slotStartsAt) {}

    public Plan {
        parts = List.copyOf(parts);
        candidates = List.copyOf(candidates);
    }

    public boolean routed() {
        return why == null;
    }

    public RoutingView view(String orderNumber, Instant decidedAt) {
        return new RoutingView(
                orderNumber,
                decidedAt,
                routed(),
                why,
                narrowed,
                candidates.stream()
                        .map(each -> new RoutingView.Candidate(
                                each.site().code(), each.outcome(), each.rule(), each.detail(), each.slotStartsAt()))
                        .toList());
    }
}
