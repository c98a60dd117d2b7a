package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.warehouse.Slot;
import dev.pickwright.backend.warehouse.SlotBook;
import dev.pickwright.backend.warehouse.Slots;
import dev.pickwright.backend.warehouse.Warehouse;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.MoveSlot;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Moves fulfillments between the time slots of their warehouse. */
@Service
public class SlotMoves {

    private final Fulfillments fulfillments;
    private final PartRepository parts;
    private final ItemRepository items;
    private final Warehouses warehouses;
    private final Slots slots;
    private final AuditTrail audit;
    private final UnitOfWork units;

    SlotMoves(
            Fulfillments fulfillments,
            PartRepository parts,
            ItemRepository items,
            Warehouses warehouses,
            Slots slots,
            AuditTrail audit,
            UnitOfWork units) {
        this.fulfillments = fulfillments;
        this.parts = parts;
        this.items = items;
        this.warehouses = warehouses;
        this.slots = slots;
        this.audit = audit;
        this.units = units;
    }

    /**
     * Moves a live fulfillment to another slot; with a reason also to one that is full or past its cut-off, which is
     * kept with the name of who asked.
     *
     * @throws ProblemException NOT_FOUND; TRANSITION_REFUSED if it has ended; REQUEST_INVALID if no slot starts then;
     *     NOTHING_TO_DO if it is there; SLOT_FULL
     */
    public FulfillmentState move(Actor actor, FulfillmentId id, MoveSlot told) {
        return units.run(() -> {
            FulfillmentState state = fulfillments.lock(id);
            if (!state.status().live()) {
                throw new ProblemException(
                        Problem.TRANSITION_REFUSED,
                        "Fulfillment %s is %s; it is not worked on any more."
                                .formatted(state.number(), state.status().wire()),
                        Map.of("current_status", state.status()));
            }
            Warehouse site = warehouses.byId(state.warehouseId());
            SlotBook book = Objects.requireNonNull(slots.lock(List.of(site)).get(site.id()));
            Slot to = book.at(told.startsAt()).orElseThrow(() -> noSlot(site, told));
            var from = parts.taken(id);
            if (from.isPresent() && from.get().slot().equals(to.id())) {
                throw new ProblemException(
                        Problem.NOTHING_TO_DO, "Fulfillment %s is in that slot already.".formatted(state.number()));
            }
            int lines = items.of(id).size();
            boolean over = !to.hasRoomFor(lines) || !to.openAt(book.now());
            if (over && told.overrideReason() == null) {
                throw full(state, to, book);
            }
            from.ifPresent(taken -> slots.giveBack(site.id(), taken.slot(), taken.lines()));
            UUID slot = Objects.requireNonNull(slots.take(List.of(new SlotBook.Place(to, over)), List.of(lines))
                    .getFirst());
            parts.setSlot(id, slot, lines, over ? actor.name() : null, over ? told.overrideReason() : null);
            audit.append(
                    actor,
                    AuditEntry.of("move_slot")
                            .on(id)
                            .change(null, to.startsAt().toString())
                            .noting(over ? told.overrideReason() : null));
            return fulfillments.append(state, List.of());
        });
    }

    private static ProblemException noSlot(Warehouse site, MoveSlot told) {
        return new ProblemException(
                Problem.REQUEST_INVALID,
                "Warehouse %s has no time slot that starts at %s and has not ended."
                        .formatted(site.code(), told.startsAt()),
                Map.of("field", "starts_at"));
    }

    private static ProblemException full(FulfillmentState state, Slot to, SlotBook book) {
        return new ProblemException(
                Problem.SLOT_FULL,
                "The slot at %s %s; choose another, or say why %s goes there nevertheless."
                        .formatted(
                                to.startsAt(),
                                to.openAt(book.now()) ? "is full" : "is past its cut-off",
                                state.number()));
    }
}
