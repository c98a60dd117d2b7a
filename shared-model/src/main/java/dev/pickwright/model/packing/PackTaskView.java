package dev.pickwright.model.packing;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentView.GateView;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.quality.QcCheckView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fulfillment as its packer sees it.
 *
 * @param version of the fulfillment; a scan says which one it answers
 * @param totes the totes its goods are in
 * @param qcCheck the check that is due or was last made; null if none is required
 * @param expectedGrams tare plus the units' weights of the open package; null if a weight is not known
 */
public record PackTaskView(
        FulfillmentId fulfillmentId,
        String number,
        String orderNumber,
        @Nullable String customer,
        FulfillmentStatus status,
        long version,
        PackStepKind step,
        List<String> totes,
        List<Line> lines,
        List<PackageView> packages,
        @Nullable QcCheckView qcCheck,
        List<GateView> gates,
        List<BoxType> boxTypes,
        @Nullable Integer expectedGrams,
        boolean undoable) {

    /** One line to pack; {@code packed} of {@code picked} base units are in boxes. */
    public record Line(
            ItemId itemId,
            String sku,
            String description,
            @Nullable String gtin,
            int picked,
            int packed,
            boolean qcFlagged) {}

    /** A kind of box the bench has; outer measures in millimetres, tare in grams. */
    public record BoxType(String code, String name, int lengthMm, int widthMm, int heightMm, int tareGrams) {}

    public PackTaskView {
        totes = List.copyOf(totes);
        lines = List.copyOf(lines);
        packages = List.copyOf(packages);
        gates = List.copyOf(gates);
        boxTypes = List.copyOf(boxTypes);
    }

    public int unitsPicked() {
        return lines.stream().mapToInt(Line::picked).sum();
    }

    public int unitsPacked() {
        return lines.stream().mapToInt(Line::packed).sum();
    }
}
