package dev.pickwright.model.packing;

import dev.pickwright.model.Decision;
import dev.pickwright.model.Message;
import dev.pickwright.model.Problem;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.scan.Resolved;
import dev.pickwright.model.scan.ScanCommand;
import dev.pickwright.model.warehouse.Trace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a packer's intent does to a fulfillment's packages, or why it is refused. Pure. */
public final class PackDecisions {

    private PackDecisions() {}

    /**
     * A scan at the bench: an item goes into the box, a closed box is opened again, a command is carried out.
     *
     * @param whose the number of the fulfillment that the scanned tote, package or order belongs to; null if it is none
     *     of these or nobody's
     */
    public static Decision<PackChange> scan(PackState state, Resolved scanned, @Nullable String whose) {
        if (whose != null && !whose.equals(state.fulfillment().number())) {
            return refuse(
                    Problem.TASK_CHANGED,
                    Message.of("pack.anothers", scanned.shown(), whose),
                    "%s belongs to fulfillment %s.".formatted(scanned.shown(), whose));
        }
        if (scanned instanceof Resolved.Badge badge) {
            return badge(badge);
        }
        if (!state.isPacking()) {
            return notPacking(state);
        }
        return switch (scanned) {
            case Resolved.Item item -> scanItem(state, item);
            case Resolved.Package box -> reopenPackage(state, box.sscc());
            case Resolved.Command command -> command(state, command.command());
            case Resolved.Unreadable unreadable ->
                refuse(Problem.TASK_CHANGED, unreadable.why(), "That code cannot be read as one thing.");
            case Resolved.Tote tote -> whose == null ? noItem(scanned) : alreadyHere(scanned);
            case Resolved.Order order -> whose == null ? noItem(scanned) : alreadyHere(scanned);
            case Resolved.Bin bin -> noItem(scanned);
            case Resolved.Badge badge -> badge(badge);
            case Resolved.Unknown unknown -> noItem(scanned);
        };
    }

    private static Decision<PackChange> badge(Resolved.Badge badge) {
        return refuse(
                Problem.TASK_CHANGED,
                Message.of("scan.badge", badge.code()),
                "That is a badge; its operator signs in with it.");
    }

    private static Decision<PackChange> noItem(Resolved scanned) {
        return refuse(Problem.TASK_CHANGED, Message.of("pack.no_item", scanned.shown()), "An item is wanted here.");
    }

    private static Decision<PackChange> alreadyHere(Resolved scanned) {
        return refuse(
                Problem.TASK_CHANGED,
                Message.of("pack.already_here", scanned.shown()),
                "%s is on the bench already.".formatted(scanned.shown()));
    }

    private static Decision<PackChange> scanItem(PackState state, Resolved.Item item) {
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
        Decision<PackChange> first = put(state, lines.getFirst(), item.units(), item.trace());
        return lines.stream()
                .map(line -> put(state, line, item.units(), item.trace()))
                .filter(Decision.Accepted.class::isInstance)
                .findFirst()
                .orElse(first);
    }

    private static Decision<PackChange> command(PackState state, ScanCommand command) {
        return switch (command) {
            case UNDO -> undo(state);
            case FINISH -> confirmPacked(state);
            case CLOSE ->
                state.openBoxHoldsGoods()
                        ? refuse(
                                Problem.TASK_CHANGED,
                                Message.of("pack.weight_needed"),
                                "Closing the box takes its weight; say it.")
                        : nothingToClose();
            case SKIP, RELEASE ->
                refuse(
                        Problem.TASK_CHANGED,
                        Message.of("pack.no_such_command", command.code()),
                        "%s means nothing at the bench.".formatted(command.code()));
        };
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
        return put(state, line.get(), quantity, Trace.NONE);
    }

    private static Decision<PackChange> put(PackState state, PackState.Item item, int quantity, Trace trace) {
        Decision<PackChange> taken = LooseGoods.take(item, quantity, trace);
        if (taken instanceof Decision.Accepted<PackChange> accepted
                && state.openBox().isEmpty()) {
            List<PackChange> changes = new ArrayList<>();
            changes.add(new PackChange.BoxOpened(state.defaultType()));
            changes.addAll(accepted.changes());
            return Decision.accept(changes, List.of());
        }
        return taken;
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
            return nothingToClose();
        }
        return weightGrams <= tareGrams
                ? refuse(
                        Problem.QUANTITY_REFUSED,
                        Message.of("pack.too_light", weightGrams, tareGrams),
                        "%d g is not more than the empty box of %d g; weigh it again."
                                .formatted(weightGrams, tareGrams))
                : accept(new PackChange.BoxClosed(open.get(), weightGrams));
    }

    private static Decision<PackChange> nothingToClose() {
        return refuse(
                Problem.TASK_CHANGED, Message.of("pack.nothing_to_close"), "There is no box with goods to close.");
    }

    /** Takes the newest packing back, as long as its box is open. */
    public static Decision<PackChange> undo(PackState state) {
        PackState.Pack last = state.lastPack();
        var box = state.openBox();
        if (!state.isPacking()
                || last == null
                || box.isEmpty()
                || !box.get().id().equals(last.box())
                || last.stillIn() < last.quantity()) {
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
        if (state.step() != PackStepKind.CONFIRM_PACKED) {
            return refuse(
                    Problem.TASK_CHANGED,
                    Message.of("pack.not_all_packed"),
                    "Pack every unit and close the box first.");
        }
        List<PackChange> changes = new ArrayList<>();
        state.openBox().ifPresent(empty -> changes.add(new PackChange.BoxDiscarded(empty)));
        changes.add(new PackChange.Packed());
        return Decision.accept(changes, List.of());
    }

    /** Opens a closed box again; goods go in one box at a time, so no other may be open with goods in it. */
    public static Decision<PackChange> reopenPackage(PackState state, String sscc) {
        if (!state.isPacking()) {
            return notPacking(state);
        }
        var box =
                state.boxes().stream().filter(each -> each.sscc().equals(sscc)).findFirst();
        if (box.isEmpty()) {
            return refuse(
                    Problem.TASK_CHANGED,
                    Message.of("pack.no_such_box", sscc, state.fulfillment().number()),
                    "Fulfillment %s has no box %s."
                            .formatted(state.fulfillment().number(), sscc));
        }
        if (box.get().status() != PackageStatus.CLOSED) {
            return refuse(
                    Problem.TASK_CHANGED, Message.of("pack.box_is_open", sscc), "Box %s is open.".formatted(sscc));
        }
        if (state.openBoxHoldsGoods()) {
            return refuse(
                    Problem.TASK_CHANGED,
                    Message.of("pack.close_first"),
                    "Close the open box with its weight before another is taken.");
        }
        List<PackChange> changes = new ArrayList<>();
        state.openBox().ifPresent(empty -> changes.add(new PackChange.BoxDiscarded(empty)));
        changes.add(new PackChange.BoxReopened(box.get()));
        return Decision.accept(changes, List.of());
    }

    /** Takes a packed fulfillment back to the bench. Its only box is opened; of several, the packer scans one. */
    public static Decision<PackChange> reopen(PackState state) {
        if (state.fulfillment().status() != FulfillmentStatus.PACKED) {
            return refuse(
                    Problem.TASK_CHANGED,
                    Message.of("pack.not_packed", state.fulfillment().number()),
                    "Only a packed fulfillment is reopened.");
        }
        var closed = state.boxes().stream()
                .filter(box -> box.status() == PackageStatus.CLOSED)
                .toList();
        List<PackChange> changes = new ArrayList<>();
        if (closed.size() == 1) {
            changes.add(new PackChange.BoxReopened(closed.getFirst()));
        }
        changes.add(new PackChange.Reopened(closed.size() != 1));
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
