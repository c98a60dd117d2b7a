package dev.pickwright.backend.access;

import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Somebody who asks for a route.
 *
 * @param actor null for nobody, or nobody known
 * @param token sent as it is; null for none
 */
record Walker(String name, @Nullable Actor actor, @Nullable String token) {

    /** What the rule of a route says of somebody. */
    enum Answer {
        LET_IN,
        NOT_SIGNED_IN,
        NOT_ALLOWED
    }

    /** Everybody there can be: those who work everywhere, each role and each scope alone. */
    static List<Walker> everybody(Floor.Site site) {
        List<Walker> all = new ArrayList<>();
        all.add(new Walker("anonymous", null, null));
        all.add(new Walker("unknown key", null, "no-such-key"));
        all.add(new Walker("start token", Floor.system(), "test-token"));
        all.add(of(Actor.station("bench 9", site.warehouse())));
        all.addAll(people(site, Set.of()));
        all.add(of(Actor.key("key without scopes", Set.of(), null)));
        all.addAll(keys(null));
        return all;
    }

    /** All of one warehouse. */
    static List<Walker> of(Floor.Site site) {
        List<Walker> all = new ArrayList<>(people(site, Set.of(site.warehouse())));
        all.addAll(keys(site.warehouse()));
        return all;
    }

    private static List<Walker> people(Floor.Site site, Set<WarehouseId> warehouses) {
        return Stream.of(Role.values())
                .map(role -> of(Actor.operator(
                        role == Role.PACKER
                                ? site.packer().requireOperator()
                                : site.picker().requireOperator(),
                        role.wire(),
                        "bench 1",
                        site.warehouse(),
                        warehouses,
                        Set.of(role))))
                .toList();
    }

    private static List<Walker> keys(@Nullable WarehouseId warehouse) {
        return Stream.of(Scope.values())
                .map(scope -> of(Actor.key("key for " + scope.wire(), Set.of(scope), warehouse)))
                .toList();
    }

    private static Walker of(Actor actor) {
        return new Walker(actor.name(), actor, null);
    }

    /** What the document's rule of a route says, warehouses left aside. */
    Answer expected(JsonNode rule) {
        if (rule.path("anybody").asBoolean(false)) {
            return Answer.LET_IN;
        }
        if (actor == null || rule.path("operators_only").asBoolean() && actor.kind() != Actor.Kind.OPERATOR) {
            return Answer.NOT_SIGNED_IN;
        }
        boolean allowed = switch (actor.kind()) {
            case PRODUCT -> true;
            case STATION -> rule.path("stations").asBoolean();
            case OPERATOR -> actor.roles().stream().anyMatch(role -> names(rule, "roles", role.wire()));
            case KEY -> actor.scopes().stream().anyMatch(scope -> names(rule, "scopes", scope.wire()));
        };
        return allowed ? Answer.LET_IN : Answer.NOT_ALLOWED;
    }

    private static boolean names(JsonNode rule, String list, String name) {
        return rule.path(list).valueStream().anyMatch(each -> each.asString().equals(name));
    }
}
