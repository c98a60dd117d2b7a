package dev.pickwright.backend.packing;

import dev.pickwright.backend.fulfillment.CancelStep;
import dev.pickwright.backend.fulfillment.FulfillmentItem;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.picking.PutBacks;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentView.GateView;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.packing.PackageStatus;
import dev.pickwright.model.packing.PackageView;
import dev.pickwright.model.packing.PackageVoided;
import dev.pickwright.model.warehouse.PlaceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Voids the boxes of what is cancelled; what lies in them must go back to a bin. */
@Component
@Order(10)
class PackingCancel implements CancelStep {

    private final PackRepository packages;
    private final PackedGoodsRepository goods;
    private final Fulfillments fulfillments;
    private final PutBacks putBacks;

    PackingCancel(PackRepository packages, PackedGoodsRepository goods, Fulfillments fulfillments, PutBacks putBacks) {
        this.packages = packages;
        this.goods = goods;
        this.fulfillments = fulfillments;
        this.putBacks = putBacks;
    }

    @Override
    public List<GateView> blockers(FulfillmentState state) {
        return List.of();
    }

    @Override
    public List<DomainEvent> undo(Actor actor, FulfillmentState state, String reason) {
        List<PackageView> boxes = packages.packages(state.id());
        if (boxes.isEmpty()) {
            return List.of();
        }
        List<DomainEvent> events = new ArrayList<>();
        for (PackageView box : boxes) {
            if (box.status() == PackageStatus.CLOSED) {
                events.add(new PackageVoided(state.id(), state.orderId(), box.id(), box.sscc()));
            }
        }
        Map<ItemId, FulfillmentItem> items = fulfillments.items(state.id()).stream()
                .collect(Collectors.toMap(FulfillmentItem::id, Function.identity()));
        for (PackedGoods packed : goods.packed(state.id())) {
            FulfillmentItem item = Objects.requireNonNull(items.get(packed.item()));
            events.add(putBacks.create(
                    state,
                    item,
                    packed.quantity(),
                    packed.trace(),
                    PlaceKind.PACKAGE,
                    packed.box().value(),
                    reason));
            fulfillments.addPacked(packed.item(), -packed.quantity());
        }
        for (PackageView box : boxes) {
            packages.voided(box.id());
            goods.clear(box.id());
        }
        return events;
    }
}
