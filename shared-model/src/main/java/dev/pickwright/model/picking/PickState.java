package dev.pickwright.model.picking;

import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.ToteId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What decisions about a picklist look at; read under its lock.
 *
 * @param confirmedBin the bin the picker stands at, by the last bin scan
 * @param totes the tote bound to each fulfillment that has one
 * @param lastPick the newest pick that was not undone
 */
public record PickState(
        PicklistId id,
        String number,
        PicklistStatus status,
        @Nullable OperatorId operator,
        @Nullable BinId confirmedBin,
        List<Line> lines,
        Map<FulfillmentId, BoundTote> totes,
        @Nullable Pick lastPick) {

    /** One stop; quantities in base units. */
    public record Line(
            PickLineId id,
            int position,
            FulfillmentId fulfillmentId,
            ItemId itemId,
            SkuId skuId,
            String sku,
            String description,
            BinId binId,
            String bin,
            int quantity,
            int picked,
            int shortQuantity,
            PickLineStatus status) {

        public int open() {
            return status == PickLineStatus.OPEN ? quantity - picked - shortQuantity : 0;
        }
    }

    public record BoundTote(ToteId id, String code) {}

    /** Units put into a tote in one go. */
    public record Pick(java.util.UUID id, PickLineId line, ToteId tote, int quantity) {}

    public PickState {
        lines = List.copyOf(lines);
        totes = Map.copyOf(totes);
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

    /** What the picker does next. */
    public PickStepKind step() {
        if (status == PicklistStatus.COMPLETED || status == PicklistStatus.CANCELLED) {
            return PickStepKind.DONE;
        }
        return current().map(this::stepAt).orElse(PickStepKind.FINISH);
    }

    private PickStepKind stepAt(Line line) {
        if (!totes.containsKey(line.fulfillmentId())) {
            return PickStepKind.SCAN_TOTE;
        }
        if (!line.binId().equals(confirmedBin)) {
            return PickStepKind.SCAN_BIN;
        }
        return line.picked() == 0 ? PickStepKind.SCAN_ITEM : PickStepKind.CONFIRM_QUANTITY;
    }

    /** The code the step wants scanned; null where any tote will do or none is wanted. */
    public @Nullable String expected() {
        return switch (step()) {
            case SCAN_BIN -> current().map(Line::bin).orElse(null);
            case SCAN_ITEM, CONFIRM_QUANTITY -> current().map(Line::sku).orElse(null);
            case SCAN_TOTE, FINISH, DONE -> null;
        };
    }
}
