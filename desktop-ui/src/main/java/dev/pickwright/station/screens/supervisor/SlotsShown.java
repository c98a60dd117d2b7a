package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.fulfillment.FulfillmentView;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the screen of the time slots shows, in one immutable piece.
 *
 * @param chosen -1 if there is no slot
 * @param moving null if nothing is to be moved
 */
record SlotsShown(
        List<Site> sites,
        int site,
        List<SlotRow> slots,
        int chosen,
        @Nullable FulfillmentView moving) {

    record Site(String code, String name, ZoneId zone) {}

    SlotsShown {
        sites = List.copyOf(sites);
        slots = List.copyOf(slots);
    }

    Site warehouse() {
        return sites.get(site);
    }

    /** What would go into a slot. */
    int lines() {
        return moving == null ? 0 : moving.summary().lines();
    }

    /** The slot that was chosen before, or else the first. */
    static int choice(@Nullable SlotsShown before, int site, List<SlotRow> rows) {
        if (before != null && before.site() == site && before.chosen() >= 0) {
            var kept = before.slots().get(before.chosen()).slot().startsAt();
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).slot().startsAt().equals(kept)) {
                    return i;
                }
            }
        }
        return rows.isEmpty() ? -1 : 0;
    }
}
