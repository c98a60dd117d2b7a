package dev.pickwright.backend.packing;

import dev.pickwright.backend.fulfillment.FulfillmentItem;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.platform.Given;
import dev.pickwright.backend.warehouse.Tote;
import dev.pickwright.backend.warehouse.Totes;
import dev.pickwright.model.Decision;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.packing.PackDecisions;
import dev.pickwright.model.packing.PackState;
import dev.pickwright.model.packing.PackStepKind;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.packing.PackageStatus;
import dev.pickwright.model.packing.PackageView;
import dev.pickwright.model.quality.QcCheckView;
import dev.pickwright.model.quality.QcStatus;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a fulfillment for packing, and makes what its packer's screen shows. Joins the caller's unit of work. */
@Component
public class PackTasks {

    private final PackRepository packages;
    private final PackedGoodsRepository goods;
    private final PackQueries queries;
    private final BoxTypes types;
    private final Fulfillments fulfillments;
    private final Totes totes;
    private final List<PackTaskPart> parts;

    PackTasks(
            PackRepository packages,
            PackedGoodsRepository goods,
            PackQueries queries,
            BoxTypes types,
            Fulfillments fulfillments,
            Totes totes,
            List<PackTaskPart> parts) {
        this.packages = packages;
        this.goods = goods;
        this.queries = queries;
        this.types = types;
        this.fulfillments = fulfillments;
        this.totes = totes;
        this.parts = parts;
    }

    /** The packages that are not voided. */
    public List<PackageView> packages(FulfillmentState of) {
        return packages.packages(of.id());
    }

    /** What is in them, by item and lot. */
    public List<PackedGoods> goods(FulfillmentState of) {
        return goods.packed(of.id());
    }

    /** What is read of a fulfillment, once for the decision or for the screen. */
    private record Read(
            PackState state, List<FulfillmentItem> items, List<PackageView> boxes, List<PackTaskView.BoxType> types) {}

    PackState state(FulfillmentState of) {
        return read(of).state();
    }

    private Read read(FulfillmentState of) {
        var loose = goods.loose(of.id());
        List<FulfillmentItem> all = fulfillments.items(of.id());
        List<PackageView> packed = packages.packages(of.id());
        List<PackTaskView.BoxType> boxTypes = types.all();
        List<PackState.Item> items = all.stream()
                .filter(item -> item.picked() > 0)
                .map(item -> new PackState.Item(
                        item.id(),
                        item.skuId(),
                        item.sku(),
                        item.description(),
                        item.picked(),
                        item.packed(),
                        loose.getOrDefault(item.id(), List.of())))
                .toList();
        List<PackState.Box> boxes = packed.stream()
                .map(box -> new PackState.Box(box.id(), box.sscc(), box.type(), box.status(), box.units()))
                .toList();
        PackState state = new PackState(
                of,
                items,
                boxes,
                boxTypes.getFirst().code(),
                goods.lastPack(of.id()).orElse(null));
        return new Read(state, all, packed, boxTypes);
    }

    /** {@link #view} for an answer; null where an operation is carried out once more, for that nobody sees. */
    public @Nullable PackTaskView shown(FulfillmentState of) {
        return Given.isAgain() ? null : view(of);
    }

    /** What the packer sees. */
    public PackTaskView view(FulfillmentState of) {
        Read read = read(of);
        List<FulfillmentItem> items = read.items();
        List<PackageView> boxes = read.boxes();
        QcCheckView check = parts.stream()
                .map(part -> part.check(of, boxes))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new PackTaskView(
                of.id(),
                of.number(),
                of.orderNumber(),
                queries.customer(of.id()),
                of.status(),
                of.version(),
                step(read.state(), check),
                totes.of(of.id()).stream().map(Tote::code).toList(),
                items.stream()
                        .filter(item -> item.picked() > 0)
                        .map(item -> new PackTaskView.Line(
                                item.id(),
                                item.sku(),
                                item.description(),
                                item.gtin(),
                                item.picked(),
                                item.packed(),
                                item.qcFlagged()))
                        .toList(),
                boxes,
                check,
                fulfillments.gates(of),
                read.types(),
                expectedGrams(items, boxes),
                PackDecisions.undo(read.state()) instanceof Decision.Accepted);
    }

    private static PackStepKind step(PackState state, @Nullable QcCheckView check) {
        if (state.fulfillment().status() != FulfillmentStatus.PACKED || check == null || check.valid()) {
            return state.step();
        }
        return check.status() == QcStatus.FAILED ? PackStepKind.BLOCKED : PackStepKind.CHECK_QUALITY;
    }

    private static @Nullable Integer expectedGrams(List<FulfillmentItem> items, List<PackageView> boxes) {
        var open =
                boxes.stream().filter(box -> box.status() == PackageStatus.OPEN).findFirst();
        if (open.isEmpty()) {
            return null;
        }
        int grams = open.get().tareGrams();
        for (PackageView.Content content : open.get().contents()) {
            Integer each = items.stream()
                    .filter(item -> item.sku().equals(content.sku()))
                    .map(FulfillmentItem::weightGrams)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            if (each == null) {
                return null;
            }
            grams += each * content.quantity();
        }
        return grams;
    }
}
