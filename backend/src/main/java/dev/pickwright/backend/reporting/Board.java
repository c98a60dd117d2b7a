package dev.pickwright.backend.reporting;

import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.fulfillment.Holds;
import dev.pickwright.backend.packing.PackTasks;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.quality.QcChecks;
import dev.pickwright.model.Page;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.BoardView;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentSort;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentSummary;
import dev.pickwright.model.fulfillment.FulfillmentView;
import dev.pickwright.model.fulfillment.NextStep;
import dev.pickwright.model.fulfillment.OrderSort;
import dev.pickwright.model.fulfillment.OrderStatus;
import dev.pickwright.model.fulfillment.OrderSummary;
import dev.pickwright.model.fulfillment.OrderView;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What supervisors look at. Reads only. */
@Service
public class Board {

    private static final Duration ENDED_SHOWN = Duration.ofHours(24);

    private final SummaryQueries summaries;
    private final DetailQueries details;
    private final Fulfillments fulfillments;
    private final Holds holds;
    private final PackTasks packages;
    private final QcChecks checks;
    private final Clock clock;

    Board(
            SummaryQueries summaries,
            DetailQueries details,
            Fulfillments fulfillments,
            Holds holds,
            PackTasks packages,
            QcChecks checks,
            Clock clock) {
        this.summaries = summaries;
        this.details = details;
        this.fulfillments = fulfillments;
        this.holds = holds;
        this.packages = packages;
        this.checks = checks;
        this.clock = clock;
    }

    /**
     * The fulfillments that changed since a cursor; from 0 all, but for those that ended more than a day ago.
     *
     * @param warehouse its code; null for all
     */
    public BoardView since(Actor actor, long cursor, @Nullable String warehouse) {
        // The cursor first: what commits after it comes again with the next look, and nothing is missed.
        long now = summaries.lastEvent();
        var rows = cursor == 0
                ? summaries.live(actor.warehouses(), warehouse, clock.instant().minus(ENDED_SHOWN))
                : summaries.changedSince(actor.warehouses(), cursor, warehouse);
        return new BoardView(
                now,
                clock.instant(),
                summaries.counts(actor.warehouses(), warehouse),
                details.unroutable(),
                details.deadLetters(),
                rows);
    }

    /**
     * Which fulfillments, and in what order.
     *
     * @param warehouse its code; null for all
     * @param code of what carries them: an order or a fulfillment, a tote or a package; null for all
     */
    public record Wanted(
            @Nullable FulfillmentStatus status,
            @Nullable String warehouse,
            @Nullable String code,
            FulfillmentSort sort) {}

    /** @param after the {@code next} of the page before */
    public Page<FulfillmentSummary> list(Actor actor, Wanted wanted, @Nullable String after, int limit) {
        FulfillmentSort sort = wanted.sort();
        boolean timed = sort != FulfillmentSort.NUMBER && sort != FulfillmentSort.NUMBER_DESC;
        Slice slice = Slice.of(timed, sort.descending(), after, limit);
        return slice.page(summaries.list(actor.warehouses(), wanted, slice), FulfillmentSummary::number);
    }

    /** @throws ProblemException NOT_FOUND */
    public FulfillmentView fulfillment(FulfillmentId id) {
        FulfillmentState state = fulfillments.state(id);
        FulfillmentSummary summary = Objects.requireNonNull(summaries.one(id));
        var boxes = packages.packages(state);
        return new FulfillmentView(
                summary,
                details.customer(id),
                state.pickAttempts(),
                state.maxPickAttempts(),
                state.packAttempts(),
                state.maxPackAttempts(),
                state.qcRequired(),
                fulfillments.qcReason(id),
                fulfillments.items(id).stream()
                        .map(item -> new FulfillmentView.ItemView(
                                item.id(),
                                item.lineNumber(),
                                item.sku(),
                                item.description(),
                                item.ordered(),
                                item.allocated(),
                                item.picked(),
                                item.shortQuantity(),
                                item.packed()))
                        .toList(),
                boxes,
                checks.of(state, boxes),
                details.shipment(id),
                fulfillments.gates(state),
                NextStep.of(state.status()),
                holds.of(id),
                details.attempts(id),
                details.avoidedBins(id),
                details.slot(id),
                details.history(id));
    }

    /** @param after the {@code next} of the page before */
    public Page<OrderSummary> orders(
            Actor actor, @Nullable OrderStatus status, OrderSort sort, @Nullable String after, int limit) {
        boolean timed = sort != OrderSort.NUMBER && sort != OrderSort.NUMBER_DESC;
        Slice slice = Slice.of(timed, sort.descending(), after, limit);
        return slice.page(details.orders(actor.warehouses(), status, slice), OrderSummary::number);
    }

    /** @throws ProblemException NOT_FOUND */
    public OrderView order(String number) {
        return details.order(number, summaries.ofOrder(number))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no order " + number + "."));
    }
}
