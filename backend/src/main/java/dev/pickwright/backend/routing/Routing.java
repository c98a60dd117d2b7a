package dev.pickwright.backend.routing;

import dev.pickwright.backend.warehouse.BinStock;
import dev.pickwright.model.routing.CandidateOutcome;
import dev.pickwright.model.routing.RoutingRule;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which warehouse serves which line, by a chain of rules: some exclude a site ({@link Exclusion}), then the fewest sites
 * that serve the whole order are sought ({@link Search}), and of those that could replace each other the preferred one
 * is taken ({@link Preference}). Says of every site which rule spoke. Pure.
 */
public final class Routing {

    /** Units of one line promised from one bin. */
    public record Share(BinId bin, int quantity) {}

    private static final int LINES_TOLD = 5;
    private static final int SITES_TOLD = 5;

    private final RoutingRequest request;
    private final List<BinStock> available;
    private final Pool pool;
    private final Preference preference;
    private final List<Plan.Candidate> candidates = new ArrayList<>();

    private Routing(RoutingRequest request, List<BinStock> available) {
        this.request = request;
        this.available = available;
        this.pool = new Pool(available);
        this.preference = new Preference(request.destination());
    }

    /**
     * Routes all lines, or none.
     *
     * @param sites all there are
     * @param available in walking order; units of a bin are given once
     */
    public static Plan route(RoutingRequest request, List<Site> sites, List<BinStock> available) {
        return new Routing(request, available).decide(sites);
    }

    /** Bins for more units of one line, from those available; empty if they do not hold enough. */
    public static Optional<List<Share>> shares(SkuId sku, int quantity, WarehouseId site, List<BinStock> available) {
        return new Pool(available).take(sku, quantity, site);
    }

    /** Gives units of one site's bins, each once. */
    public static Taker taker(WarehouseId site, List<BinStock> available) {
        return new Taker(new Pool(available), site);
    }

    /** @see #taker */
    public static final class Taker {

        private final Pool pool;
        private final WarehouseId site;

        private Taker(Pool pool, WarehouseId site) {
            this.pool = pool;
            this.site = site;
        }

        /** As much of the quantity as there is. */
        public List<Share> takeUpTo(SkuId sku, int quantity) {
            return pool.takeUpTo(sku, quantity, site);
        }
    }

    private Plan decide(List<Site> sites) {
        List<Site> usable = new ArrayList<>();
        List<Plan.Candidate> excluded = new ArrayList<>();
        for (Site site : sites.stream().sorted(preference.order()).toList()) {
            var exclusion = Exclusion.of(site, request, pool);
            if (exclusion.isEmpty()) {
                usable.add(site);
            } else {
                excluded.add(new Plan.Candidate(
                        site,
                        CandidateOutcome.EXCLUDED,
                        exclusion.get().rule(),
                        exclusion.get().detail(),
                        null));
            }
        }
        Search search = new Search(request, usable, pool, true);
        var found = usable.isEmpty() ? Optional.<Search.Assignment>empty() : search.find();
        List<Plan.Part> parts = found.map(this::parts).orElse(List.of());
        String why = null;
        if (found.isPresent()) {
            explainChosen(usable, found.get(), parts, search);
        } else {
            why = explainFailure(usable, excluded);
        }
        candidates.addAll(excluded);
        return new Plan(parts, candidates, why, search.narrowed());
    }

    private List<Plan.Part> parts(Search.Assignment assignment) {
        Map<Site, List<Plan.Served>> bySite = new LinkedHashMap<>();
        Pool left = new Pool(available);
        for (Demand line : request.lines()) {
            Site site = Objects.requireNonNull(assignment.sites().get(line));
            var shares = left.take(line.sku(), line.quantity(), site.id()).orElseThrow();
            bySite.computeIfAbsent(site, key -> new ArrayList<>()).add(new Plan.Served(line, shares));
        }
        return bySite.entrySet().stream()
                .map(part -> new Plan.Part(
                        part.getKey().warehouse(),
                        part.getKey()
                                .slots()
                                .place(part.getValue().size(), request.override())
                                .orElseThrow(),
                        part.getValue()))
                .toList();
    }

    private void explainChosen(List<Site> usable, Search.Assignment assignment, List<Plan.Part> parts, Search search) {
        List<Site> chosen = assignment.used(usable);
        Map<Site, Site> replaceable = new LinkedHashMap<>();
        for (Site other : usable) {
            if (!chosen.contains(other)) {
                replacedBy(other, chosen, search).ifPresent(site -> replaceable.put(other, site));
            }
        }
        for (Site site : chosen) {
            Plan.Part part = parts.stream()
                    .filter(each -> each.warehouse().equals(site.warehouse()))
                    .findFirst()
                    .orElseThrow();
            candidates.add(new Plan.Candidate(
                    site,
                    CandidateOutcome.CHOSEN,
                    chosenBy(site, usable, chosen, replaceable),
                    "It serves %s.".formatted(lines(part.lines())),
                    part.place().slot() == null ? null : part.place().slot().startsAt()));
        }
        for (Site other : usable) {
            if (!chosen.contains(other)) {
                candidates.add(passedOver(other, replaceable.get(other), chosen));
            }
        }
    }

    /** The least preferred of the chosen sites that the other one could stand in for. */
    private Optional<Site> replacedBy(Site other, List<Site> chosen, Search search) {
        for (Site site : chosen.reversed()) {
            List<Site> instead = new ArrayList<>(chosen);
            instead.remove(site);
            instead.add(other);
            if (search.serve(instead).isPresent()) {
                return Optional.of(site);
            }
        }
        return Optional.empty();
    }

    private RoutingRule chosenBy(Site site, List<Site> usable, List<Site> chosen, Map<Site, Site> replaceable) {
        if (request.lines().stream().anyMatch(line -> site.id().equals(line.fixed()))) {
            return RoutingRule.NAMED;
        }
        if (usable.size() == chosen.size()) {
            return chosen.size() == 1 ? RoutingRule.ONLY_ONE : RoutingRule.FEWEST_SPLITS;
        }
        return replaceable.entrySet().stream()
                .filter(each -> each.getValue().equals(site))
                .map(each -> preference.between(site, each.getKey()))
                .findFirst()
                .orElse(RoutingRule.FEWEST_SPLITS);
    }

    private Plan.Candidate passedOver(Site site, @Nullable Site instead, List<Site> chosen) {
        if (instead == null) {
            return new Plan.Candidate(
                    site,
                    CandidateOutcome.PASSED_OVER,
                    RoutingRule.FEWEST_SPLITS,
                    "With it the order would be split over more than %d.".formatted(chosen.size()),
                    null);
        }
        return new Plan.Candidate(
                site,
                CandidateOutcome.PASSED_OVER,
                preference.between(instead, site),
                "%s is preferred.".formatted(instead.code()),
                null);
    }

    private String explainFailure(List<Site> usable, List<Plan.Candidate> excluded) {
        boolean stockDoes = !usable.isEmpty()
                && new Search(request, usable, pool, false).serve(usable).isPresent();
        RoutingRule rule = stockDoes ? RoutingRule.NO_CAPACITY : RoutingRule.NO_STOCK;
        List<Demand> lacking = request.lines().stream()
                .filter(line -> usable.stream()
                        .noneMatch(site -> Exclusion.allows(site, line, request)
                                && pool.left(site.id(), line.sku()) >= line.quantity()))
                .toList();
        String why = why(stockDoes, lacking, excluded);
        for (Site site : usable) {
            candidates.add(new Plan.Candidate(
                    site,
                    CandidateOutcome.PASSED_OVER,
                    rule,
                    stockDoes
                            ? "Its time slots have no room for its share of the lines."
                            : "It has some of the goods, but all sites together cannot serve every line.",
                    null));
        }
        return why;
    }

    private String why(boolean stockDoes, List<Demand> lacking, List<Plan.Candidate> excluded) {
        if (stockDoes) {
            return "The stock is there, but no time slot of the warehouses that have it takes so many lines.";
        }
        if (lacking.isEmpty()) {
            return "Each line could be served alone, but the stock is not enough for all of them.";
        }
        String kept = excluded.stream()
                .filter(each -> each.rule() != RoutingRule.NO_STOCK && each.rule() != RoutingRule.NAMED)
                .filter(each ->
                        lacking.stream().anyMatch(line -> pool.left(each.site().id(), line.sku()) >= line.quantity()))
                .limit(SITES_TOLD)
                .map(each -> "%s (%s)".formatted(each.site().code(), each.rule().wire()))
                .collect(Collectors.joining(", "));
        return "No warehouse that may serve it has the stock for %s%s.%s"
                .formatted(
                        lacking.stream().limit(LINES_TOLD).map(Demand::text).collect(Collectors.joining(", ")),
                        lacking.size() > LINES_TOLD ? " and %d more".formatted(lacking.size() - LINES_TOLD) : "",
                        kept.isEmpty() ? "" : " These have it, but may not: " + kept + ".");
    }

    private static String lines(List<Plan.Served> served) {
        String numbers = served.stream()
                .limit(LINES_TOLD)
                .map(each -> String.valueOf(each.line().lineNumber()))
                .collect(Collectors.joining(", "));
        return (served.size() == 1 ? "line " : "lines ")
                + numbers
                + (served.size() > LINES_TOLD ? " and %d more".formatted(served.size() - LINES_TOLD) : "");
    }
}
