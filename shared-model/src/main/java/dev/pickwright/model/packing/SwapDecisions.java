package dev.pickwright.model.packing;

import dev.pickwright.model.Decision;
import dev.pickwright.model.Message;
import dev.pickwright.model.Problem;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.warehouse.Trace;
import java.util.ArrayList;
import java.util.List;

/** Which packed units a swap takes out, and what must be open for it. Pure. */
public final class SwapDecisions {

    /** Units of one item and lot in a box. */
    public record Held(PackState.Box box, ItemId item, Trace trace, int quantity) {}

    private SwapDecisions() {}

    /**
     * Takes units out of a box and brings others. A closed box is opened for it, and a packed fulfillment goes back to
     * the bench, so that the box is closed, weighed and labelled anew.
     *
     * @param packed what the fulfillment's boxes hold
     */
    public static Decision<PackChange> swap(PackState state, List<Held> packed, Swap told, int quantity) {
        List<Held> meant = packed.stream()
                .filter(held -> held.item().equals(told.item()))
                .filter(held ->
                        told.sscc() == null || told.sscc().equals(held.box().sscc()))
                .filter(held -> told.taken() == null || fits(told.taken(), held.trace()))
                .toList();
        if (meant.size() != 1) {
            return Decision.refuse(
                    Problem.TASK_CHANGED,
                    Message.of("pack.swap_unclear", meant.size()),
                    "%d boxes or lots of fulfillment %s fit what is to be replaced; name the item, the box and the lot."
                            .formatted(meant.size(), state.fulfillment().number()));
        }
        Held held = meant.getFirst();
        if (held.quantity() < quantity) {
            return Decision.refuse(
                    Problem.QUANTITY_REFUSED,
                    Message.of("pack.swap_too_many", held.quantity(), held.box().sscc()),
                    "Box %s holds only %d of it.".formatted(held.box().sscc(), held.quantity()));
        }
        List<PackChange> changes = new ArrayList<>();
        if (held.box().status() == PackageStatus.CLOSED) {
            if (state.fulfillment().status() == FulfillmentStatus.PACKED) {
                changes.add(new PackChange.BoxReopened(held.box()));
                changes.add(new PackChange.Reopened(false));
            } else {
                Decision<PackChange> opened =
                        PackDecisions.reopenPackage(state, held.box().sscc());
                if (!(opened instanceof Decision.Accepted<PackChange> accepted)) {
                    return opened;
                }
                changes.addAll(accepted.changes());
            }
        }
        Trace brought = told.brought() == null ? Trace.NONE : told.brought();
        changes.add(new PackChange.UnitsSwapped(held, quantity, told.bin(), brought));
        return Decision.accept(changes, List.of());
    }

    private static boolean fits(Trace told, Trace held) {
        return (told.lot() == null || told.lot().equals(held.lot()))
                && (told.serial() == null || told.serial().equals(held.serial()));
    }
}
