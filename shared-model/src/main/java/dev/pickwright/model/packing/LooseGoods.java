package dev.pickwright.model.packing;

import dev.pickwright.model.Decision;
import dev.pickwright.model.Message;
import dev.pickwright.model.Problem;
import dev.pickwright.model.warehouse.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Which of the goods in the totes a scan stands for: the lot it names, or the only one there is. Pure. */
final class LooseGoods {

    private LooseGoods() {}

    /** @param scanned what the code says of lot and serial; {@link Trace#NONE} if nothing */
    static Decision<PackChange> take(PackState.Item item, int units, Trace scanned) {
        if (units > item.open()) {
            return tooMany(item, units);
        }
        List<PackState.Loose> there =
                item.loose().stream().filter(loose -> loose.quantity() > 0).toList();
        List<PackState.Loose> meant = saysNothing(scanned) ? unnamed(item, there, units) : named(there, scanned);
        if (meant.isEmpty()) {
            return saysNothing(scanned) ? whichLot(item) : wrongLot(item, scanned);
        }
        if (meant.stream().map(PackState.Loose::trace).distinct().count() > 1 && units < total(meant)) {
            return whichLot(item);
        }
        return total(meant) < units ? tooMany(item, units) : Decision.accept(packed(item, meant, units), List.of());
    }

    private static List<PackState.Loose> unnamed(PackState.Item item, List<PackState.Loose> there, int units) {
        boolean one = there.stream().map(PackState.Loose::trace).distinct().count() == 1;
        if (one || units == item.open()) {
            return there;
        }
        return there.stream().filter(loose -> saysNothing(loose.trace())).toList();
    }

    private static List<PackState.Loose> named(List<PackState.Loose> there, Trace scanned) {
        List<PackState.Loose> exact = there.stream()
                .filter(loose -> scanned.lot() == null
                        || scanned.lot().equals(loose.trace().lot()))
                .filter(loose -> scanned.serial() == null
                        || scanned.serial().equals(loose.trace().serial()))
                .toList();
        if (!exact.isEmpty()) {
            return exact;
        }
        // Goods whose serial, or of which nothing, was read when they were picked may well be these.
        List<PackState.Loose> sameLot = there.stream()
                .filter(loose -> loose.trace().serial() == null
                        && scanned.lot() != null
                        && Objects.equals(loose.trace().lot(), scanned.lot()))
                .toList();
        return sameLot.isEmpty()
                ? there.stream().filter(loose -> saysNothing(loose.trace())).toList()
                : sameLot;
    }

    private static List<PackChange> packed(PackState.Item item, List<PackState.Loose> from, int units) {
        List<PackChange> changes = new ArrayList<>();
        int left = units;
        for (PackState.Loose loose : from) {
            int taken = Math.min(left, loose.quantity());
            if (taken > 0) {
                left -= taken;
                changes.add(new PackChange.UnitsPacked(
                        item, taken, loose.trace(), loose.place(), item.packed() + units - left));
            }
        }
        return changes;
    }

    private static boolean saysNothing(Trace trace) {
        return trace.lot() == null && trace.serial() == null;
    }

    private static int total(List<PackState.Loose> loose) {
        return loose.stream().mapToInt(PackState.Loose::quantity).sum();
    }

    private static Decision<PackChange> tooMany(PackState.Item item, int units) {
        return Decision.refuse(
                Problem.QUANTITY_REFUSED,
                item.open() == 0
                        ? Message.of("pack.too_many", item.sku())
                        : Message.of("pack.more_than_left", units, item.sku(), item.open()),
                "Only %d more of %s are in the tote.".formatted(item.open(), item.sku()));
    }

    private static Decision<PackChange> whichLot(PackState.Item item) {
        return Decision.refuse(
                Problem.TASK_CHANGED,
                Message.of("pack.which_lot", item.sku()),
                "Several lots of %s were picked; scan the code that names the lot.".formatted(item.sku()));
    }

    private static Decision<PackChange> wrongLot(PackState.Item item, Trace scanned) {
        String lot = scanned.lot() == null ? String.valueOf(scanned.serial()) : scanned.lot();
        return Decision.refuse(
                Problem.TASK_CHANGED,
                Message.of("pack.wrong_lot", lot, item.sku()),
                "Lot or serial %s of %s was not picked for this fulfillment.".formatted(lot, item.sku()));
    }
}
