package dev.pickwright.backend.picking;

import dev.pickwright.backend.fulfillment.Allocation;
import dev.pickwright.backend.fulfillment.FulfillmentItem;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.outbox.Outbox;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.routing.Routing;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.StatusDecisions;
import dev.pickwright.model.picking.PickLineId;
import dev.pickwright.model.picking.PickLineStatus;
import dev.pickwright.model.picking.PickState;
import dev.pickwright.model.picking.PicklistCreated;
import dev.pickwright.model.picking.PicklistId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes picklists from what is allocated, in walking order. Each operation is one unit of work. */
@Service
public class Picklists {

    private final PickRepository picklists;
    private final Fulfillments fulfillments;
    private final Stock stock;
    private final Outbox outbox;
    private final UnitOfWork units;
    private final IdSource ids;
    private final Clock clock;

    Picklists(
            PickRepository picklists,
            Fulfillments fulfillments,
            Stock stock,
            Outbox outbox,
            UnitOfWork units,
            IdSource ids,
            Clock clock) {
        this.picklists = picklists;
        this.fulfillments = fulfillments;
        this.stock = stock;
        this.outbox = outbox;
        this.units = units;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes the picklist of a planned fulfillment, which is then being picked. */
    public FulfillmentState generate(Actor actor, FulfillmentId id, @Nullable String reason) {
        return units.run(() -> {
            FulfillmentState state = fulfillments.lock(id);
            var decision = StatusDecisions.change(state, FulfillmentStatus.PICKING, reason);
            if (state.status() != FulfillmentStatus.PLANNING) {
                throw new ProblemException(
                        Problem.TRANSITION_REFUSED,
                        "Fulfillment %s is %s; a picklist is generated for a planned one."
                                .formatted(state.number(), state.status().wire()),
                        Map.of("status", state.status(), "asked", FulfillmentStatus.PICKING));
            }
            fulfillments.requireGatesOpen(state);
            FulfillmentState after = fulfillments.apply(actor, "generate_picklist", state, decision);
            make(after);
            return after;
        });
    }

    /**
     * Picks a failed one again: what is missing is promised anew from bins that were not found wrong.
     *
     * @throws ProblemException STOCK_SHORT if no such bin has it; ATTEMPTS_EXHAUSTED
     */
    public FulfillmentState retry(Actor actor, FulfillmentId id, @Nullable String reason) {
        return units.run(() -> {
            FulfillmentState state = fulfillments.lock(id);
            var decision = StatusDecisions.retryPick(state, reason);
            decision.orThrow();
            List<FulfillmentItem> items = fulfillments.items(id);
            var available = stock.lockAvailable(
                    items.stream().map(FulfillmentItem::skuId).distinct().toList());
            for (FulfillmentItem item : items) {
                if (item.shortQuantity() > 0) {
                    promiseAgain(
                            state,
                            item,
                            available.stream()
                                    .filter(bin -> !picklists.avoided(id, bin.bin(), bin.sku()))
                                    .toList());
                }
            }
            FulfillmentState after = fulfillments.apply(actor, "retry_pick", state, decision);
            make(after);
            return after;
        });
    }

    private void promiseAgain(
            FulfillmentState state, FulfillmentItem item, List<dev.pickwright.backend.warehouse.BinStock> available) {
        var shares = Routing.shares(item.skuId(), item.shortQuantity(), state.warehouseId(), available)
                .orElseThrow(() -> new ProblemException(
                        Problem.STOCK_SHORT,
                        "No other bin of this warehouse has %d of %s. Have the bins counted or restocked, then retry."
                                .formatted(item.shortQuantity(), item.sku())));
        for (Routing.Share share : shares) {
            stock.allocate(share.bin(), item.skuId(), share.quantity());
            fulfillments.reviveShort(new Allocation(item.id(), share.bin(), item.skuId(), share.quantity()));
        }
    }

    /** Bins in which missing units of a line could be found instead; empty if they have not enough. */
    List<Routing.Share> elsewhere(FulfillmentState state, PickState.Line line, int quantity) {
        var others = stock.lockAvailable(List.of(line.skuId())).stream()
                .filter(bin -> !bin.bin().equals(line.binId()))
                .toList();
        return Routing.shares(line.skuId(), quantity, state.warehouseId(), others)
                .orElse(List.of());
    }

    private void make(FulfillmentState state) {
        PicklistId id = new PicklistId(ids.next());
        String number = "P-%06d".formatted(picklists.nextNumber());
        picklists.insert(id, number, state.warehouseId(), state.id(), clock.instant());
        Map<Object, FulfillmentItem> items = fulfillments.items(state.id()).stream()
                .collect(Collectors.toMap(FulfillmentItem::id, Function.identity()));
        int position = 0;
        for (Allocation promised : fulfillments.allocations(state.id())) {
            FulfillmentItem item = Objects.requireNonNull(items.get(promised.item()));
            picklists.insertLine(
                    id,
                    new PickState.Line(
                            new PickLineId(ids.next()),
                            ++position,
                            state.id(),
                            item.id(),
                            item.skuId(),
                            item.sku(),
                            item.description(),
                            promised.bin(),
                            "",
                            promised.quantity(),
                            0,
                            0,
                            PickLineStatus.OPEN));
        }
        var event = new PicklistCreated(id, number, state.warehouse(), List.of(state.id()), position);
        outbox.append(List.of(event), picklists.advance(id, 1));
    }
}
