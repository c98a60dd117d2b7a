package dev.pickwright.backend.packing;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.warehouse.BinStock;
import dev.pickwright.backend.warehouse.Movement;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.packing.PackChange;
import dev.pickwright.model.packing.PackState;
import dev.pickwright.model.warehouse.PlaceKind;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.Trace;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves what a swap takes out of a box and brings into it, inside the caller's unit of work. */
@Component
class SwapWriter {

    private final PackedGoodsRepository goods;
    private final Stock stock;

    SwapWriter(PackedGoodsRepository goods, Stock stock) {
        this.goods = goods;
        this.stock = stock;
    }

    /**
     * What is taken out is written off, so that nobody picks it again; picked and packed stay what they are.
     *
     * @throws ProblemException STOCK_SHORT if the bin has not so many that are promised to nobody
     */
    void write(Actor actor, PackState state, PackChange.UnitsSwapped swapped) {
        FulfillmentState of = state.fulfillment();
        ItemId item = swapped.held().item();
        SkuId sku = state.items().stream()
                .filter(each -> each.id().equals(item))
                .findFirst()
                .orElseThrow()
                .skuId();
        BinStock from = bin(actor, of, sku, swapped);
        UUID box = swapped.held().box().id().value();
        move(
                actor,
                of,
                sku,
                item,
                swapped.quantity(),
                PlaceKind.PACKAGE,
                box,
                PlaceKind.COUNTED,
                null,
                "defect",
                swapped.held().trace());
        move(
                actor,
                of,
                sku,
                item,
                swapped.quantity(),
                PlaceKind.BIN,
                from.bin().value(),
                PlaceKind.PACKAGE,
                box,
                "replace",
                swapped.brought());
        goods.change(swapped.held().box().id(), item, swapped.held().trace(), -swapped.quantity());
        goods.change(swapped.held().box().id(), item, swapped.brought(), swapped.quantity());
    }

    private BinStock bin(Actor actor, FulfillmentState of, SkuId sku, PackChange.UnitsSwapped swapped) {
        String code = swapped.bin().strip().toUpperCase(Locale.ROOT);
        return stock.lockAvailable(List.of(sku)).stream()
                .filter(bin -> bin.warehouse().equals(of.warehouseId())
                        && bin.binCode().equals(code))
                .filter(bin -> bin.available() >= swapped.quantity())
                .findFirst()
                .or(() -> stock.found(actor, of.warehouseId(), code, sku, swapped.quantity()))
                .orElseThrow(() -> new ProblemException(
                        Problem.STOCK_SHORT,
                        "Bin %s has not %d of it that nobody else is promised; name another bin."
                                .formatted(code, swapped.quantity())));
    }

    private void move(
            Actor actor,
            FulfillmentState of,
            SkuId sku,
            ItemId item,
            int quantity,
            PlaceKind fromKind,
            UUID from,
            PlaceKind toKind,
            @Nullable UUID to,
            String reason,
            Trace trace) {
        stock.move(
                actor,
                new Movement(of.warehouseId(), sku, quantity, fromKind, from, toKind, to, reason, item).of(trace));
    }
}
