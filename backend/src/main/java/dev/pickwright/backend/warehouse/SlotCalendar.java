package dev.pickwright.backend.warehouse;

import dev.pickwright.model.warehouse.SlotRule;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The slots that a warehouse's rules make of its days. Pure. */
final class SlotCalendar {

    /** Work is not planned further ahead. */
    static final Duration HORIZON = Duration.ofDays(14);

    private SlotCalendar() {}

    /**
     * The slots that have not ended, up to the horizon, in order.
     *
     * @param taken those that exist already, with what is taken of them
     */
    static List<Slot> slots(WarehouseId warehouse, ZoneId zone, List<SlotRule> rules, List<Slot> taken, Instant now) {
        Map<Instant, Slot> known = taken.stream().collect(Collectors.toMap(Slot::startsAt, slot -> slot));
        List<Slot> slots = new ArrayList<>();
        LocalDate today = now.atZone(zone).toLocalDate();
        for (LocalDate day = today; !day.isAfter(today.plusDays(HORIZON.toDays())); day = day.plusDays(1)) {
            for (SlotRule rule : rules) {
                Slot slot = slot(warehouse, zone, day, rule);
                // The hour that a change of the clocks leaves out has no slot.
                if (slot.startsAt().isBefore(slot.endsAt()) && now.isBefore(slot.endsAt())) {
                    slots.add(known.getOrDefault(slot.startsAt(), slot));
                }
            }
        }
        slots.sort(Comparator.comparing(Slot::startsAt));
        return slots;
    }

    private static Slot slot(WarehouseId warehouse, ZoneId zone, LocalDate day, SlotRule rule) {
        LocalDate lastDay = rule.endsAt().equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day;
        return new Slot(
                null,
                warehouse,
                instant(day.atTime(rule.startsAt()), zone),
                instant(lastDay.atTime(rule.endsAt()), zone),
                instant(day.atTime(rule.cutOff()), zone),
                rule.maxFulfillments(),
                rule.maxLines(),
                0,
                0);
    }

    /** A time that the clocks leave out is the moment of their change; one that comes twice is the first. */
    private static Instant instant(LocalDateTime time, ZoneId zone) {
        var change = zone.getRules().getTransition(time);
        return change != null && change.isGap()
                ? change.getInstant()
                : time.atZone(zone).toInstant();
    }
}
