package dev.pickwright.backend.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.fulfillment.Cancelling;
import dev.pickwright.backend.fulfillment.Orders;
import dev.pickwright.backend.picking.Picking;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Counts;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.warehouse.CreateCount;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

/** Every route says who may use it, and the server does as it says: by role, by scope and by warehouse. */
@BackendTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
abstract class RouteWalkContract {

    @Autowired
    MockMvc http;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Autowired
    Orders orders;

    @Autowired
    Picking picking;

    @Autowired
    Cancelling cancelling;

    @Autowired
    Counts counts;

    @Autowired
    Invariants invariants;

    private RouteWalk walk;
    private Floor.Site site;
    private Sku mug;
    private CreateOrder order;
    private Map<String, String> names;

    /** A warehouse with one of everything that a path can name. */
    @BeforeEach
    void somethingOfEverything() {
        walk = new RouteWalk(http, json);
        site = floor.site(ids);
        mug = floor.sku("MUG", false);
        floor.stocked(site, 0, mug, 10);
        order = floor.order(
                new CreateOrder.Line(1, mug.code(), new dev.pickwright.model.Quantity(2), null, site.code()));
        orders.create(Floor.system(), order);
        String fulfillment = text(
                "select cast(id as varchar(40)) from fulfillment where warehouse_id = ?",
                site.warehouse().value());
        String picklist = picking.next(site.picker()).task().id().toString();
        String count = counts.create(Floor.system(), new CreateCount(site.code(), "A-05", mug.code()))
                .id()
                .toString();
        String event = Awaitility.await()
                .until(
                        () -> jdbc.sql("select cast(id as varchar(40)) from outbox_events where aggregate_id = ?")
                                .param(fulfillment)
                                .query(String.class)
                                .list(),
                        found -> !found.isEmpty())
                .getFirst();
        names = Map.of(
                "fulfillments", fulfillment,
                "packing", fulfillment,
                "picking", picklist,
                "counts", count,
                "put-backs", putBack(fulfillment),
                "imports", imported(),
                "event", event);
    }

    private String text(String sql, Object param) {
        return jdbc.sql(sql).param(param).query(String.class).single();
    }

    private String putBack(String fulfillment) {
        UUID id = ids.next();
        jdbc.sql("""
                insert into put_back (id, warehouse_id, fulfillment_id, item_id, sku_id, quantity, from_kind, from_id,
                    reason, status, created_at)
                select cast(? as uuid), f.warehouse_id, f.id, i.id, i.sku_id, 1, 'tote', f.id, 'walk', 'done',
                    current_timestamp
                from fulfillment f join fulfillment_item i on i.fulfillment_id = f.id where f.id = ?
                """).param(id).param(UUID.fromString(fulfillment)).update();
        return id.toString();
    }

    private String imported() {
        UUID id = ids.next();
        jdbc.sql("""
                insert into import_run (id, kind, file_name, status, warehouse, create_skus, bytes_total, requested_by,
                    started_at)
                values (?, 'stock', 'walk.csv', 'completed', ?, false, 0, 'walk', current_timestamp)
                """).param(id).param(site.code()).update();
        return id.toString();
    }

    private String filled(String template) {
        String feature = template.split("/")[2];
        String filled = template.replace(
                        "{id}", names.getOrDefault(feature, ids.next().toString()))
                .replace("{event}", names.getOrDefault("event", ""))
                .replace("{hold}", ids.next().toString())
                .replace("{number}", order.number())
                .replace("skus/{code}", "skus/" + mug.code())
                .replace("warehouses/{code}", "warehouses/" + site.code())
                .replaceAll("\\{version}", "1")
                .replaceAll("\\{[a-z_]+}", "text");
        // One that is let in would listen for a quarter of an hour.
        return filled.endsWith("/stream") ? filled + "?after=now" : filled;
    }

    @Test
    void everybodyGetsWhatTheRuleSays() {
        List<RouteWalk.Route> routes = walk.routes();
        List<Walker> everybody = Walker.everybody(site);
        List<String> unexplained = new ArrayList<>();
        long start = System.nanoTime();
        for (RouteWalk.Route route : routes) {
            if (route.rule().isMissingNode()) {
                unexplained.add(route + " has no rule");
            }
            for (Walker who : everybody) {
                var answer = walk.ask(who, route, this::filled);
                if (answer.said() != who.expected(route.rule()) && !refusedByTheRoute(route, answer)) {
                    unexplained.add("%s by %s: %s".formatted(route, who.name(), answer));
                }
            }
        }
        System.out.printf(
                "route walk, %s: %d routes x %d who = %d checks, unexplained = %d, %.1f s%n",
                getClass().getSimpleName(),
                routes.size(),
                everybody.size(),
                routes.size() * everybody.size(),
                unexplained.size(),
                (System.nanoTime() - start) / 1e9);
        assertThat(unexplained).isEmpty();
    }

    /** What is let in and then refused for what it brings, in the words of the route alone. */
    private static boolean refusedByTheRoute(RouteWalk.Route route, RouteWalk.Answer answer) {
        return switch (route.toString()) {
            case "POST /v1/station-tokens" -> answer.detail().startsWith("This is no valid proof of a station");
            case "POST /v1/keys" -> answer.detail().startsWith("A key manages no key that can do more");
            default -> false;
        };
    }

    /** Everybody of another warehouse, whatever the role or scope, at every route that names something of this one. */
    @Test
    void nobodyReachesIntoAnotherWarehouse() {
        Floor.Site other = floor.site(ids);
        List<RouteWalk.Route> routes = walk.routes().stream()
                .filter(route -> !route.subject().isEmpty() || route.query().contains("warehouse"))
                .toList();
        List<Walker> strangers = Walker.of(other);
        List<Walker> own = Walker.of(site);
        List<String> unexplained = new ArrayList<>();
        var before = invariants.picture();
        long start = System.nanoTime();
        for (RouteWalk.Route route : routes) {
            for (Walker who : strangers) {
                var answer = walk.ask(who, route, template -> inThisWarehouse(route, template));
                boolean byRule = who.expected(route.rule()) != Walker.Answer.LET_IN;
                boolean refused = byRule
                        ? answer.said() == who.expected(route.rule())
                        : answer.status() == 403 && answer.detail().startsWith("This belongs to warehouse ");
                if (!refused) {
                    unexplained.add("%s by %s of another warehouse: %s".formatted(route, who.name(), answer));
                }
            }
        }
        var changed = invariants.changedSince(before);
        int checks = routes.size() * strangers.size();
        for (RouteWalk.Route route : routes) {
            for (Walker who : own) {
                boolean home = !route.subject().equals("everywhere");
                if (home && who.expected(route.rule()) == Walker.Answer.LET_IN) {
                    checks++;
                    var answer = walk.ask(who, route, template -> inThisWarehouse(route, template));
                    if (answer.said() != Walker.Answer.LET_IN) {
                        unexplained.add("%s by %s of this warehouse: %s".formatted(route, who.name(), answer));
                    }
                }
            }
        }
        System.out.printf(
                "warehouse walk, %s: %d routes, %d checks, unexplained = %d, changed by strangers = %s, %.1f s%n",
                getClass().getSimpleName(),
                routes.size(),
                checks,
                unexplained.size(),
                changed,
                (System.nanoTime() - start) / 1e9);
        assertThat(unexplained).isEmpty();
        assertThat(changed).isEmpty();
    }

    /** By what the path names; the warehouse is said only where the path names nothing, or it would be refused for that. */
    private String inThisWarehouse(RouteWalk.Route route, String template) {
        String filled = filled(template);
        return route.subject().isEmpty() || route.subject().equals("everywhere")
                ? filled + (filled.contains("?") ? "&" : "?") + "warehouse=" + site.code()
                : filled;
    }

    @Test
    void bodiesThatNameAnotherWarehouseAreRefused() {
        Walker stranger = supervisorOf(floor.site(ids));
        Walker key = keyOf(stranger);
        var before = invariants.picture();
        String spot = "\"warehouse\": \"%s\", \"bin\": \"A-01\", \"sku\": \"%s\"".formatted(site.code(), mug.code());
        assertRefused(stranger, "/v1/stock/receipts", "{%s, \"quantity\": 1}".formatted(spot));
        assertRefused(stranger, "/v1/stock/adjustments", "{%s, \"delta\": 1, \"reason\": \"because\"}".formatted(spot));
        assertRefused(stranger, "/v1/counts", "{%s}".formatted(spot));
        assertRefused(
                stranger,
                "/v1/picklists",
                "{\"fulfillment_ids\": [\"%s\"]}".formatted(names.getOrDefault("fulfillments", "")));
        String wanted = """
                {"number": "STRANGE-%s", "customer": null, "ordered_at": null, "lines": [{"line_number": 1,
                 "sku": "%s", "quantity": 1, "unit_price": null, "warehouse": "%s"}]}
                """.formatted(site.code(), mug.code(), site.code());
        assertRefused(stranger, "/v1/routing/what-if", wanted);
        assertRefused(key, "/v1/orders", wanted);
        assertThat(invariants.changedSince(before)).isEmpty();
    }

    @Test
    void listsShowTheOwnWarehouseOnly() {
        Walker here = supervisorOf(site);
        Walker stranger = supervisorOf(floor.site(ids));
        FulfillmentId fulfillment = new FulfillmentId(UUID.fromString(names.getOrDefault("fulfillments", "")));
        for (String list : List.of(
                "/v1/board?since=0",
                "/v1/fulfillments?code=" + order.number(),
                "/v1/orders?after=" + order.number().substring(0, order.number().length() - 1),
                "/v1/stock?sku=" + mug.code(),
                "/v1/counts",
                "/v1/warehouses",
                "/v1/events?lane_id=" + fulfillment)) {
            String marked = list.startsWith("/v1/orders")
                    ? "\"" + order.number() + "\""
                    : list.startsWith("/v1/events") ? fulfillment.toString() : "\"" + site.code() + "\"";
            Awaitility.await(list)
                    .untilAsserted(() -> assertThat(get(here, list)).contains(marked));
            assertThat(get(stranger, list)).as(list).doesNotContain(marked);
        }
    }

    private String get(Walker who, String uri) {
        var answer = walk.ask(who, "GET", uri, new byte[0]);
        assertThat(answer.status()).as(uri).isEqualTo(200);
        return answer.detail();
    }

    private void assertRefused(Walker who, String uri, String body) {
        var answer = walk.ask(who, "POST", uri, body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.code()).as(uri + " " + answer).isEqualTo("not_allowed");
        assertThat(answer.detail()).startsWith("This belongs to warehouse " + site.code() + "; you work at ");
    }

    private static Walker supervisorOf(Floor.Site site) {
        return new Walker("supervisor", site.supervisor(), null);
    }

    private static Walker keyOf(Walker who) {
        var key = dev.pickwright.backend.platform.Actor.key(
                "key",
                java.util.Set.of(dev.pickwright.model.access.Scope.EVERYTHING),
                java.util.Objects.requireNonNull(who.actor()).warehouse());
        return new Walker("key", key, null);
    }
}
