package dev.pickwright.model.picking;

import dev.pickwright.model.Decision;
import dev.pickwright.model.Message;
import dev.pickwright.model.Problem;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.scan.Resolved;
import dev.pickwright.model.warehouse.ToteId;
import dev.pickwright.model.warehouse.Trace;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a picker's intent does to a picklist, or why it is refused. Pure. */
public final class PickDecisions {

    private PickDecisions() {}

    /** Takes a free picklist, or one that is the operator's already. */
    public static Decision<PickChange> claim(PickState state, OperatorId operator) {
        if (operator.equals(state.operator()) && state.status() == PicklistStatus.CLAIMED) {
            return Decision.accept(List.of(), List.of());
        }
        return state.status() == PicklistStatus.OPEN
                ? accept(new PickChange.Assigned(operator))
                : refuse(
                        Problem.NOT_YOURS,
                        Message.of("pick.not_yours", state.number()),
                        "Picklist %s is not free.".formatted(state.number()));
    }

    /** Takes a picklist from whoever has it; one that is free is just claimed. */
    public static Decision<PickChange> takeOver(PickState state, OperatorId operator) {
        if (state.status().ends()) {
            return refuse(
                    Problem.TASK_CHANGED,
                    Message.of("pick.done"),
                    "Picklist %s is %s; there is nothing to take over."
                            .formatted(state.number(), state.status().wire()));
        }
        return operator.equals(state.operator())
                ? Decision.accept(List.of(), List.of())
                : accept(new PickChange.Assigned(operator));
    }

    public static Decision<PickChange> release(PickState state, OperatorId operator) {
        return notYours(state, operator) ? refuseNotYours(state) : accept(new PickChange.Assigned(null));
    }

    /** A scan: what it does depends on the step, unless it is a command. */
    public static Decision<PickChange> scan(PickState state, OperatorId operator, Resolved scanned) {
        if (notYours(state, operator)) {
            return refuseNotYours(state);
        }
        if (scanned instanceof Resolved.Command command) {
            return command(state, operator, command);
        }
        if (scanned instanceof Resolved.Unreadable unreadable) {
            return refuse(unreadable.why(), "The code cannot be read; scan it again, or type it.");
        }
        if (scanned instanceof Resolved.Badge badge) {
            return refuse(Message.of("scan.badge", badge.code()), "That is a badge; its operator signs in with it.");
        }
        return switch (state.step()) {
            case SCAN_TOTE -> bind(current(state), scanned);
            case SCAN_BIN -> scanBin(current(state), scanned);
            case SCAN_ITEM, CONFIRM_QUANTITY -> scanItem(state, current(state), scanned);
            case PUT_BACK_ITEM -> PutBackDecisions.scanItem(state, scanned);
            case PUT_BACK_BIN -> PutBackDecisions.scanBin(state, scanned);
            case WAIT_FOR_STOCK ->
                refuse(Message.of("pick.waits_for_stock"), "What is left waits for stock; release the picklist.");
            case FINISH -> refuse(Message.of("pick.all_picked"), "Every line is picked; confirm that it is done.");
            case DONE -> refuse(Message.of("pick.done"), "This picklist is done; take the next one.");
        };
    }

    private static Decision<PickChange> command(PickState state, OperatorId operator, Resolved.Command scanned) {
        return switch (scanned.command()) {
            case UNDO -> undo(state, operator);
            case SKIP -> skip(state, operator);
            case FINISH -> finish(state, operator);
            case RELEASE -> release(state, operator);
            case CLOSE ->
                refuse(Message.of("pick.no_command", scanned.shown()), "That command means nothing while picking.");
        };
    }

    private static Decision<PickChange> bind(PickState.Line line, Resolved scanned) {
        if (!(scanned instanceof Resolved.Tote tote)) {
            return refuse(Message.of("pick.no_tote", scanned.shown()), "A tote is wanted here.");
        }
        return tote.boundTo() == null
                ? accept(new PickChange.ToteBound(line.fulfillmentId(), tote.id(), tote.code()))
                : refuse(Message.of("pick.tote_taken", tote.code()), "The tote holds another fulfillment's goods.");
    }

    private static Decision<PickChange> scanBin(PickState.Line line, Resolved scanned) {
        if (scanned instanceof Resolved.Bin bin && bin.id().equals(line.binId())) {
            return accept(new PickChange.BinConfirmed(bin.id(), bin.code()));
        }
        return scanned instanceof Resolved.Bin bin
                ? refuse(Message.of("pick.wrong_bin", bin.code(), line.bin()), "That is another bin.")
                : refuse(Message.of("pick.no_bin", scanned.shown(), line.bin()), "A bin is wanted here.");
    }

    private static Decision<PickChange> scanItem(PickState state, PickState.Line line, Resolved scanned) {
        if (scanned instanceof Resolved.Tote tote && !line.fulfillmentId().equals(tote.boundTo())) {
            return bind(line, tote);
        }
        if (!(scanned instanceof Resolved.Item item)) {
            return refuse(Message.of("pick.no_item", scanned.shown(), line.sku()), "An item is wanted here.");
        }
        if (!item.id().equals(line.skuId())) {
            return refuse(Message.of("pick.wrong_item", item.code(), line.sku()), "That is another item.");
        }
        if (item.units() > line.open()) {
            return refuse(
                    Message.of("pick.too_many", item.units(), line.open()), "The packaging holds more than is wanted.");
        }
        Trace trace = item.trace();
        if (line.lotTracked() && trace.lot() == null) {
            return lotWanted(line);
        }
        if (line.serialTracked() && (trace.serial() == null || item.units() > 1)) {
            return serialWanted(line);
        }
        return accept(new PickChange.UnitsPicked(line, tote(state, line), item.units(), trace));
    }

    private static Decision<PickChange> lotWanted(PickState.Line line) {
        return refuse(
                Message.of("pick.lot_wanted", line.sku()),
                "The lot of %s is recorded; scan the code that names it, or type it with brackets."
                        .formatted(line.sku()));
    }

    private static Decision<PickChange> serialWanted(PickState.Line line) {
        return refuse(
                Message.of("pick.serial_wanted", line.sku()),
                "Every unit of %s has a serial of its own; scan the code that names it, or type it with brackets."
                        .formatted(line.sku()));
    }

    /** Units of the line that nobody scans one by one: they are taken for the lot of its newest scan. */
    static Decision<PickChange> more(PickState state, PickState.Line line, int quantity) {
        if (line.serialTracked()) {
            return serialWanted(line);
        }
        PickState.Pick last = state.lastPick();
        boolean known = last != null && last.line().equals(line.id());
        Trace trace = line.lotTracked() && last != null && known ? last.trace() : Trace.NONE;
        return line.lotTracked() && trace.lot() == null
                ? lotWanted(line)
                : accept(new PickChange.UnitsPicked(line, tote(state, line), quantity, trace));
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
                : more(state, line, quantity);
    }

    /** The current line goes last. */
    public static Decision<PickChange> skip(PickState state, OperatorId operator) {
        if (notYours(state, operator)) {
            return refuseNotYours(state);
        }
        if (openLines(state) < 2) {
            return refuse(
                    Problem.NOTHING_TO_DO,
                    Message.of("pick.only_line"),
                    "It is the only line left; pick it, or report what is missing.");
        }
        return accept(new PickChange.LineSkipped(current(state), lastPosition(state) + 1));
    }

    /** Takes the newest pick back, as long as its line was not reported short or given up since. */
    public static Decision<PickChange> undo(PickState state, OperatorId operator) {
        if (notYours(state, operator)) {
            return refuseNotYours(state);
        }
        PickState.Pick last = state.lastPick();
        PickState.Line line = last == null ? null : state.line(last.line()).orElse(null);
        if (last == null || line == null || !undoable(state, line)) {
            return refuse(Problem.NOTHING_TO_UNDO, Message.of("pick.nothing_to_undo"), "There is no pick to undo.");
        }
        return accept(new PickChange.PickUndone(last, line));
    }

    private static boolean undoable(PickState state, PickState.Line line) {
        boolean open = line.status() == PickLineStatus.OPEN || line.status() == PickLineStatus.PICKED;
        return open && state.part(line.fulfillmentId()).live();
    }

    /** Confirms that all of it is picked. */
    public static Decision<PickChange> finish(PickState state, OperatorId operator) {
        if (notYours(state, operator)) {
            return refuseNotYours(state);
        }
        long open = openLines(state);
        if (open > 0) {
            return Decision.refuse(
                    Problem.TASK_CHANGED,
                    Message.of("pick.lines_open", open),
                    "%d lines are still open; pick them or report what is missing.".formatted(open),
                    Map.of("open_lines", open));
        }
        return switch (state.step()) {
            case FINISH -> confirm(state);
            case WAIT_FOR_STOCK ->
                refuse(
                        Message.of("pick.waits_for_stock"),
                        "Units of it wait for stock; release the picklist, or have a supervisor decide.");
            default -> refuse(Message.of("pick.not_finished"), "There is something left to do on this picklist.");
        };
    }

    private static Decision<PickChange> confirm(PickState state) {
        return state.liveParts().stream()
                .filter(part -> part.picked() == 0)
                .findFirst()
                .map(empty -> PickDecisions.refuse(
                        Problem.QUANTITY_REFUSED,
                        Message.of("pick.nothing_picked", empty.number()),
                        "Nothing was picked for fulfillment %s; mark its pick failed, or cancel it."
                                .formatted(empty.number())))
                .orElseGet(() -> accept(new PickChange.Completed()));
    }

    /**
     * Gives up what is open of a fulfillment, by whoever picks it or by a supervisor; the others go on.
     *
     * @param cause at most 200 characters
     */
    public static Decision<PickChange> fail(
            PickState state, @Nullable OperatorId operator, boolean supervisor, FulfillmentId of, String cause) {
        if (!supervisor && notYours(state, operator)) {
            return refuseNotYours(state);
        }
        PickState.Part part = state.part(of);
        boolean open = state.lines().stream()
                .anyMatch(line -> line.fulfillmentId().equals(of) && line.status() == PickLineStatus.OPEN);
        boolean missing = open || part.waiting() > 0 || part.picked() == 0;
        return missing
                ? accept(new PickChange.PartFailed(of, part.number(), cause))
                : refuse(
                        Problem.NOTHING_TO_DO,
                        Message.of("pick.all_picked"),
                        "Nothing of fulfillment %s is missing; confirm it picked, or undo what is wrong."
                                .formatted(part.number()));
    }

    private static long openLines(PickState state) {
        return state.lines().stream()
                .filter(line -> line.status() == PickLineStatus.OPEN)
                .count();
    }

    static int lastPosition(PickState state) {
        return state.lines().stream()
                .max(Comparator.comparingInt(PickState.Line::position))
                .map(PickState.Line::position)
                .orElse(0);
    }

    private static PickState.Line current(PickState state) {
        return state.current().orElseThrow(() -> new IllegalStateException("the step says that a line is open"));
    }

    static ToteId tote(PickState state, PickState.Line line) {
        var bound = state.part(line.fulfillmentId()).tote();
        if (bound == null) {
            throw new IllegalStateException("a tote is bound before an item can be verified");
        }
        return bound.id();
    }

    static boolean notYours(PickState state, @Nullable OperatorId operator) {
        return operator == null || !operator.equals(state.operator()) || state.status() != PicklistStatus.CLAIMED;
    }

    static Decision<PickChange> refuseNotYours(PickState state) {
        return refuse(
                Problem.NOT_YOURS,
                Message.of("pick.not_yours", state.number()),
                "Picklist %s is not yours any more; take the next one.".formatted(state.number()));
    }

    static Decision<PickChange> accept(PickChange change) {
        return Decision.accept(List.of(change), List.of());
    }

    static Decision<PickChange> refuse(Message message, String detail) {
        return Decision.refuse(Problem.TASK_CHANGED, message, detail);
    }

    static Decision<PickChange> refuse(Problem problem, Message message, String detail) {
        return Decision.refuse(problem, message, detail);
    }
}
