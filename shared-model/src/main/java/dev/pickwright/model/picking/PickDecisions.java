package dev.pickwright.model.picking;

import dev.pickwright.model.Decision;
import dev.pickwright.model.Message;
import dev.pickwright.model.Problem;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.scan.Resolved;
import dev.pickwright.model.warehouse.BinId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a picker's intent does to a picklist, or why it is refused. Pure. */
public final class PickDecisions {

    /** Units of a SKU in another bin, from which missing ones may be planned. */
    public record OtherBin(BinId bin, int quantity) {}

    private PickDecisions() {}

    /** Takes a free picklist, or one that is the operator's already. */
    public static Decision<PickChange> claim(PickState state, OperatorId operator) {
        if (operator.equals(state.operator())) {
            return Decision.accept(List.of(), List.of());
        }
        return state.status() == PicklistStatus.OPEN
                ? accept(new PickChange.Assigned(operator))
                : refuse(
                        Problem.NOT_YOURS,
                        Message.of("pick.not_yours", state.number()),
                        "Picklist %s is not free.".formatted(state.number()));
    }

    public static Decision<PickChange> release(PickState state, OperatorId operator) {
        return notYours(state, operator) ? refuseNotYours(state) : accept(new PickChange.Assigned(null));
    }

    /** A scan: what it does depends on the step. */
    public static Decision<PickChange> scan(PickState state, OperatorId operator, Resolved scanned) {
        if (notYours(state, operator)) {
            return refuseNotYours(state);
        }
        return switch (state.step()) {
            case SCAN_TOTE -> scanTote(current(state), scanned);
            case SCAN_BIN -> scanBin(current(state), scanned);
            case SCAN_ITEM, CONFIRM_QUANTITY -> scanItem(state, current(state), scanned);
            case FINISH -> refuseScan(Message.of("pick.all_picked"), "Every line is picked; confirm that it is done.");
            case DONE -> refuseScan(Message.of("pick.done"), "This picklist is done; take the next one.");
        };
    }

    private static Decision<PickChange> scanTote(PickState.Line line, Resolved scanned) {
        if (!(scanned instanceof Resolved.Tote tote)) {
            return refuseScan(Message.of("pick.no_tote", scanned.shown()), "A tote is wanted here.");
        }
        return tote.boundTo() == null
                ? accept(new PickChange.ToteBound(line.fulfillmentId(), tote.id(), tote.code()))
                : refuseScan(Message.of("pick.tote_taken", tote.code()), "The tote holds another fulfillment's goods.");
    }

    private static Decision<PickChange> scanBin(PickState.Line line, Resolved scanned) {
        if (scanned instanceof Resolved.Bin bin && bin.id().equals(line.binId())) {
            return accept(new PickChange.BinConfirmed(bin.id(), bin.code()));
        }
        return scanned instanceof Resolved.Bin bin
                ? refuseScan(Message.of("pick.wrong_bin", bin.code(), line.bin()), "That is another bin.")
                : refuseScan(Message.of("pick.no_bin", scanned.shown(), line.bin()), "A bin is wanted here.");
    }

    private static Decision<PickChange> scanItem(PickState state, PickState.Line line, Resolved scanned) {
        if (!(scanned instanceof Resolved.Item item)) {
            return refuseScan(Message.of("pick.no_item", scanned.shown(), line.sku()), "An item is wanted here.");
        }
        if (!item.id().equals(line.skuId())) {
            return refuseScan(Message.of("pick.wrong_item", item.code(), line.sku()), "That is another item.");
        }
        if (item.units() > line.open()) {
            return refuseScan(
                    Message.of("pick.too_many", item.units(), line.open()), "The packaging holds more than is wanted.");
        }
        return accept(new PickChange.UnitsPicked(line, tote(state, line), item.units()));
    }

    /** Units of the verified item, all at once. */
    public static Decision<PickChange> confirmQuantity(
            PickState state, OperatorId operator, PickLineId lineId, int quantity) {
        if (notYours(state, operator)) {
            return refuseNotYours(state);
        }
        if (state.step() != PickStepKind.CONFIRM_QUANTITY
                || !current(state).id().equals(lineId)) {
            return refuse(
                    Problem.TASK_CHANGED,
                    Message.of("pick.scan_first"),
                    "Scan the item once before its quantity is confirmed.");
        }
        PickState.Line line = current(state);
        return quantity > line.open()
                ? refuse(
                        Problem.QUANTITY_REFUSED,
                        Message.of("pick.too_many", quantity, line.open()),
                        "Only %d more are wanted here.".formatted(line.open()))
                : accept(new PickChange.UnitsPicked(line, tote(state, line), quantity));
    }

    /**
     * Fewer were found than planned.
     *
     * @param others where else the warehouse has the missing units; empty if it has not enough
     */
    public static Decision<PickChange> shortPick(
            PickState state, OperatorId operator, ShortPick told, List<OtherBin> others) {
        if (notYours(state, operator)) {
            return refuseNotYours(state);
        }
        PickState.Line line = state.line(told.line()).orElse(null);
        if (line == null || line.status() != PickLineStatus.OPEN) {
            return refuse(Problem.TASK_CHANGED, Message.of("pick.line_closed"), "That line is not open any more.");
        }
        if (told.found() < line.picked() || told.found() >= line.quantity()) {
            return refuse(
                    Problem.QUANTITY_REFUSED,
                    Message.of("pick.found_range", line.picked(), line.quantity() - 1),
                    "Found is %d to %d here.".formatted(line.picked(), line.quantity() - 1));
        }
        if (told.found() > line.picked() && line.picked() == 0) {
            return refuse(
                    Problem.TASK_CHANGED,
                    Message.of("pick.scan_first"),
                    "Scan the item once before units of it are counted as found.");
        }
        return resolveShort(state, line, told, others);
    }

    private static Decision<PickChange> resolveShort(
            PickState state, PickState.Line line, ShortPick told, List<OtherBin> others) {
        List<PickChange> changes = new ArrayList<>();
        if (told.found() > line.picked()) {
            changes.add(new PickChange.UnitsPicked(line, tote(state, line), told.found() - line.picked()));
        }
        int missing = line.quantity() - told.found();
        changes.add(new PickChange.LineShort(line, missing, told.reason(), told.resolution()));
        switch (told.resolution()) {
            case OTHER_BIN -> {
                if (others.isEmpty()) {
                    return refuse(
                            Problem.STOCK_SHORT,
                            Message.of("pick.no_other_bin", line.sku()),
                            "No other bin of this warehouse has %d of %s.".formatted(missing, line.sku()));
                }
                int last = lastPosition(state);
                for (OtherBin other : others) {
                    changes.add(new PickChange.LineAdded(line, other.bin(), other.quantity(), ++last));
                }
            }
            case SHIP_SHORT -> {
                if (told.found() == 0 && nothingElse(state, line)) {
                    return refuse(
                            Problem.QUANTITY_REFUSED,
                            Message.of("pick.nothing_left"),
                            "Nothing would be left to ship; report the pick as failed instead.");
                }
            }
            case FAIL ->
                state.lines().stream()
                        .filter(other -> other.status() == PickLineStatus.OPEN
                                && !other.id().equals(line.id()))
                        .filter(other -> other.fulfillmentId().equals(line.fulfillmentId()))
                        .forEach(other -> changes.add(new PickChange.LineCancelled(other)));
        }
        return Decision.accept(changes, List.of());
    }

    /** Whether the fulfillment has neither a picked unit nor another open line. */
    private static boolean nothingElse(PickState state, PickState.Line line) {
        return state.lines().stream()
                .filter(other -> other.fulfillmentId().equals(line.fulfillmentId())
                        && !other.id().equals(line.id()))
                .noneMatch(other -> other.picked() > 0 || other.status() == PickLineStatus.OPEN);
    }

    /** The current line goes last. */
    public static Decision<PickChange> skip(PickState state, OperatorId operator) {
        if (notYours(state, operator)) {
            return refuseNotYours(state);
        }
        long open = state.lines().stream()
                .filter(line -> line.status() == PickLineStatus.OPEN)
                .count();
        if (open < 2) {
            return refuse(
                    Problem.NOTHING_TO_DO,
                    Message.of("pick.only_line"),
                    "It is the only line left; pick it, or report what is missing.");
        }
        return accept(new PickChange.LineSkipped(current(state), lastPosition(state) + 1));
    }

    /** Takes the newest pick back, as long as its line was not reported short since. */
    public static Decision<PickChange> undo(PickState state, OperatorId operator) {
        if (notYours(state, operator)) {
            return refuseNotYours(state);
        }
        PickState.Pick last = state.lastPick();
        PickState.Line line = last == null ? null : state.line(last.line()).orElse(null);
        boolean undoable =
                line != null && (line.status() == PickLineStatus.OPEN || line.status() == PickLineStatus.PICKED);
        return undoable && last != null && line != null
                ? accept(new PickChange.PickUndone(last, line))
                : refuse(Problem.NOTHING_TO_UNDO, Message.of("pick.nothing_to_undo"), "There is no pick to undo.");
    }

    /** Confirms that all of it is picked. */
    public static Decision<PickChange> finish(PickState state, OperatorId operator) {
        if (notYours(state, operator)) {
            return refuseNotYours(state);
        }
        if (state.step() != PickStepKind.FINISH) {
            long open = state.lines().stream()
                    .filter(line -> line.status() == PickLineStatus.OPEN)
                    .count();
            return refuse(
                    Problem.TASK_CHANGED,
                    Message.of("pick.lines_open", open),
                    "%d lines are still open; pick them or report what is missing.".formatted(open),
                    Map.of("open_lines", open));
        }
        return accept(new PickChange.Completed());
    }

    private static int lastPosition(PickState state) {
        return state.lines().stream()
                .max(Comparator.comparingInt(PickState.Line::position))
                .map(PickState.Line::position)
                .orElse(0);
    }

    private static PickState.Line current(PickState state) {
        return state.current().orElseThrow(() -> new IllegalStateException("the step says that a line is open"));
    }

    private static dev.pickwright.model.warehouse.ToteId tote(PickState state, PickState.Line line) {
        var bound = state.totes().get(line.fulfillmentId());
        if (bound == null) {
            throw new IllegalStateException("a tote is bound before an item can be verified");
        }
        return bound.id();
    }

    private static boolean notYours(PickState state, OperatorId operator) {
        return !operator.equals(state.operator()) || state.status() != PicklistStatus.CLAIMED;
    }

    private static Decision<PickChange> refuseNotYours(PickState state) {
        return refuse(
                Problem.NOT_YOURS,
                Message.of("pick.not_yours", state.number()),
                "Picklist %s is not yours any more; take the next one.".formatted(state.number()));
    }

    private static Decision<PickChange> accept(@Nullable PickChange change) {
        return Decision.accept(change == null ? List.of() : List.of(change), List.of());
    }

    private static Decision<PickChange> refuseScan(Message message, String detail) {
        return refuse(Problem.TASK_CHANGED, message, detail);
    }

    private static Decision<PickChange> refuse(Problem problem, Message message, String detail) {
        return Decision.refuse(problem, message, detail);
    }

    private static Decision<PickChange> refuse(
            Problem problem, Message message, String detail, Map<String, Object> extras) {
        return Decision.refuse(problem, message, detail, extras);
    }
}
