package dev.pickwright.backend.warehouse;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The slots of one warehouse as they stand at a moment.
 *
 * @param limited whether the warehouse works by slots at all
 * @param slots those that have not ended, in order; empty if it does not
 */
public record SlotBook(boolean limited, List<Slot> slots, Instant now) {

    /**
     * Where a fulfillment goes.
     *
     * @param slot null where the warehouse does not work by slots
     * @param over whether it goes over the slot's limits, or comes after its cut-off
     */
    public record Place(@Nullable Slot slot, boolean over) {}

    public SlotBook {
        slots = List.copyOf(slots);
    }

    /** The book of a warehouse that takes any work at any time. */
    public static SlotBook unlimited(Instant now) {
        return new SlotBook(false, List.of(), now);
    }

    /** The first open slot with room; with an override the first open one, full or not. */
    public Optional<Place> place(int lines, boolean override) {
        if (!limited) {
            return Optional.of(new Place(null, false));
        }
        return slots.stream()
                .filter(slot -> slot.openAt(now) && (override || slot.hasRoomFor(lines)))
                .findFirst()
                .map(slot -> new Place(slot, !slot.hasRoomFor(lines)));
    }

    /** The slot that starts then, whether open or not. */
    public Optional<Slot> at(Instant start) {
        return slots.stream().filter(slot -> slot.startsAt().equals(start)).findFirst();
    }

    /** The most lines that one more fulfillment can have in some open slot. */
    public int roomForLines(boolean override) {
        if (!limited) {
            return Integer.MAX_VALUE;
        }
        return slots.stream()
                .filter(slot -> slot.openAt(now))
                .mapToInt(slot -> override ? Integer.MAX_VALUE : slot.roomForLines())
                .max()
                .orElse(0);
    }

    /** How many more fulfillments the first open slot with room takes. */
    public int free() {
        var place = place(1, false);
        if (place.isEmpty()) {
            return 0;
        }
        Slot slot = place.get().slot();
        Integer max = slot == null ? null : slot.maxFulfillments();
        return slot == null || max == null ? Integer.MAX_VALUE : max - slot.usedFulfillments();
    }
}
