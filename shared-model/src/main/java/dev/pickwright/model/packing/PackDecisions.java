package dev.pickwright.model.packing;

import dev.pickwright.model.Decision;
import dev.pickwright.model.Message;
import dev.pickwright.model.Problem;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.scan.Resolved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a packer's intent does to a fulfillment's packages, or why it is refused. Pure. */
public final class PackDecisions {

    private PackDecisions() {}

    /** A scan at the bench: one scan, one unit. */
    public static Decision<PackChange> scan(PackState state, Resolved scanned) {
        if (!state.isPacking()) {
            return notPacking(state);
        }
        if (!(scanned instanceof Resolved.Item item)) {
            return refuse(Problem.TASK_CHANGED, Message.of("pack.no_item", scanned.shown()), "An item is wanted here.");
        }
        var lines = state.items().stream()
                .filter(line -> line.skuId().equals(item.id()))
                .toList();
        if (lines.isEmpty()) {
            return refuse(
                    Problem.TASK_CHANGED,
                    Message.of(
                            "pack.wrong_item", item.code(), state.fulfillment().number()),
                    "That item does not belong to this fulfillment.");
        }
        return lines.stream()
                .filter(line -> line.open() >= item.units())
                .findFirst()
                .map(line -> put(state, line, item.units()))
                .orElseGet(() -> refuse(
                        Problem.TASK_CHANGED,
                        Message.of("pack.too_many", item.code()),
                        "All units of that item are packed already."));
    }

    /** Units of a verified item, all at once. */
    public static Decision<PackChange> packRest(PackState state, ItemId id, int quantity) {
        if (!state.isPacking()) {
            return notPacking(state);
        }
        var line = state.items().stream().filter(each -> each.id().equals(id)).findFirst();
        if (line.isEmpty() || line.get().packed() == 0) {
            return refuse(
                    Problem.TASK_CHANGED,
                    Message.of("pack.scan_first"),
                    "Scan the item once before the rest of it is packed.");
        }
        return quantity > line.get().open()
                ? refuse(
                        Problem.QUANTITY_REFUSED,
                        Message.of("pack.too_many", line.get().sku()),
                        "Only %d more are in the tote.".formatted(line.get().open()))
                : put(state, line.get(), quantity);
    }

    private static Decision<PackChange> put(PackState state, PackState.Item item, int quantity) {
        List<PackChange> changes = new ArrayList<>();
        if (state.openBox().isEmpty()) {
            changes.add(new PackChange.BoxOpened(state.defaultType()));
        }
        changes.add(new PackChange.UnitsPacked(item, quantity));
        return Decision.accept(changes, List.of());
    }

    /** Takes another box. */
    public static Decision<PackChange> openPackage(PackState state, String type) {
        if (!state.isPacking()) {
            return notPacking(state);
        }
        var open = state.openBox();
        if (open.isEmpty()) {
            return accept(new PackChange.BoxOpened(type));
        }
        return open.get().units() == 0
                ? accept(new PackChange.BoxTypeChanged(open.get(), type))
                : refuse(
                        Problem.TASK_CHANGED,
                        Message.of("pack.close_first"),
                        "Close the open box with its weight before another is taken.");
    }

    /** @param weightGrams gross, more than the box's tare */
    public static Decision<PackChange> closePackage(PackState state, int weightGrams, int tareGrams) {
        if (!state.isPacking()) {
            return notPacking(state);
        }
        var open = state.openBox();
        if (open.isEmpty() || open.get().units() == 0) {
            return refuse(
                    Problem.TASK_CHANGED, Message.of("pack.nothing_to_close"), "There is no box with goods to close.");
        }
        return weightGrams <= tareGrams
                ? refuse(
                        Problem.QUANTITY_REFUSED,
                        Message.of("pack.too_light", weightGrams, tareGrams),
                        "%d g is not more than the empty box of %d g; weigh it again."
                                .formatted(weightGrams, tareGrams))
                : accept(new PackChange.BoxClosed(open.get(), weightGrams));
    }

    /** Takes the newest packing back, as long as its box is open. */
    public static Decision<PackChange> undo(PackState state) {
        PackState.Pack last = state.lastPack();
        var box = state.openBox();
        if (!state.isPacking()
                || last == null
                || box.isEmpty()
                || !box.get().id().equals(last.box())) {
            return refuse(
                    Problem.NOTHING_TO_UNDO,
                    Message.of("pack.nothing_to_undo"),
                    "There is nothing to undo in the open box.");
        }
        var item = state.items().stream()
                .filter(each -> each.id().equals(last.item()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("what was packed is an item of the fulfillment"));
        return accept(new PackChange.PackUndone(last, item));
    }

    /** Confirms that every picked unit is in a closed package. */
    public static Decision<PackChange> confirmPacked(PackState state) {
        if (!state.isPacking()) {
            return notPacking(state);
        }
        return state.step() == PackStepKind.CONFIRM_PACKED
                ? accept(new PackChange.Packed())
                : refuse(
                        Problem.TASK_CHANGED,
                        Message.of("pack.not_all_packed"),
                        "Pack every unit and close the box first.");
    }

    /** Opens a packed fulfillment's boxes again; the newest stays open, as goods go in one box at a time. */
    public static Decision<PackChange> reopen(PackState state) {
        if (state.fulfillment().status() != FulfillmentStatus.PACKED) {
            return refuse(
                    Problem.TASK_CHANGED,
                    Message.of("pack.not_packed", state.fulfillment().number()),
                    "Only a packed fulfillment is reopened.");
        }
        List<PackChange> changes = new ArrayList<>();
        state.boxes().stream()
                .filter(box -> box.status() == PackageStatus.CLOSED)
                .max(Comparator.comparing(PackState.Box::sscc))
                .ifPresent(box -> changes.add(new PackChange.BoxReopened(box)));
        changes.add(new PackChange.Reopened());
        return Decision.accept(changes, List.of());
    }

    private static Decision<PackChange> notPacking(PackState state) {
        return refuse(
                Problem.TASK_CHANGED,
                Message.of(
                        "pack.not_packing",
                        state.fulfillment().number(),
                        state.fulfillment().status().wire()),
                "Fulfillment %s is %s; nothing is packed into it now."
                        .formatted(
                                state.fulfillment().number(),
                                state.fulfillment().status().wire()));
    }

    private static Decision<PackChange> accept(PackChange change) {
        return Decision.accept(List.of(change), List.of());
    }

    private static Decision<PackChange> refuse(Problem problem, Message message, String detail) {
        return Decision.refuse(problem, message, detail);
    }
}
