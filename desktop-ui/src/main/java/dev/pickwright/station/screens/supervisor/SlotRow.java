package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.FulfillmentView.TakenSlot;
import dev.pickwright.model.warehouse.SlotView;
import dev.pickwright.station.platform.i18n.Messages;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A time slot as people at the warehouse speak of it.
 *
 * @param zone of the warehouse
 * @param own whether the fulfillment that is to be moved is in it
 */
record SlotRow(SlotView slot, ZoneId zone, LocalDate today, boolean own) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int BAR = 12;

    /** Whether more work fits in. */
    enum Room implements Wire {
        FREE,
        FULL,
        /** Past its cut-off. */
        CLOSED
    }

    String day() {
        LocalDate day = slot.startsAt().atZone(zone).toLocalDate();
        return Messages.text(day.isAfter(today) ? "slots.tomorrow" : "slots.today");
    }

    String times() {
        return times(slot.startsAt(), slot.endsAt(), zone);
    }

    String cutOff() {
        return time(slot.cutOffAt(), zone);
    }

    /** @param lines of a fulfillment that is to go into it; 0 asks for any room at all */
    Room room(int lines) {
        if (!slot.open()) {
            return Room.CLOSED;
        }
        Integer most = slot.maxFulfillments();
        Integer mostLines = slot.maxLines();
        boolean full = (most != null && slot.usedFulfillments() >= most)
                || (mostLines != null && slot.usedLines() + Math.max(1, lines) > mostLines);
        return full ? Room.FULL : Room.FREE;
    }

    String fulfillments() {
        return used(slot.usedFulfillments(), slot.maxFulfillments());
    }

    String lines() {
        return used(slot.usedLines(), slot.maxLines());
    }

    /** How much is taken, as one sees it from afar; empty where there is no limit. */
    String bar() {
        double taken = Math.max(
                share(slot.usedFulfillments(), slot.maxFulfillments()), share(slot.usedLines(), slot.maxLines()));
        if (taken < 0) {
            return "";
        }
        int filled = (int) Math.min(BAR, Math.ceil(taken * BAR));
        return "▮".repeat(filled) + "▯".repeat(BAR - filled);
    }

    private static double share(int used, @Nullable Integer max) {
        if (max == null) {
            return -1;
        }
        return max == 0 ? 1 : (double) used / max;
    }

    private static String used(int used, @Nullable Integer max) {
        return max == null ? Messages.text("number", used) : Messages.text("slots.used_of", used, max);
    }

    /** What the detail screen says of a fulfillment's slot. */
    static String said(TakenSlot slot) {
        ZoneId zone = ZoneId.of(slot.timeZone());
        String day = DateTimeFormatter.ofPattern("EEE d MMM", Locale.getDefault())
                .format(slot.startsAt().atZone(zone));
        String times = times(slot.startsAt(), slot.endsAt(), zone);
        String cutOff = time(slot.cutOffAt(), zone);
        return slot.overrideBy() == null
                ? Messages.text("detail.slot", day, times, cutOff)
                : Messages.text(
                        "detail.slot_override",
                        day,
                        times,
                        cutOff,
                        slot.overrideBy(),
                        slot.overrideReason() == null ? "" : slot.overrideReason());
    }

    private static String times(Instant from, Instant to, ZoneId zone) {
        return time(from, zone) + "–" + time(to, zone);
    }

    private static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }
}
