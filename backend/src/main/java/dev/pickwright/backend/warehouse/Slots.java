package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.warehouse.SlotRule;
import dev.pickwright.model.warehouse.SlotRules;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The capacity of warehouses by time slot. What changes it joins the caller's unit of work, after fulfillments are
 * locked and before stock is.
 */
@Service
public class Slots {

    /** So much more of a slot is taken; less than nothing gives back. */
    record Change(UUID slot, int fulfillments, int lines) {}

    private final SlotRepository slots;
    private final Warehouses warehouses;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final IdSource ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Slots(
            SlotRepository slots,
            Warehouses warehouses,
            AuditTrail audit,
            UnitOfWork units,
            IdSource ids,
            Clock clock,
            ApplicationEventPublisher events) {
        this.slots = slots;
        this.warehouses = warehouses;
        this.audit = audit;
        this.units = units;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** The books of these warehouses, in the order of their ids locked until the unit of work ends. */
    public Map<WarehouseId, SlotBook> lock(Collection<Warehouse> warehouses) {
        return warehouses.isEmpty() ? Map.of() : books(warehouses, slots.lock(ids(warehouses)));
    }

    /** The books of these warehouses as they are now, not locked. */
    public Map<WarehouseId, SlotBook> look(Collection<Warehouse> warehouses) {
        return warehouses.isEmpty() ? Map.of() : books(warehouses, slots.look(ids(warehouses)));
    }

    private Map<WarehouseId, SlotBook> books(Collection<Warehouse> warehouses, Set<WarehouseId> limited) {
        Instant now = clock.instant();
        Map<WarehouseId, List<SlotRule>> rules = limited.isEmpty() ? Map.of() : slots.rules(limited);
        Map<WarehouseId, List<Slot>> taken = rules.isEmpty() ? Map.of() : slots.taken(rules.keySet(), now);
        Map<WarehouseId, SlotBook> books = new HashMap<>();
        for (Warehouse each : warehouses) {
            var own = rules.get(each.id());
            books.put(
                    each.id(),
                    own == null
                            ? SlotBook.unlimited(now)
                            : new SlotBook(
                                    true,
                                    SlotCalendar.slots(
                                            each.id(),
                                            each.timeZone(),
                                            own,
                                            taken.getOrDefault(each.id(), List.of()),
                                            now),
                                    now));
        }
        return books;
    }

    /**
     * Takes one fulfillment's worth of each place; the caller holds the books locked.
     *
     * @param lines how many lines each of them takes
     * @return the slots' ids in the order of the places; null where there is no slot
     */
    public List<@Nullable UUID> take(List<SlotBook.Place> places, List<Integer> lines) {
        List<@Nullable UUID> taken = new ArrayList<>();
        List<Slot> made = new ArrayList<>();
        List<Change> changed = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Slot slot = places.get(i).slot();
            UUID id = slot == null ? null : slot.id();
            if (slot != null && id == null) {
                id = ids.next();
                made.add(new Slot(
                        id,
                        slot.warehouse(),
                        slot.startsAt(),
                        slot.endsAt(),
                        slot.cutOffAt(),
                        slot.maxFulfillments(),
                        slot.maxLines(),
                        1,
                        lines.get(i)));
            } else if (id != null) {
                changed.add(new Change(id, 1, lines.get(i)));
            }
            taken.add(id);
        }
        if (!made.isEmpty()) {
            slots.insert(made);
        }
        if (!changed.isEmpty()) {
            slots.change(changed);
        }
        return taken;
    }

    /** Gives back what one fulfillment took. */
    public void giveBack(WarehouseId warehouse, UUID slot, int lines) {
        slots.lock(List.of(warehouse));
        slots.change(List.of(new Change(slot, -1, -lines)));
        events.publishEvent(new SupplyChanged(warehouse));
    }

    /** In the order of the day; empty if the warehouse takes any work at any time. */
    public List<SlotRule> rules(WarehouseId warehouse) {
        return slots.rules(List.of(warehouse)).getOrDefault(warehouse, List.of());
    }

    /**
     * Sets the slots of the warehouse's day. What was taken stays taken: a slot that exists gets the new limits, or what
     * is used if that is more, and one that no rule makes any more takes nothing new.
     *
     * @throws ProblemException VERSION_STALE if the warehouse is not at that version any more
     */
    public void setRules(Actor actor, Warehouse warehouse, long version, SlotRules told) {
        units.run(() -> {
            if (slots.look(List.of(warehouse.id())).isEmpty()) {
                slots.makeLimited(warehouse.id());
            }
            slots.lock(List.of(warehouse.id()));
            // After the slots, since who changes stock locks the warehouse's lane last.
            warehouses.advance(warehouse, version);
            Instant now = clock.instant();
            int before = rules(warehouse.id()).size();
            slots.replaceRules(warehouse.id(), told.rules());
            var taken = slots.taken(List.of(warehouse.id()), now).getOrDefault(warehouse.id(), List.of());
            Map<Instant, Slot> fresh = new HashMap<>();
            SlotCalendar.slots(warehouse.id(), warehouse.timeZone(), told.rules(), List.of(), now)
                    .forEach(slot -> fresh.put(slot.startsAt(), slot));
            slots.setLimits(taken.stream()
                    .map(slot -> relimited(slot, fresh.get(slot.startsAt())))
                    .toList());
            audit.append(
                    actor,
                    AuditEntry.of("set_slot_rules")
                            .at(warehouse.id())
                            .change(before + " slots", told.rules().size() + " slots")
                            .saying(warehouse.code()));
            events.publishEvent(new SupplyChanged(warehouse.id()));
        });
    }

    private static Slot relimited(Slot slot, @Nullable Slot rule) {
        return new Slot(
                slot.id(),
                slot.warehouse(),
                slot.startsAt(),
                rule == null ? slot.endsAt() : rule.endsAt(),
                rule == null ? slot.cutOffAt() : rule.cutOffAt(),
                limit(rule == null ? Integer.valueOf(0) : rule.maxFulfillments(), slot.usedFulfillments()),
                limit(rule == null ? Integer.valueOf(0) : rule.maxLines(), slot.usedLines()),
                slot.usedFulfillments(),
                slot.usedLines());
    }

    private static @Nullable Integer limit(@Nullable Integer told, int used) {
        return told == null ? null : Integer.valueOf(Math.max(told, used));
    }

    private static List<WarehouseId> ids(Collection<Warehouse> warehouses) {
        return warehouses.stream().map(Warehouse::id).toList();
    }
}
