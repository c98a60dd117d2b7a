package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.Decision;
import dev.pickwright.model.fulfillment.FulfillmentChange;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.StatusDecisions;
import dev.pickwright.model.sync.Floor.OperationRefused;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationType;
import dev.pickwright.model.sync.VerdictCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an operation does to a fulfillment, at the station and at central alike. Bodies are words between blanks. */
final class Rules {

    private static final Map<String, OperationType> TYPES = new HashMap<>();

    static {
        for (OperationType type : OperationType.values()) {
            TYPES.put(type.wire(), type);
        }
    }

    private Rules() {}

    /** What it moved in the building, whatever became of the step. */
    static List<Move> moves(Operation operation) {
        return moves(type(operation), operation.body());
    }

    static List<Move> moves(OperationType type, String body) {
        String[] words = body.split(" ");
        return switch (type) {
            case PICK_SCAN, PICK_QUANTITY ->
                List.of(new Move(Move.bin(words[1]), "tote:" + words[3], words[1], Integer.parseInt(words[2])));
            case PICK_UNDO ->
                List.of(new Move("tote:" + words[3], Move.bin(words[1]), words[1], Integer.parseInt(words[2])));
            case PACK_SCAN ->
                List.of(new Move("tote:" + words[3], "box:" + words[4], words[1], Integer.parseInt(words[2])));
            case PACK_UNDO ->
                List.of(new Move("box:" + words[4], "tote:" + words[3], words[1], Integer.parseInt(words[2])));
            case PUT_BACK_DONE -> List.of(new Move(words[1], Move.bin(words[2]), words[2], Integer.parseInt(words[3])));
            default -> List.of();
        };
    }

    static OperationType type(Operation operation) {
        return TYPES.getOrDefault(operation.type(), OperationType.STATION_EVENT);
    }

    /** Does it, or says why it does not fit. */
    static Work apply(Work work, Operation operation) throws OperationRefused {
        String[] words = operation.body().split(" ");
        Work then = switch (type(operation)) {
            case PICK_CLAIM -> in(work, FulfillmentStatus.PICKING).tote(words[0]);
            case PICK_SCAN, PICK_QUANTITY -> pick(work, words);
            case PICK_UNDO -> undoPick(work, words);
            case PICK_SHORT -> missing(work, words);
            case PICK_FINISH -> {
                need(work.pickDone(), VerdictCode.STATE_INVALID, "lines are open");
                yield to(work, FulfillmentStatus.PICKED);
            }
            case PICK_FAIL -> decided(work, StatusDecisions.failPick(work.state(), "nothing there"));
            case PACK_TAKE_OVER -> takenOver(work, words);
            case PACK_SCAN_AT_BENCH -> to(work, FulfillmentStatus.PACKING);
            case PACK_SCAN -> pack(work, words);
            case PACK_UNDO -> undoPack(work, words);
            case PACK_CLOSE -> {
                boolean closed = in(work, FulfillmentStatus.PACKING).labels().containsKey(words[0]);
                need(!closed, VerdictCode.STATE_INVALID, "the box is closed");
                yield work.labelled(words[0], operation.given());
            }
            case PACK_CONFIRM -> confirm(work);
            case PACK_FAIL -> decided(work, StatusDecisions.failPack(work.state(), "box broken"));
            case PACK_RETRY -> decided(work, StatusDecisions.retryPack(work.state(), null));
            case PACK_REOPEN -> to(work, FulfillmentStatus.PACKING);
            case QC_RECORD -> {
                need(
                        work.status() == FulfillmentStatus.PACKED || work.status() == FulfillmentStatus.PACKING,
                        VerdictCode.STATE_INVALID,
                        "not packed");
                yield work.checked(words[0].equals("pass"));
            }
            case HOLD_PLACE -> live(work).hold(true);
            case HOLD_RELEASE -> live(work).hold(false);
            case CANCEL_ACKNOWLEDGE -> to(work, FulfillmentStatus.CANCELLED);
            default -> work;
        };
        return then.moved(moves(operation));
    }

    private static Work pick(Work work, String[] words) throws OperationRefused {
        Work.Line line = line(in(work, FulfillmentStatus.PICKING), words);
        int units = Integer.parseInt(words[2]);
        need(line.open() > 0 || line.missing() > 0, VerdictCode.LINE_ALREADY_PICKED, "picked by now");
        need(line.open() >= units, VerdictCode.STATE_INVALID, "more than is open");
        need(words[3].equals(work.tote()), VerdictCode.STATE_INVALID, "another tote");
        return work.line(
                index(words),
                new Work.Line(line.sku(), line.quantity(), line.picked() + units, line.missing(), line.packed()));
    }

    private static Work undoPick(Work work, String[] words) throws OperationRefused {
        Work.Line line = line(in(work, FulfillmentStatus.PICKING), words);
        int units = Integer.parseInt(words[2]);
        need(
                held(work, "tote:" + words[3], line.sku()) >= units && line.picked() - line.packed() >= units,
                VerdictCode.STATE_INVALID,
                "nothing of it there");
        return work.line(
                index(words),
                new Work.Line(line.sku(), line.quantity(), line.picked() - units, line.missing(), line.packed()));
    }

    private static Work missing(Work work, String[] words) throws OperationRefused {
        Work.Line line = line(in(work, FulfillmentStatus.PICKING), words);
        int units = Integer.parseInt(words[2]);
        need(line.open() >= units, VerdictCode.STATE_INVALID, "more than is open");
        return work.line(
                index(words),
                new Work.Line(line.sku(), line.quantity(), line.picked(), line.missing() + units, line.packed()));
    }

    /** What was to be picked counts as picked until it is known better. */
    private static Work takenOver(Work work, String[] words) throws OperationRefused {
        if (work.status() == FulfillmentStatus.PICKED) {
            return work;
        }
        Work then = in(work, FulfillmentStatus.PICKING).tote(words[0]);
        for (int i = 0; i < then.lines().size(); i++) {
            Work.Line line = then.lines().get(i);
            int units = line.open();
            then = then.line(
                            i,
                            new Work.Line(
                                    line.sku(), line.quantity(), line.picked() + units, line.missing(), line.packed()))
                    .moved(List.of(new Move(Move.bin(line.sku()), "tote:" + words[0], line.sku(), units)));
        }
        return to(then, FulfillmentStatus.PICKED);
    }

    private static Work pack(Work work, String[] words) throws OperationRefused {
        Work.Line line = line(in(work, FulfillmentStatus.PACKING), words);
        int units = Integer.parseInt(words[2]);
        need(
                held(work, "tote:" + words[3], line.sku()) >= units && line.picked() - line.packed() >= units,
                VerdictCode.STATE_INVALID,
                "nothing of it in the tote");
        need(!work.labels().containsKey(words[4]), VerdictCode.STATE_INVALID, "the box is closed");
        return work.line(
                index(words),
                new Work.Line(line.sku(), line.quantity(), line.picked(), line.missing(), line.packed() + units));
    }

    private static Work undoPack(Work work, String[] words) throws OperationRefused {
        Work.Line line = line(in(work, FulfillmentStatus.PACKING), words);
        int units = Integer.parseInt(words[2]);
        need(
                held(work, "box:" + words[4], line.sku()) >= units
                        && !work.labels().containsKey(words[4]),
                VerdictCode.STATE_INVALID,
                "nothing of it in the box");
        return work.line(
                index(words),
                new Work.Line(line.sku(), line.quantity(), line.picked(), line.missing(), line.packed() - units));
    }

    private static Work confirm(Work work) throws OperationRefused {
        boolean closed = work.goods().keySet().stream()
                .allMatch(place ->
                        place.startsWith("box:") && work.labels().containsKey(place.substring(4, place.indexOf(' '))));
        need(work.packed() == work.picked() && closed, VerdictCode.STATE_INVALID, "not everything is in a closed box");
        return to(work, FulfillmentStatus.PACKED);
    }

    static Work to(Work work, FulfillmentStatus status) throws OperationRefused {
        return decided(work, StatusDecisions.change(work.state(), status, null));
    }

    static Work decided(Work work, Decision<FulfillmentChange> decision) throws OperationRefused {
        return switch (decision) {
            case Decision.Accepted<FulfillmentChange> accepted -> work.after(accepted.changes());
            case Decision.Refused<FulfillmentChange> refused ->
                throw new OperationRefused(
                        work.status() == FulfillmentStatus.CANCELLED
                                ? VerdictCode.CANCELLED
                                : VerdictCode.STATE_INVALID,
                        refused.detail());
        };
    }

    private static Work in(Work work, FulfillmentStatus status) throws OperationRefused {
        need(work.status() != FulfillmentStatus.CANCELLED, VerdictCode.CANCELLED, "it is cancelled");
        need(work.status() == status, VerdictCode.STATE_INVALID, "it is in another status");
        return work;
    }

    private static Work live(Work work) throws OperationRefused {
        need(work.status() != FulfillmentStatus.CANCELLED, VerdictCode.CANCELLED, "it is cancelled");
        need(work.status().live(), VerdictCode.STATE_INVALID, "it has left");
        return work;
    }

    private static int held(Work work, String place, String sku) {
        return work.goods().getOrDefault(place + " " + sku, 0);
    }

    private static int index(String[] words) {
        return Integer.parseInt(words[0]);
    }

    private static Work.Line line(Work work, String[] words) throws OperationRefused {
        need(index(words) < work.lines().size(), VerdictCode.STATE_INVALID, "there is no such line");
        Work.Line line = work.lines().get(index(words));
        need(line.sku().equals(words[1]), VerdictCode.STATE_INVALID, "another article");
        return line;
    }

    private static void need(boolean holds, VerdictCode code, String otherwise) throws OperationRefused {
        if (!holds) {
            throw new OperationRefused(code, otherwise);
        }
    }
}
