package dev.pickwright.backend.routing;

import dev.pickwright.backend.warehouse.BinStock;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is left to give of the bins while an order is served. */
final class Pool {

    private record Key(WarehouseId site, SkuId sku) {}

    private final Map<Key, List<BinStock>> bins = new HashMap<>();
    private final Map<BinStock, Integer> given = new HashMap<>();

    Pool(List<BinStock> available) {
        available.forEach(each -> bins.computeIfAbsent(new Key(each.warehouse(), each.sku()), key -> new ArrayList<>())
                .add(each));
    }

    int left(WarehouseId site, SkuId sku) {
        return here(site, sku).stream().mapToInt(this::rest).sum();
    }

    /** The whole quantity, from one bin if one has it, else from the fullest; empty if it is not there. */
    Optional<List<Routing.Share>> take(SkuId sku, int quantity, WarehouseId site) {
        return left(site, sku) < quantity ? Optional.empty() : Optional.of(takeUpTo(sku, quantity, site));
    }

    /** As much of the quantity as there is. */
    List<Routing.Share> takeUpTo(SkuId sku, int quantity, WarehouseId site) {
        List<BinStock> here = here(site, sku);
        var enough = here.stream().filter(bin -> rest(bin) >= quantity).findFirst();
        if (enough.isPresent()) {
            return List.of(give(enough.get(), quantity));
        }
        List<Routing.Share> shares = new ArrayList<>();
        int open = quantity;
        var fullestFirst = here.stream()
                .filter(bin -> rest(bin) > 0)
                .sorted(Comparator.comparingInt(this::rest).reversed())
                .toList();
        for (BinStock bin : fullestFirst) {
            if (open > 0) {
                Routing.Share share = give(bin, Math.min(open, rest(bin)));
                open -= share.quantity();
                shares.add(share);
            }
        }
        return shares;
    }

    private List<BinStock> here(WarehouseId site, SkuId sku) {
        return bins.getOrDefault(new Key(site, sku), List.of());
    }

    private int rest(BinStock bin) {
        return Math.max(0, bin.available() - given.getOrDefault(bin, 0));
    }

    private Routing.Share give(BinStock bin, int quantity) {
        given.merge(bin, quantity, Integer::sum);
        return new Routing.Share(bin.bin(), quantity);
    }
}
