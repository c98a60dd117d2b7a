package dev.pickwright.backend.picking;

import dev.pickwright.backend.fulfillment.Allocation;
import dev.pickwright.backend.fulfillment.FulfillmentItem;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.outbox.Outbox;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.scope.WarehouseScope;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.fulfillment.StatusDecisions;
import dev.pickwright.model.picking.CreatePicklist;
import dev.pickwright.model.picking.PickLineId;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.PicklistCreated;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.warehouse.BinSupply;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes picklists from what is allocated, in walking order. Each operation is one unit of work. */
@Service
public class Picklists {

    private final PickRepository picklists;
    private final PickStateRepository states;
    private final PickWorkRepository work;
    private final Fulfillments fulfillments;
    private final Stock stock;
    private final WarehouseScope scope;
    private final Outbox outbox;
    private final UnitOfWork units;
    private final IdSource ids;
    private final Clock clock;

    Picklists(
            PickRepository picklists,
            PickStateRepository states,
            PickWorkRepository work,
            Fulfillments fulfillments,
            Stock stock,
            WarehouseScope scope,
            Outbox outbox,
            UnitOfWork units,
            IdSource ids,
            Clock clock) {
        this.picklists = picklists;
        this.states = states;
        this.work = work;
        this.fulfillments = fulfillments;
        this.stock = stock;
        this.scope = scope;
        this.outbox = outbox;
        this.units = units;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes one picklist for planned fulfillments of one warehouse, all of which are then being picked.
     *
     * @throws ProblemException TRANSITION_REFUSED or GATE_CLOSED naming the fulfillment that is not ready for it;
     *     REQUEST_INVALID if they are of several warehouses
     */
    public PickTaskView create(Actor actor, CreatePicklist told) {
        return units.run(() -> {
            told.fulfillmentIds().forEach(each -> scope.require(actor, Subject.FULFILLMENT, each.toString(), true));
            PicklistId id = generate(actor, told.fulfillmentIds(), null);
            return PickTaskView.of(states.state(id).orElseThrow());
        });
    }

    /** Makes the picklist of a planned fulfillment, which is then being picked. */
    public FulfillmentState generate(Actor actor, FulfillmentId id, @Nullable String reason) {
        return units.run(() -> {
            generate(actor, List.of(id), reason);
            return fulfillments.state(id);
        });
    }

    private PicklistId generate(Actor actor, List<FulfillmentId> wanted, @Nullable String reason) {
        List<FulfillmentId> inLockOrder = wanted.stream()
                .sorted(Comparator.comparing(FulfillmentId::toString))
                .toList();
        List<FulfillmentState> before =
                inLockOrder.stream().map(fulfillments::lockForWork).toList();
        if (before.stream().map(FulfillmentState::warehouseId).distinct().count() > 1) {
            throw new ProblemException(
                    Problem.REQUEST_INVALID,
                    "A picklist is for one warehouse; these fulfillments are of several.",
                    Map.of("field", "fulfillment_ids"));
        }
        List<FulfillmentState> after =
                before.stream().map(state -> begin(actor, state, reason)).toList();
        return make(after, fulfillments.takeAllocations(inLockOrder));
    }

    private FulfillmentState begin(Actor actor, FulfillmentState state, @Nullable String reason) {
        var decision = StatusDecisions.change(state, FulfillmentStatus.PICKING, reason);
        if (state.status() != FulfillmentStatus.PLANNING) {
            throw new ProblemException(
                    Problem.TRANSITION_REFUSED,
                    "Fulfillment %s is %s; a picklist is generated for a planned one."
                            .formatted(state.number(), state.status().wire()),
                    Map.of("current_status", state.status(), "asked", FulfillmentStatus.PICKING));
        }
        fulfillments.requireGatesOpen(state);
        return fulfillments.apply(actor, "generate_picklist", state, decision);
    }

    /**
     * Picks a failed one again: what is missing is promised anew from bins that were not found wrong. What was picked
     * before stays in its totes and counts.
     *
     * @throws ProblemException STOCK_SHORT if no such bin has it; ATTEMPTS_EXHAUSTED
     */
    public FulfillmentState retry(Actor actor, FulfillmentId id, @Nullable String reason) {
        return units.run(() -> {
            FulfillmentState state = fulfillments.lockForWork(id);
            var decision = StatusDecisions.retryPick(state, reason);
            decision.orThrow();
            List<Allocation> lines = new ArrayList<>(fulfillments.takeAllocations(List.of(id)));
            lines.addAll(promiseMissing(state));
            FulfillmentState after = fulfillments.apply(actor, "retry_pick", state, decision);
            make(List.of(after), lines);
            return after;
        });
    }

    private List<Allocation> promiseMissing(FulfillmentState state) {
        List<FulfillmentItem> items = fulfillments.items(state.id());
        Map<ItemId, Integer> settled = work.settledShort(state.id());
        var avoided = work.avoided(state.id());
        Map<Object, BinSupply> supply = new HashMap<>();
        stock.lockSupply(
                        state.warehouseId(),
                        items.stream().map(FulfillmentItem::skuId).toList())
                .forEach((sku, bins) -> supply.put(
                        sku,
                        new BinSupply(bins.stream()
                                .filter(bin -> !avoided.contains(new PickWorkRepository.Avoided(bin.bin(), sku)))
                                .toList())));
        List<Allocation> promised = new ArrayList<>();
        for (FulfillmentItem item : items) {
            int missing = item.shortQuantity() - settled.getOrDefault(item.id(), 0);
            if (missing > 0) {
                var shares = Objects.requireNonNull(supply.get(item.skuId())).take(missing);
                for (BinSupply.Units share : shares.orElseThrow(() -> nowhere(item, missing))) {
                    stock.allocate(share.bin(), item.skuId(), share.quantity());
                    fulfillments.change(item.id(), share.quantity(), 0, -share.quantity());
                    promised.add(new Allocation(item.id(), share.bin(), item.skuId(), share.quantity()));
                }
            }
        }
        return promised;
    }

    private static ProblemException nowhere(FulfillmentItem item, int missing) {
        return new ProblemException(
                Problem.STOCK_SHORT,
                "No other bin of this warehouse has %d of %s. Have the bins counted or restocked, then retry."
                        .formatted(missing, item.sku()));
    }

    private PicklistId make(List<FulfillmentState> parts, List<Allocation> promised) {
        FulfillmentState first = parts.getFirst();
        PicklistId id = new PicklistId(ids.next());
        String number = "P-%06d".formatted(picklists.nextNumber());
        List<FulfillmentId> partIds = parts.stream().map(FulfillmentState::id).toList();
        picklists.insert(id, number, first.warehouseId(), partIds, clock.instant());
        Map<ItemId, FulfillmentId> owners = new HashMap<>();
        for (FulfillmentId part : partIds) {
            fulfillments.items(part).forEach(item -> owners.put(item.id(), part));
        }
        var walk = work.walk(promised.stream().map(Allocation::bin).toList());
        List<PickRepository.NewLine> lines = new ArrayList<>();
        promised.stream()
                .sorted(Comparator.comparingInt(each -> walk.getOrDefault(each.bin(), Integer.MAX_VALUE)))
                .forEach(each -> lines.add(new PickRepository.NewLine(
                        new PickLineId(ids.next()),
                        Objects.requireNonNull(owners.get(each.item())),
                        each.item(),
                        each.sku(),
                        each.bin(),
                        lines.size() + 1,
                        each.quantity())));
        picklists.insertLines(id, lines);
        var event = new PicklistCreated(id, number, first.warehouse(), partIds, lines.size());
        outbox.append(List.of(event), picklists.advance(id, 1));
        return id;
    }
}
