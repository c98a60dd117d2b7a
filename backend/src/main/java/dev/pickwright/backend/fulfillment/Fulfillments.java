package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.outbox.Outbox;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.observe.LogContext;
import dev.pickwright.model.Decision;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.fulfillment.FulfillmentChange;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentView.GateView;
import dev.pickwright.model.fulfillment.ItemId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Fulfillments as the other features see them. Every change joins the caller's unit of work, under the lock that
 * {@link #lock} takes; only {@link #apply} writes the status.
 */
@Service
public class Fulfillments {

    private final FulfillmentRepository fulfillments;
    private final ItemRepository items;
    private final List<Gate> gates;
    private final WorkHolder holder;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    Fulfillments(
            FulfillmentRepository fulfillments,
            ItemRepository items,
            List<Gate> gates,
            WorkHolder holder,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.fulfillments = fulfillments;
        this.items = items;
        this.gates = gates;
        this.holder = holder;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** The state, locked until the unit of work ends. @throws ProblemException NOT_FOUND */
    public FulfillmentState lock(FulfillmentId id) {
        LogContext.fulfillment(id);
        return locked(id).state();
    }

    /**
     * {@link #lock} for who works on it, which is one station's alone while that has a lease of it.
     *
     * @throws ProblemException NOT_FOUND; LEASED
     */
    public FulfillmentState lockForWork(FulfillmentId id) {
        LogContext.fulfillment(id);
        FulfillmentRepository.Versioned locked = locked(id);
        if (locked.leased()) {
            holder.requireOwn(id);
        }
        return locked.state();
    }

    private FulfillmentRepository.Versioned locked(FulfillmentId id) {
        return fulfillments.lock(id).orElseThrow(() -> unknown(id));
    }

    /** The state, not locked. @throws ProblemException NOT_FOUND */
    public FulfillmentState state(FulfillmentId id) {
        return fulfillments.state(id).orElseThrow(() -> unknown(id));
    }

    private static ProblemException unknown(FulfillmentId id) {
        return new ProblemException(Problem.NOT_FOUND, "There is no fulfillment " + id + ".");
    }

    /**
     * Writes what was decided: status, attempts, events, and one audit entry per status change.
     *
     * @param operation as in docs/domain.md
     * @return the state after it
     * @throws ProblemException as the decision refuses
     */
    public FulfillmentState apply(
            Actor actor, String operation, FulfillmentState state, Decision<FulfillmentChange> decision) {
        var accepted = decision.orThrow();
        for (FulfillmentChange change : accepted.changes()) {
            switch (change) {
                case FulfillmentChange.StatusSet set -> {
                    fulfillments.setStatus(set.id(), set.to(), clock.instant());
                    audit.append(
                            actor,
                            AuditEntry.of(operation)
                                    .on(set.id())
                                    .change(set.from().wire(), set.to().wire())
                                    .noting(set.reason()));
                }
                case FulfillmentChange.PickAttemptFailed failed ->
                    fulfillments.failPick(failed, clock.instant(), actor);
                case FulfillmentChange.PackAttemptFailed failed ->
                    fulfillments.failPack(failed, clock.instant(), actor);
            }
        }
        return append(state, accepted.events());
    }

    /** Appends events to the fulfillment's lane and counts its version up, also without any. */
    public FulfillmentState append(FulfillmentState state, List<? extends DomainEvent> events) {
        var after = fulfillments.advance(state.id(), events.size());
        outbox.append(events, after.laneSeq() - events.size() + 1);
        if (after.leased()) {
            holder.changed(state.id());
        }
        return after.state();
    }

    /** Says who works on it now; null for nobody. */
    public void assign(FulfillmentId id, @Nullable OperatorId operator) {
        fulfillments.assign(id, operator);
    }

    /** In the order of the lines. */
    public List<FulfillmentItem> items(FulfillmentId id) {
        return items.of(id);
    }

    public List<Allocation> allocations(FulfillmentId id) {
        return items.allocations(id);
    }

    /**
     * Takes the promises that are on no picklist yet, in walking order, so that pick lines can stand for them; the
     * items' quantities stay as they are.
     */
    public List<Allocation> takeAllocations(List<FulfillmentId> ids) {
        List<Allocation> taken = items.allocations(ids);
        items.deleteAllocations(ids);
        return taken;
    }

    /** Promises units of a bin that is on no picklist yet. */
    public void promise(Allocation more) {
        items.changeAllocation(more, more.quantity());
    }

    /** Changes what of an item is promised, picked and short by so much each. */
    public void change(ItemId item, int allocated, int picked, int shortQuantity) {
        items.change(item, allocated, picked, shortQuantity);
    }

    /** Nothing of it is promised any more: all that was not picked is short. */
    public void giveUpRest(FulfillmentId id) {
        items.giveUpRest(id);
    }

    /** Units of an item went into a package; a negative number takes them out again. */
    public void addPacked(ItemId item, int delta) {
        items.addPacked(item, delta);
    }

    /** The fulfillments that a fulfillment number or an order number names, oldest first. */
    public List<FulfillmentId> byNumber(String number) {
        return fulfillments.byNumber(number);
    }

    /** Why a QC check is required; null if none is. */
    public @Nullable String qcReason(FulfillmentId id) {
        return fulfillments.qcReason(id);
    }

    /** What keeps it from its next step. */
    public List<GateView> gates(FulfillmentState state) {
        return gates.stream().flatMap(gate -> gate.unmet(state).stream()).toList();
    }

    /** @throws ProblemException GATE_CLOSED naming what is unmet and who can clear it */
    public void requireGatesOpen(FulfillmentState state) {
        List<GateView> unmet = gates.stream()
                .flatMap(gate -> gate.unmet(state).stream().filter(view -> gate.blocks(state)))
                .toList();
        if (!unmet.isEmpty()) {
            throw new ProblemException(
                    Problem.GATE_CLOSED,
                    "Fulfillment %s cannot go on: %s"
                            .formatted(state.number(), unmet.getFirst().detail()),
                    Map.of("gates", unmet));
        }
    }
}
