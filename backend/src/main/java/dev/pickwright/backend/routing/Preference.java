package dev.pickwright.backend.routing;

import dev.pickwright.model.routing.Destination;
import dev.pickwright.model.routing.RoutingRule;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of two sites is preferred where both could serve; the first rule of the chain that tells them apart decides. */
final class Preference {

    private record Rule(RoutingRule name, Comparator<Site> order) {}

    private static final double EARTH_KM = 6371.0;

    private final List<Rule> chain;
    private final @Nullable Destination to;

    Preference(@Nullable Destination to) {
        this.to = to;
        this.chain = List.of(
                new Rule(RoutingRule.DISTANCE, Comparator.comparingLong(this::kilometres)),
                new Rule(
                        RoutingRule.PRIORITY,
                        Comparator.comparingInt(site -> site.warehouse().priority())),
                new Rule(
                        RoutingRule.FREE_CAPACITY,
                        Comparator.comparingInt((Site site) -> site.slots().free())
                                .reversed()),
                new Rule(RoutingRule.CODE, Comparator.comparing(Site::code)));
    }

    Comparator<Site> order() {
        return chain.stream().map(Rule::order).reduce(Comparator::thenComparing).orElseThrow();
    }

    /** The rule by which the one stands before the other. */
    RoutingRule between(Site one, Site other) {
        return chain.stream()
                .filter(rule -> rule.order().compare(one, other) != 0)
                .map(Rule::name)
                .findFirst()
                .orElse(RoutingRule.CODE);
    }

    /** Whole kilometres; a site of which nobody knows where it is comes after all others. */
    private long kilometres(Site site) {
        var from = site.warehouse().area();
        if (to == null
                || to.latitude() == null
                || to.longitude() == null
                || from.latitude() == null
                || from.longitude() == null) {
            return Long.MAX_VALUE;
        }
        double one = Math.toRadians(from.latitude());
        double other = Math.toRadians(to.latitude());
        double north = Math.sin((other - one) / 2);
        double east = Math.sin(Math.toRadians(to.longitude() - from.longitude()) / 2);
        double half = north * north + Math.cos(one) * Math.cos(other) * east * east;
        return Math.round(2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half))));
    }
}
