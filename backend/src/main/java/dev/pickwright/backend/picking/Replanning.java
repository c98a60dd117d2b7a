package dev.pickwright.backend.picking;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.fulfillment.Allocation;
import dev.pickwright.backend.fulfillment.FulfillmentItem;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.fulfillment.SupplyTaker;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.observe.LogContext;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.picking.PickLineId;
import dev.pickwright.model.picking.PickState;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.warehouse.BinSupply;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Items that wait for stock are promised it when there is some, or when a supervisor asks. */
@Service
public class Replanning implements SupplyTaker {

    private static final Logger log = LoggerFactory.getLogger(Replanning.class);

    private static final Set<FulfillmentStatus> MAY_WAIT =
            EnumSet.of(FulfillmentStatus.PENDING, FulfillmentStatus.PLANNING, FulfillmentStatus.PICKING);

    private final PickRepository picklists;
    private final PickStateRepository states;
    private final PickWorkRepository work;
    private final Fulfillments fulfillments;
    private final Stock stock;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final IdSource ids;
    private final @Nullable WorkOnHand onHand;

    Replanning(
            PickRepository picklists,
            PickStateRepository states,
            PickWorkRepository work,
            Fulfillments fulfillments,
            Stock stock,
            AuditTrail audit,
            UnitOfWork units,
            IdSource ids,
            ObjectProvider<WorkOnHand> onHand) {
        this.picklists = picklists;
        this.states = states;
        this.work = work;
        this.fulfillments = fulfillments;
        this.stock = stock;
        this.audit = audit;
        this.units = units;
        this.ids = ids;
        this.onHand = onHand.getIfAvailable();
    }

    /**
     * Promises what of a fulfillment waits for stock, as far as there is some; on a picklist new lines go last. One
     * unit of work.
     *
     * @throws ProblemException NOTHING_TO_DO if nothing waits; STOCK_SHORT if there is still nothing;
     *     TRANSITION_REFUSED
     */
    public FulfillmentState replan(Actor actor, FulfillmentId id) {
        return units.run(() -> {
            Optional<PickState> list = work.workedOn(id).flatMap(states::lock);
            FulfillmentState state = fulfillments.lock(id);
            if (!MAY_WAIT.contains(state.status())) {
                throw new ProblemException(
                        Problem.TRANSITION_REFUSED,
                        "Fulfillment %s is %s; nothing of it is planned any more."
                                .formatted(state.number(), state.status().wire()),
                        Map.of("current_status", state.status()));
            }
            List<Allocation> promised = promise(state);
            if (state.status() == FulfillmentStatus.PICKING) {
                addLines(list.orElseThrow(), state, promised);
            } else {
                promised.forEach(fulfillments::promise);
            }
            audit.append(
                    actor,
                    AuditEntry.of("replan")
                            .on(id)
                            .saying(String.valueOf(promised.stream()
                                    .mapToInt(Allocation::quantity)
                                    .sum())));
            return fulfillments.append(state, List.of());
        });
    }

    private List<Allocation> promise(FulfillmentState state) {
        List<FulfillmentItem> waiting = fulfillments.items(state.id()).stream()
                .filter(item -> item.waiting() > 0)
                .toList();
        if (waiting.isEmpty()) {
            throw new ProblemException(
                    Problem.NOTHING_TO_DO, "Nothing of fulfillment %s waits for stock.".formatted(state.number()));
        }
        Map<Object, BinSupply> supply = new HashMap<>();
        stock.lockSupply(
                        state.warehouseId(),
                        waiting.stream().map(FulfillmentItem::skuId).toList())
                .forEach((sku, bins) -> supply.put(sku, new BinSupply(bins)));
        List<Allocation> promised = new ArrayList<>();
        for (FulfillmentItem item : waiting) {
            BinSupply bins = Objects.requireNonNull(supply.get(item.skuId()));
            for (BinSupply.Units share : bins.takeUpTo(item.waiting())) {
                stock.allocate(share.bin(), item.skuId(), share.quantity());
                promised.add(new Allocation(item.id(), share.bin(), item.skuId(), share.quantity()));
            }
        }
        if (promised.isEmpty()) {
            throw new ProblemException(
                    Problem.STOCK_SHORT,
                    "There is still no stock of %s. Have it restocked or counted, or mark the pick failed."
                            .formatted(waiting.getFirst().sku()));
        }
        return promised;
    }

    private void addLines(PickState list, FulfillmentState of, List<Allocation> promised) {
        int last =
                list.lines().stream().mapToInt(PickState.Line::position).max().orElse(0);
        List<PickRepository.NewLine> lines = new ArrayList<>();
        for (Allocation each : promised) {
            fulfillments.change(each.item(), each.quantity(), 0, 0);
            lines.add(new PickRepository.NewLine(
                    new PickLineId(ids.next()),
                    of.id(),
                    each.item(),
                    each.sku(),
                    each.bin(),
                    last + lines.size() + 1,
                    each.quantity()));
        }
        picklists.insertLines(list.id(), lines);
        PicklistId id = list.id();
        picklists.touch(id);
    }

    /** A station leaves that to central. */
    @Override
    public void takeSupply(Actor self) {
        if (onHand != null) {
            return;
        }
        for (FulfillmentId id : work.waitingForStock()) {
            try (LogContext context = LogContext.open()) {
                LogContext.fulfillment(id);
                replan(self, id);
            } catch (ProblemException e) {
                log.debug("Fulfillment {} still waits for stock: {}", id, e.detail());
            } catch (RuntimeException e) {
                log.warn("Fulfillment {} could not be given stock; it is next time", id, e);
            }
        }
    }
}
