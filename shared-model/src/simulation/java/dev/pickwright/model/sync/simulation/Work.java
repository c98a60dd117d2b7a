package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.fulfillment.FulfillmentChange;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fulfillment as central has it, or as a station's copy has it.
 *
 * @param goods units in totes and boxes, by place and SKU
 * @param labels of its closed boxes, by box
 * @param qcRequired whether a check must have passed before it is ready
 */
record Work(
        FulfillmentId id,
        String number,
        FulfillmentStatus status,
        List<Line> lines,
        @Nullable String tote,
        TreeMap<String, Integer> goods,
        TreeMap<String, String> labels,
        int pickAttempts,
        int packAttempts,
        boolean hold,
        boolean qcRequired,
        boolean qcPassed) {

    private static final WarehouseId WAREHOUSE = new WarehouseId(new UUID(0, 1));

    /** One line; quantities in units. */
    record Line(String sku, int quantity, int picked, int missing, int packed) {

        int open() {
            return quantity - picked - missing;
        }
    }

    static Work ordered(FulfillmentId id, String number, List<Line> lines, boolean qcRequired) {
        return new Work(
                id,
                number,
                FulfillmentStatus.PENDING,
                List.copyOf(lines),
                null,
                new TreeMap<>(),
                new TreeMap<>(),
                0,
                0,
                false,
                qcRequired,
                false);
    }

    /** What the status machine decides by. */
    FulfillmentState state() {
        return new FulfillmentState(
                id,
                number,
                new OrderId(id.value()),
                number,
                WAREHOUSE,
                "W",
                status,
                pickAttempts,
                3,
                packAttempts,
                3,
                qcRequired,
                0);
    }

    Work after(List<FulfillmentChange> changes) {
        Work now = this;
        for (FulfillmentChange change : changes) {
            now = switch (change) {
                case FulfillmentChange.StatusSet set -> now.in(set.to());
                case FulfillmentChange.PickAttemptFailed failed -> now.attempts(failed.attempt(), packAttempts);
                case FulfillmentChange.PackAttemptFailed failed -> now.attempts(pickAttempts, failed.attempt());
            };
        }
        return now;
    }

    private Work in(FulfillmentStatus then) {
        return new Work(
                id, number, then, lines, tote, goods, labels, pickAttempts, packAttempts, hold, qcRequired, qcPassed);
    }

    private Work attempts(int pick, int pack) {
        return new Work(id, number, status, lines, tote, goods, labels, pick, pack, hold, qcRequired, qcPassed);
    }

    Work tote(String bound) {
        return new Work(
                id,
                number,
                status,
                lines,
                bound,
                goods,
                labels,
                pickAttempts,
                packAttempts,
                hold,
                qcRequired,
                qcPassed);
    }

    Work hold(boolean placed) {
        return new Work(
                id,
                number,
                status,
                lines,
                tote,
                goods,
                labels,
                pickAttempts,
                packAttempts,
                placed,
                qcRequired,
                qcPassed);
    }

    Work checked(boolean passed) {
        return new Work(
                id, number, status, lines, tote, goods, labels, pickAttempts, packAttempts, hold, qcRequired, passed);
    }

    Work labelled(String box, String label) {
        TreeMap<String, String> then = new TreeMap<>(labels);
        then.put(box, label);
        return new Work(
                id, number, status, lines, tote, goods, then, pickAttempts, packAttempts, hold, qcRequired, qcPassed);
    }

    Work line(int no, Line then) {
        List<Line> changed = new ArrayList<>(lines);
        changed.set(no, then);
        return new Work(
                id,
                number,
                status,
                List.copyOf(changed),
                tote,
                goods,
                labels,
                pickAttempts,
                packAttempts,
                hold,
                qcRequired,
                qcPassed);
    }

    /** With goods that were carried. */
    Work moved(List<Move> moves) {
        if (moves.isEmpty()) {
            return this;
        }
        TreeMap<String, Integer> then = new TreeMap<>(goods);
        for (Move move : moves) {
            carry(then, move.from(), move.sku(), -move.quantity());
            carry(then, move.to(), move.sku(), move.quantity());
        }
        return new Work(
                id, number, status, lines, tote, then, labels, pickAttempts, packAttempts, hold, qcRequired, qcPassed);
    }

    Work emptied() {
        return new Work(
                id,
                number,
                status,
                lines,
                tote,
                new TreeMap<>(),
                labels,
                pickAttempts,
                packAttempts,
                hold,
                qcRequired,
                qcPassed);
    }

    static void carry(TreeMap<String, Integer> goods, String place, String sku, int quantity) {
        if (Move.carried(place)) {
            int left = goods.merge(place + " " + sku, quantity, Integer::sum);
            if (left == 0) {
                goods.remove(place + " " + sku);
            }
        }
    }

    int picked() {
        return lines.stream().mapToInt(Line::picked).sum();
    }

    int packed() {
        return lines.stream().mapToInt(Line::packed).sum();
    }

    boolean pickDone() {
        return lines.stream().allMatch(line -> line.open() == 0) && picked() > 0;
    }
}
