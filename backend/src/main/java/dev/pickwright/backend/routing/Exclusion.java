package dev.pickwright.backend.routing;

import dev.pickwright.model.routing.RoutingRule;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What forbids a site to serve an order; the first rule of the chain that speaks decides. Pure. */
record Exclusion(RoutingRule rule, String detail) {

    private interface Rule {
        Optional<Exclusion> ask(Site site, RoutingRequest request, Pool stock);
    }

    private static final int SKUS_TOLD = 3;

    private static final List<Rule> CHAIN = List.of(
            Exclusion::inactive, Exclusion::region, Exclusion::named, Exclusion::noStock, Exclusion::noCapacity);

    static Optional<Exclusion> of(Site site, RoutingRequest request, Pool stock) {
        return CHAIN.stream()
                .flatMap(rule -> rule.ask(site, request, stock).stream())
                .findFirst();
    }

    /** Whether the site may serve the line: a line that names it goes there from any region. */
    static boolean allows(Site site, Demand line, RoutingRequest request) {
        return line.fixed() == null
                ? site.warehouse().area().serves(request.region())
                : line.fixed().equals(site.id());
    }

    private static Optional<Exclusion> inactive(Site site, RoutingRequest request, Pool stock) {
        return when(!site.warehouse().area().active(), RoutingRule.INACTIVE, "It takes no new work.");
    }

    private static Optional<Exclusion> region(Site site, RoutingRequest request, Pool stock) {
        boolean named = request.lines().stream().anyMatch(line -> site.id().equals(line.fixed()));
        return when(
                !named && !site.warehouse().area().serves(request.region()),
                RoutingRule.REGION,
                "It does not serve %s.".formatted(request.region()));
    }

    private static Optional<Exclusion> named(Site site, RoutingRequest request, Pool stock) {
        return when(
                request.lines().stream().noneMatch(line -> allows(site, line, request)),
                RoutingRule.NAMED,
                "Every line names another warehouse.");
    }

    private static Optional<Exclusion> noStock(Site site, RoutingRequest request, Pool stock) {
        Predicate<Demand> served = line -> stock.left(site.id(), line.sku()) >= line.quantity();
        List<Demand> allowed = request.lines().stream()
                .filter(line -> allows(site, line, request))
                .toList();
        String has = allowed.stream()
                .limit(SKUS_TOLD)
                .map(line ->
                        "%d of %d %s".formatted(stock.left(site.id(), line.sku()), line.quantity(), line.skuCode()))
                .collect(Collectors.joining(", "));
        return when(
                allowed.stream().noneMatch(served),
                RoutingRule.NO_STOCK,
                "It has the stock for none of the lines: it has %s%s."
                        .formatted(has, allowed.size() > SKUS_TOLD ? ", and so on" : ""));
    }

    private static Optional<Exclusion> noCapacity(Site site, RoutingRequest request, Pool stock) {
        return when(
                site.slots().roomForLines(request.override()) < 1,
                RoutingRule.NO_CAPACITY,
                request.override()
                        ? "It has no time slot whose cut-off is still to come."
                        : "None of its time slots has room.");
    }

    private static Optional<Exclusion> when(boolean speaks, RoutingRule rule, String detail) {
        return speaks ? Optional.of(new Exclusion(rule, detail)) : Optional.empty();
    }
}
