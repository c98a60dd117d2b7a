package dev.pickwright.model.picking;

import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.ToteId;
import dev.pickwright.model.warehouse.Trace;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What decisions about a picklist and its picker's screen look at; read under the lock of its fulfillments.
 *
 * @param version of the task: grows by one with every change of the picklist or of one of its lines
 * @param confirmedBin the bin the picker stands at, by the last bin scan
 * @param parts the fulfillments on it, also those that have left it failed or cancelled
 * @param lastPick the newest pick that was not undone
 * @param putBacks what of cancelled fulfillments lies in totes and must return to a bin
 * @param putBackInHand the one of them whose item was scanned
 * @param told whether the picker knows of the cancelled ones
 * @param shortPolicy what the warehouse usually does with missing units
 */
public record PickState(
        PicklistId id,
        String number,
        WarehouseId warehouse,
        long version,
        PicklistStatus status,
        @Nullable OperatorId operator,
        @Nullable String operatorName,
        @Nullable BinId confirmedBin,
        List<Part> parts,
        List<Line> lines,
        @Nullable Pick lastPick,
        List<PutBack> putBacks,
        @Nullable PutBackId putBackInHand,
        boolean told,
        ShortResolution shortPolicy) {

    /**
     * One fulfillment on it.
     *
     * @param totes bound to it, the newest last
     * @param picked units picked in all, on other picklists too
     * @param waiting units that wait for stock
     * @param gone whether it left the picklist because its pick had failed
     */
    public record Part(
            FulfillmentId id,
            String number,
            String orderNumber,
            FulfillmentStatus status,
            List<BoundTote> totes,
            int picked,
            int waiting,
            boolean gone) {
        public Part {
            totes = List.copyOf(totes);
        }

        /** Whether this picklist is still about it. */
        public boolean live() {
            return status == FulfillmentStatus.PICKING && !gone;
        }

        /** Where its goods go; null until one is bound. */
        public @Nullable BoundTote tote() {
            return totes.isEmpty() ? null : totes.getLast();
        }
    }

    /**
     * One stop; quantities in base units.
     *
     * @param onHand what the system believes to be in the bin
     * @param lotTracked whether its lot is recorded on the way
     * @param serialTracked whether its serial is recorded on the way
     */
    public record Line(
            PickLineId id,
            int position,
            FulfillmentId fulfillmentId,
            ItemId itemId,
            SkuId skuId,
            String sku,
            String description,
            @Nullable String gtin,
            BinId binId,
            String bin,
            String zone,
            int quantity,
            int picked,
            int shortQuantity,
            PickLineStatus status,
            int onHand,
            boolean lotTracked,
            boolean serialTracked) {

        public int open() {
            return status == PickLineStatus.OPEN ? quantity - picked - shortQuantity : 0;
        }

        /** Whether it takes the same goods from the same bin. */
        public boolean sharesStock(Line other) {
            return binId.equals(other.binId) && skuId.equals(other.skuId);
        }

        private Line plus(int units) {
            return with(picked + units, open() == units ? PickLineStatus.PICKED : status, onHand);
        }

        private Line onHand(int units) {
            return with(picked, status, units);
        }

        private Line with(int pickedThen, PickLineStatus statusThen, int onHandThen) {
            return new Line(
                    id,
                    position,
                    fulfillmentId,
                    itemId,
                    skuId,
                    sku,
                    description,
                    gtin,
                    binId,
                    bin,
                    zone,
                    quantity,
                    pickedThen,
                    shortQuantity,
                    statusThen,
                    onHandThen,
                    lotTracked,
                    serialTracked);
        }
    }

    public record BoundTote(ToteId id, String code) {}

    /** Units put into a tote in one go; {@code trace} is what their code said of them. */
    public record Pick(PickLineId line, ToteId tote, int quantity, Trace trace) {}

    /** Goods to return; {@code bin} is where they came from, null if that is not known. */
    public record PutBack(
            PutBackId id,
            SkuId skuId,
            String sku,
            String description,
            int quantity,
            Trace trace,
            @Nullable String tote,
            @Nullable String bin) {}

    public PickState {
        parts = List.copyOf(parts);
        lines = List.copyOf(lines);
        putBacks = List.copyOf(putBacks);
    }

    /** The line to work on: the first open one in walking order. */
    public Optional<Line> current() {
        return lines.stream()
                .filter(line -> line.status() == PickLineStatus.OPEN)
                .min(Comparator.comparingInt(Line::position));
    }

    public Optional<Line> line(PickLineId id) {
        return lines.stream().filter(line -> line.id().equals(id)).findFirst();
    }

    /** @throws IllegalArgumentException if it is not on this picklist */
    public Part part(FulfillmentId id) {
        return parts.stream()
                .filter(part -> part.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("fulfillment %s is not on it".formatted(id)));
    }

    public List<Part> liveParts() {
        return parts.stream().filter(Part::live).toList();
    }

    /** What is to be put back next: the one in hand, else the first. */
    public Optional<PutBack> putBack() {
        return putBacks.stream()
                .filter(each -> each.id().equals(putBackInHand))
                .findFirst()
                .or(() -> putBacks.stream().findFirst());
    }

    /** What the picker does next. */
    public PickStepKind step() {
        if (status.ends()) {
            return PickStepKind.DONE;
        }
        if (!putBacks.isEmpty()) {
            boolean inHand = putBacks.stream().anyMatch(each -> each.id().equals(putBackInHand));
            return inHand ? PickStepKind.PUT_BACK_BIN : PickStepKind.PUT_BACK_ITEM;
        }
        return current().map(this::stepAt).orElseGet(this::stepAtEnd);
    }

    private PickStepKind stepAt(Line line) {
        if (part(line.fulfillmentId()).tote() == null) {
            return PickStepKind.SCAN_TOTE;
        }
        if (!line.binId().equals(confirmedBin)) {
            return PickStepKind.SCAN_BIN;
        }
        return line.picked() == 0 ? PickStepKind.SCAN_ITEM : PickStepKind.CONFIRM_QUANTITY;
    }

    private PickStepKind stepAtEnd() {
        boolean waiting = parts.stream().anyMatch(part -> part.live() && part.waiting() > 0);
        return waiting ? PickStepKind.WAIT_FOR_STOCK : PickStepKind.FINISH;
    }

    /** The code the step wants scanned; null where any will do or none is wanted. */
    public @Nullable String expected() {
        return switch (step()) {
            case SCAN_BIN -> current().map(Line::bin).orElse(null);
            case SCAN_ITEM, CONFIRM_QUANTITY -> current().map(Line::sku).orElse(null);
            case PUT_BACK_ITEM -> putBack().map(PutBack::sku).orElse(null);
            case PUT_BACK_BIN -> putBack().map(PutBack::bin).orElse(null);
            case SCAN_TOTE, WAIT_FOR_STOCK, FINISH, DONE -> null;
        };
    }

    /** The state once the change is written; empty where only the database knows it. */
    public Optional<PickState> after(PickChange change) {
        return switch (change) {
            case PickChange.ToteBound bound -> Optional.of(bound(bound));
            case PickChange.BinConfirmed confirmed -> Optional.of(with(confirmed.bin(), parts, lines, lastPick));
            case PickChange.UnitsPicked picked -> Optional.of(picked(picked));
            default -> Optional.empty();
        };
    }

    private PickState bound(PickChange.ToteBound bound) {
        List<Part> then = parts.stream()
                .map(part -> {
                    List<BoundTote> totes = new ArrayList<>(part.totes());
                    if (part.id().equals(bound.fulfillment())) {
                        totes.add(new BoundTote(bound.tote(), bound.code()));
                    }
                    return part(part, totes, part.picked());
                })
                .toList();
        return with(confirmedBin, then, lines, lastPick);
    }

    private PickState picked(PickChange.UnitsPicked picked) {
        Line at = picked.line();
        List<Line> then = lines.stream()
                .map(line -> line.id().equals(at.id()) ? line.plus(picked.quantity()) : line)
                .map(line -> line.sharesStock(at) ? line.onHand(line.onHand() - picked.quantity()) : line)
                .toList();
        List<Part> of = parts.stream()
                .map(part -> part.id().equals(at.fulfillmentId())
                        ? part(part, part.totes(), part.picked() + picked.quantity())
                        : part)
                .toList();
        return with(confirmedBin, of, then, new Pick(at.id(), picked.tote(), picked.quantity(), picked.trace()));
    }

    private static Part part(Part part, List<BoundTote> totes, int picked) {
        return new Part(
                part.id(),
                part.number(),
                part.orderNumber(),
                part.status(),
                totes,
                picked,
                part.waiting(),
                part.gone());
    }

    private PickState with(@Nullable BinId bin, List<Part> of, List<Line> then, @Nullable Pick last) {
        return new PickState(
                id,
                number,
                warehouse,
                version + 1,
                status,
                operator,
                operatorName,
                bin,
                of,
                then,
                last,
                putBacks,
                putBackInHand,
                told,
                shortPolicy);
    }
}
