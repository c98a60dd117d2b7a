package dev.pickwright.backend.routing;

import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the smallest set of sites that serves every line whole; of sets of one size the one whose sites come first.
 * Sets are tried one by one up to a limit; beyond it sites are left out of the set of all as long as that serves, which
 * finds a set whenever there is one, though perhaps not the smallest.
 */
final class Search {

    /** Which site serves which line. */
    record Assignment(Map<Demand, Site> sites) {

        List<Site> used(List<Site> inOrder) {
            return inOrder.stream().filter(sites::containsValue).toList();
        }
    }

    /** An order waits, with stock locked, while sets are tried: the more lines, the fewer sets. */
    private static final int MAX_SETS = 4_096;

    private static final int MAX_LINES_TRIED = 2_000_000;
    private static final int STEPS_PER_LINE = 20;
    private static final int FREE_STEPS = 1_000;

    private record Key(WarehouseId site, SkuId sku) {}

    private final RoutingRequest request;
    private final List<Demand> hardestFirst;
    private final List<Site> sites;
    private final Map<Key, Integer> stock = new HashMap<>();
    private final boolean limited;
    private final int maxSets;
    private final int maxSteps;
    private int sets;
    private int steps;
    private boolean narrowed;

    /**
     * @param sites those that no rule excludes, the preferred ones first
     * @param limited whether time slots limit what a site takes
     */
    Search(RoutingRequest request, List<Site> sites, Pool pool, boolean limited) {
        this.request = request;
        this.sites = sites;
        this.limited = limited;
        this.maxSets = Math.min(MAX_SETS, MAX_LINES_TRIED / request.lines().size());
        this.maxSteps = FREE_STEPS + STEPS_PER_LINE * request.lines().size();
        this.hardestFirst = request.lines().stream()
                .sorted(Comparator.comparing((Demand line) -> line.fixed() == null)
                        .thenComparing(Comparator.comparingInt(Demand::quantity).reversed()))
                .toList();
        for (Site site : sites) {
            for (Demand line : request.lines()) {
                stock.computeIfAbsent(new Key(site.id(), line.sku()), key -> pool.left(key.site(), key.sku()));
            }
        }
    }

    /** Whether there was too much to try, so that a smaller set may have been missed. */
    boolean narrowed() {
        return narrowed;
    }

    Optional<Assignment> find() {
        List<Site> needed = sites.stream().filter(this::named).toList();
        List<Site> others = sites.stream().filter(site -> !named(site)).toList();
        if (serve(sites).isEmpty()) {
            return Optional.empty();
        }
        for (int more = needed.isEmpty() ? 1 : 0; more <= others.size() && sets <= maxSets; more++) {
            var found = choose(new ArrayList<>(needed), others, 0, more);
            if (found.isPresent()) {
                return found;
            }
        }
        return leaveOut();
    }

    private boolean named(Site site) {
        return request.lines().stream().anyMatch(line -> site.id().equals(line.fixed()));
    }

    private Optional<Assignment> choose(List<Site> chosen, List<Site> others, int from, int more) {
        if (more == 0) {
            if (++sets > maxSets) {
                narrowed = true;
                return Optional.empty();
            }
            return serve(chosen);
        }
        for (int i = from; i <= others.size() - more && sets <= maxSets; i++) {
            chosen.add(others.get(i));
            var found = choose(chosen, others, i + 1, more - 1);
            if (found.isPresent()) {
                return found;
            }
            chosen.removeLast();
        }
        return Optional.empty();
    }

    private Optional<Assignment> leaveOut() {
        List<Site> kept = new ArrayList<>(sites);
        for (Site site : sites.reversed()) {
            List<Site> fewer = kept.stream().filter(each -> !each.equals(site)).toList();
            if (!fewer.isEmpty() && serve(fewer).isPresent()) {
                kept = new ArrayList<>(fewer);
            }
        }
        return serve(kept);
    }

    /** Every line by one of these sites, the first that can; empty if they cannot. */
    Optional<Assignment> serve(List<Site> chosen) {
        if (!enough(chosen)) {
            return Optional.empty();
        }
        List<Site> inOrder = sites.stream().filter(chosen::contains).toList();
        int[] room = inOrder.stream()
                .mapToInt(site -> limited ? site.slots().roomForLines(request.override()) : Integer.MAX_VALUE)
                .toArray();
        Map<Demand, Site> assigned = new HashMap<>();
        steps = 0;
        return place(0, inOrder, room, new HashMap<>(stock), assigned)
                ? Optional.of(new Assignment(assigned))
                : Optional.empty();
    }

    private boolean enough(List<Site> chosen) {
        Map<SkuId, Integer> wanted = new HashMap<>();
        for (Demand line : request.lines()) {
            wanted.merge(line.sku(), line.quantity(), Integer::sum);
            if (chosen.stream().noneMatch(site -> allows(site, line) && has(site, line.sku()) >= line.quantity())) {
                return false;
            }
        }
        return wanted.entrySet().stream()
                .allMatch(each -> chosen.stream()
                                .mapToLong(site -> has(site, each.getKey()))
                                .sum()
                        >= each.getValue());
    }

    /** Tries the sites for a line in order, and comes back to it if the lines after it cannot be served then. */
    private boolean place(int line, List<Site> chosen, int[] room, Map<Key, Integer> left, Map<Demand, Site> assigned) {
        if (line == hardestFirst.size()) {
            return true;
        }
        Demand demand = hardestFirst.get(line);
        for (int i = 0; i < chosen.size(); i++) {
            Site site = chosen.get(i);
            Key key = new Key(site.id(), demand.sku());
            int here = left.getOrDefault(key, 0);
            if (room[i] > 0 && here >= demand.quantity() && allows(site, demand)) {
                if (++steps > maxSteps) {
                    narrowed = true;
                    return false;
                }
                room[i]--;
                left.put(key, here - demand.quantity());
                assigned.put(demand, site);
                if (place(line + 1, chosen, room, left, assigned)) {
                    return true;
                }
                room[i]++;
                left.put(key, here);
                assigned.remove(demand);
            }
        }
        return false;
    }

    private boolean allows(Site site, Demand line) {
        return Exclusion.allows(site, line, request);
    }

    private int has(Site site, SkuId sku) {
        return stock.getOrDefault(new Key(site.id(), sku), 0);
    }
}
