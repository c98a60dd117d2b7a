package dev.pickwright.backend.packing;

import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Movement;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.backend.warehouse.Totes;
import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.StatusDecisions;
import dev.pickwright.model.packing.PackChange;
import dev.pickwright.model.packing.PackState;
import dev.pickwright.model.packing.PackageCreated;
import dev.pickwright.model.packing.PackageId;
import dev.pickwright.model.packing.PackageStatus;
import dev.pickwright.model.packing.PackageView;
import dev.pickwright.model.packing.PackageVoided;
import dev.pickwright.model.warehouse.PlaceKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes what was decided about packages, inside the caller's unit of work. */
@Component
class PackWriter {

    private final PackRepository packages;
    private final PackedGoodsRepository goods;
    private final BoxTypes types;
    private final Fulfillments fulfillments;
    private final SwapWriter swaps;
    private final Stock stock;
    private final Totes totes;
    private final List<PackTaskPart> parts;
    private final PackageNumbers numbers;
    private final IdSource ids;
    private final Clock clock;

    PackWriter(
            PackRepository packages,
            PackedGoodsRepository goods,
            BoxTypes types,
            Fulfillments fulfillments,
            SwapWriter swaps,
            Stock stock,
            Totes totes,
            List<PackTaskPart> parts,
            PackageNumbers numbers,
            IdSource ids,
            Clock clock) {
        this.packages = packages;
        this.goods = goods;
        this.types = types;
        this.fulfillments = fulfillments;
        this.swaps = swaps;
        this.stock = stock;
        this.totes = totes;
        this.parts = parts;
        this.numbers = numbers;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return the fulfillment's state after it */
    FulfillmentState write(Actor actor, PackState state, List<PackChange> changes) {
        List<DomainEvent> events = new ArrayList<>();
        FulfillmentState of = state.fulfillment();
        Optional<PackageId> open = state.openBox().map(PackState.Box::id);
        for (PackChange change : changes) {
            switch (change) {
                case PackChange.BoxOpened opened -> open = Optional.of(open(state, opened.type()));
                case PackChange.BoxDiscarded discarded ->
                    packages.voided(discarded.box().id());
                case PackChange.BoxTypeChanged changed ->
                    packages.changeType(changed.box().id(), types.byCode(changed.type()));
                case PackChange.UnitsPacked packed -> pack(actor, of, open.orElseThrow(), packed);
                case PackChange.PackUndone undone -> undo(actor, of, undone);
                case PackChange.UnitsSwapped swapped -> swaps.write(actor, state, swapped);
                case PackChange.BoxClosed closed -> events.add(close(of, closed));
                case PackChange.BoxReopened reopened -> {
                    PackState.Box box = reopened.box();
                    packages.reopen(box.id(), numbers.fresh());
                    events.add(new PackageVoided(of.id(), of.orderId(), box.id(), box.sscc()));
                }
                case PackChange.Packed packed -> of = confirm(actor, of);
                case PackChange.Reopened reopened ->
                    of = fulfillments.apply(
                            actor, "reopen_packed", of, StatusDecisions.change(of, FulfillmentStatus.PACKING, null));
            }
        }
        return fulfillments.append(of, events);
    }

    private PackageId open(PackState state, String type) {
        PackageId id = new PackageId(ids.next("package"));
        packages.insert(id, state.fulfillment().id(), numbers.fresh(), types.byCode(type), clock.instant());
        return id;
    }

    private PackageView openBox(FulfillmentState of) {
        return packages.packages(of.id()).stream()
                .filter(box -> box.status() == PackageStatus.OPEN)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a box is open when units go into it"));
    }

    private void pack(Actor actor, FulfillmentState of, PackageId box, PackChange.UnitsPacked packed) {
        PackState.Item item = packed.item();
        stock.move(
                actor,
                new Movement(
                                of.warehouseId(),
                                item.skuId(),
                                packed.quantity(),
                                PlaceKind.TOTE,
                                packed.from(),
                                PlaceKind.PACKAGE,
                                box.value(),
                                "pack",
                                item.id())
                        .of(packed.trace()));
        goods.change(box, item.id(), packed.trace(), packed.quantity());
        fulfillments.addPacked(item.id(), packed.quantity());
    }

    private void undo(Actor actor, FulfillmentState of, PackChange.PackUndone undone) {
        PackState.Pack pack = undone.pack();
        stock.move(
                actor,
                new Movement(
                                of.warehouseId(),
                                undone.item().skuId(),
                                pack.quantity(),
                                PlaceKind.PACKAGE,
                                pack.box().value(),
                                PlaceKind.TOTE,
                                tote(of, pack.place()),
                                "undo_pack",
                                pack.item())
                        .of(pack.trace())
                        .reversing(pack.movement()));
        goods.change(pack.box(), pack.item(), pack.trace(), -pack.quantity());
        fulfillments.addPacked(pack.item(), -pack.quantity());
    }

    /** The tote goods came in; after a rework it may be another's already, and the bench stands for it. */
    private UUID tote(FulfillmentState of, UUID cameIn) {
        return totes.of(of.id()).stream()
                .map(tote -> tote.id().value())
                .filter(cameIn::equals)
                .findFirst()
                .orElse(of.id().value());
    }

    private PackageCreated close(FulfillmentState of, PackChange.BoxClosed closed) {
        PackageView box = openBox(of);
        packages.close(box.id(), closed.weightGrams(), clock.instant());
        return new PackageCreated(
                of.id(),
                of.orderId(),
                box.id(),
                box.sscc(),
                box.type(),
                closed.weightGrams(),
                box.contents().stream()
                        .map(content -> new PackageCreated.Content(content.sku(), content.quantity()))
                        .toList());
    }

    private FulfillmentState confirm(Actor actor, FulfillmentState of) {
        FulfillmentState after = fulfillments.apply(
                actor, "confirm_packed", of, StatusDecisions.change(of, FulfillmentStatus.PACKED, null));
        totes.release(of.id());
        List<PackageView> boxes = packages.packages(of.id());
        parts.forEach(part -> part.packed(after, boxes));
        return after;
    }
}
