package dev.pickwright.model.picking;

import dev.pickwright.model.Decision;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picklist as its picker sees it: the next step, and what lies around it.
 *
 * @param version of the task; a scan says which one it answers
 * @param current the line the step is about; null at the ends and while something goes back
 * @param putBack what goes back to a bin now; null if nothing does
 * @param expected the code the step wants scanned, in its canonical form; null where any will do or none is wanted
 * @param next the stops after the current one, at most three
 * @param undoable whether there is a pick to undo
 * @param shortPolicy what the warehouse usually does with missing units
 */
public record PickTaskView(
        PicklistId id,
        String number,
        long version,
        PicklistStatus status,
        @Nullable String operator,
        List<Part> fulfillments,
        PickStepKind step,
        @Nullable Line current,
        @Nullable PutBack putBack,
        @Nullable String expected,
        List<Line> next,
        int linesTotal,
        int linesClosed,
        int unitsTotal,
        int unitsPicked,
        boolean undoable,
        ShortResolution shortPolicy) {

    private static final int STOPS_AHEAD = 3;

    /**
     * A fulfillment on the picklist.
     *
     * @param tote where its goods go now; null until one is bound
     * @param waiting units that wait for stock
     */
    public record Part(
            FulfillmentId id,
            String number,
            String orderNumber,
            FulfillmentStatus status,
            @Nullable String tote,
            int waiting) {}

    /** Goods of a cancelled fulfillment; {@code bin} is where they came from, null if that is not known. */
    public record PutBack(
            PutBackId id,
            String sku,
            String description,
            int quantity,
            @Nullable String tote,
            @Nullable String bin) {}

    /**
     * One stop.
     *
     * @param position in walking order, from 1
     * @param gtin 14 digits; null if the SKU has none
     * @param quantity planned here
     * @param onHand what the system believes to be in the bin
     * @param lotTracked whether the code scanned must name its lot
     * @param serialTracked whether the code scanned must name its serial
     */
    public record Line(
            PickLineId id,
            int position,
            String zone,
            String bin,
            String sku,
            String description,
            @Nullable String gtin,
            int quantity,
            int picked,
            int shortQuantity,
            int onHand,
            PickLineStatus status,
            FulfillmentId fulfillmentId,
            @Nullable String tote,
            boolean lotTracked,
            boolean serialTracked) {

        /** Planned and neither picked nor reported short yet. */
        public int open() {
            return status == PickLineStatus.OPEN ? quantity - picked - shortQuantity : 0;
        }
    }

    public PickTaskView {
        fulfillments = List.copyOf(fulfillments);
        next = List.copyOf(next);
    }

    public static PickTaskView of(PickState state) {
        List<Line> open = state.lines().stream()
                .filter(line -> line.status() == PickLineStatus.OPEN)
                .sorted(Comparator.comparingInt(PickState.Line::position))
                .limit(1 + STOPS_AHEAD)
                .map(line -> line(state, line))
                .toList();
        boolean atLine = state.putBacks().isEmpty() && !open.isEmpty();
        return new PickTaskView(
                state.id(),
                state.number(),
                state.version(),
                state.status(),
                state.operatorName(),
                state.parts().stream().map(PickTaskView::part).toList(),
                state.step(),
                atLine ? open.getFirst() : null,
                state.putBack().map(PickTaskView::putBack).orElse(null),
                state.expected(),
                open.stream().skip(atLine ? 1 : 0).limit(STOPS_AHEAD).toList(),
                state.lines().size(),
                (int) state.lines().stream()
                        .filter(line -> line.status() != PickLineStatus.OPEN)
                        .count(),
                state.lines().stream().mapToInt(PickState.Line::quantity).sum(),
                state.lines().stream().mapToInt(PickState.Line::picked).sum(),
                state.operator() != null && PickDecisions.undo(state, state.operator()) instanceof Decision.Accepted,
                state.shortPolicy());
    }

    private static Part part(PickState.Part part) {
        var tote = part.tote();
        return new Part(
                part.id(),
                part.number(),
                part.orderNumber(),
                part.status(),
                tote == null ? null : tote.code(),
                part.waiting());
    }

    private static PutBack putBack(PickState.PutBack putBack) {
        return new PutBack(
                putBack.id(), putBack.sku(), putBack.description(), putBack.quantity(), putBack.tote(), putBack.bin());
    }

    private static Line line(PickState state, PickState.Line line) {
        var tote = state.part(line.fulfillmentId()).tote();
        return new Line(
                line.id(),
                line.position(),
                line.zone(),
                line.bin(),
                line.sku(),
                line.description(),
                line.gtin(),
                line.quantity(),
                line.picked(),
                line.shortQuantity(),
                line.onHand(),
                line.status(),
                line.fulfillmentId(),
                tote == null ? null : tote.code(),
                line.lotTracked(),
                line.serialTracked());
    }
}
