package dev.pickwright.backend.routing;

import dev.pickwright.backend.warehouse.BinStock;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which warehouse serves which line: the fewest warehouses that can serve the whole order, each line whole, and of
 * those sets the one whose sites come first. Pure.
 */
public final class Routing {

    /**
     * A line to route.
     *
     * @param fixed the warehouse that must serve it; null leaves the choice
     */
    public record Demand(
            int lineNumber,
            SkuId sku,
            int quantity,
            @Nullable WarehouseId fixed) {}

    /** Units of one line promised from one bin. */
    public record Share(BinId bin, int quantity) {}

    /** A line, where it is served, and from which bins. */
    public record Served(Demand line, WarehouseId warehouse, List<Share> shares) {}

    /** Every set of the sites that have some of the goods is tried; of more than these, the first. */
    private static final int MAX_SITES = 12;

    private Routing() {}

    /**
     * Routes all lines, or none.
     *
     * @param sites in the order in which they are preferred
     * @param available in walking order; units of a bin are given once
     */
    public static Optional<List<Served>> route(List<Demand> lines, List<WarehouseId> sites, List<BinStock> available) {
        List<WarehouseId> tried = sites.stream()
                .filter(site ->
                        available.stream().anyMatch(bin -> bin.warehouse().equals(site)))
                .limit(MAX_SITES)
                .toList();
        for (int mask : masksFewestFirst(tried.size())) {
            var chosen = new ArrayList<WarehouseId>();
            for (int i = 0; i < tried.size(); i++) {
                if ((mask & 1 << i) != 0) {
                    chosen.add(tried.get(i));
                }
            }
            var served = serve(lines, chosen, new Pool(available));
            if (served.isPresent()) {
                return served;
            }
        }
        return Optional.empty();
    }

    /** Bins for more units of one line, from those available; empty if they do not hold enough. */
    public static Optional<List<Share>> shares(SkuId sku, int quantity, WarehouseId site, List<BinStock> available) {
        return new Pool(available).take(sku, quantity, site);
    }

    private static List<Integer> masksFewestFirst(int sites) {
        List<Integer> masks = new ArrayList<>();
        for (int mask = 1; mask < 1 << sites; mask++) {
            masks.add(mask);
        }
        masks.sort(Comparator.comparingInt((Integer mask) -> Integer.bitCount(mask))
                .thenComparing(mask -> mask));
        return masks;
    }

    private static Optional<List<Served>> serve(List<Demand> lines, List<WarehouseId> sites, Pool pool) {
        List<Served> served = new ArrayList<>();
        for (Demand line : lines) {
            Optional<Served> found = Optional.empty();
            for (WarehouseId site : sites) {
                if (line.fixed() == null || line.fixed().equals(site)) {
                    found = pool.take(line.sku(), line.quantity(), site).map(shares -> new Served(line, site, shares));
                    if (found.isPresent()) {
                        break;
                    }
                }
            }
            if (found.isEmpty()) {
                return Optional.empty();
            }
            served.add(found.get());
        }
        return Optional.of(served);
    }

    /** What is left to give while one set of sites is tried. */
    private static final class Pool {

        private record Key(WarehouseId site, SkuId sku) {}

        private final Map<Key, List<BinStock>> bins = new HashMap<>();
        private final Map<BinStock, Integer> given = new HashMap<>();

        Pool(List<BinStock> available) {
            available.forEach(
                    each -> bins.computeIfAbsent(new Key(each.warehouse(), each.sku()), key -> new ArrayList<>())
                            .add(each));
        }

        Optional<List<Share>> take(SkuId sku, int quantity, WarehouseId site) {
            List<BinStock> here = bins.getOrDefault(new Key(site, sku), List.of());
            var enough = here.stream().filter(bin -> left(bin) >= quantity).findFirst();
            if (enough.isPresent()) {
                return Optional.of(List.of(give(enough.get(), quantity)));
            }
            if (here.stream().mapToInt(this::left).sum() < quantity) {
                return Optional.empty();
            }
            List<Share> shares = new ArrayList<>();
            int open = quantity;
            var fullestFirst = here.stream()
                    .filter(bin -> left(bin) > 0)
                    .sorted(Comparator.comparingInt(this::left).reversed())
                    .toList();
            for (BinStock bin : fullestFirst) {
                if (open > 0) {
                    Share share = give(bin, Math.min(open, left(bin)));
                    open -= share.quantity();
                    shares.add(share);
                }
            }
            return Optional.of(shares);
        }

        private int left(BinStock bin) {
            return bin.available() - given.getOrDefault(bin, 0);
        }

        private Share give(BinStock bin, int quantity) {
            given.merge(bin, quantity, Integer::sum);
            return new Share(bin.bin(), quantity);
        }
    }
}
