package dev.pickwright.backend.property;

import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.model.access.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/** The product with its small warehouses, set up anew before every story. */
@TestComponent
class Stage {

    /** What stays: the places, the people and what there is to buy. */
    private static final Set<String> KEPT = Set.of(
            "warehouse",
            "zone",
            "bin",
            "sku",
            "sku_packaging",
            "barcode",
            "tote",
            "box_type",
            "operator",
            "operator_session",
            "api_key",
            "api_key_secret",
            "outbox_mark",
            "outbox_shard",
            "outbox_instance",
            "outbox_checkpoint",
            "qc_seed",
            "flyway_schema_history");

    private final Floor floor;
    private final IdSource ids;
    private final JdbcClient jdbc;
    private final Requests requests;
    private final Invariants invariants;
    private final JsonMapper json;
    private final List<Floor.Site> places = new ArrayList<>();
    private final List<Sku> skus = new ArrayList<>();
    private final boolean h2;

    Stage(Floor floor, IdSource ids, JdbcClient jdbc, MockMvcTester http, Invariants invariants, JsonMapper json) {
        this.floor = floor;
        this.ids = ids;
        this.jdbc = jdbc;
        this.requests = new Requests(http, json);
        this.invariants = invariants;
        this.json = json;
        this.h2 = jdbc.sql("select version()").query(String.class).single().contains("H2");
    }

    /** Builds the warehouses; the first time, with the people signed in. */
    World world(int sites, int orders) {
        floor.boxTypes();
        for (int i = 0; i < sites; i++) {
            places.add(floor.site(ids));
        }
        skus.add(floor.sku("MUG", false));
        skus.add(floor.sku("LAMP", false));
        skus.add(floor.sku("FLAGGED", true));
        return new World(
                places.stream()
                        .map(place -> new World.Site(place.code(), people(place)))
                        .toList(),
                skus.stream().map(Sku::code).toList(),
                orders);
    }

    private List<World.Person> people(Floor.Site place) {
        return List.of(
                person(place, "1", Role.PICKER),
                person(place, "4", Role.PICKER),
                person(place, "2", Role.PACKER),
                person(place, "3", Role.SUPERVISOR));
    }

    private World.Person person(Floor.Site place, String digit, Role role) {
        String badge = "B-%s-%s".formatted(place.code().substring(1), digit);
        return new World.Person(
                role.wire() + " " + badge, badge, role, place.code(), requests.signIn(badge, digit.repeat(4)));
    }

    /** Empties the product's books and fills the shelves: so many times a handful in every second bin. */
    void reset(int handfuls) {
        List<String> tables = jdbc.sql("""
                        select lower(table_name) as name from information_schema.tables
                        where lower(table_schema) = 'public' and table_type = 'BASE TABLE'
                        """).query(String.class).list().stream()
                .filter(table -> !KEPT.contains(table))
                .toList();
        if (h2) {
            jdbc.sql("set referential_integrity false").update();
            tables.forEach(table -> jdbc.sql("truncate table " + table).update());
            jdbc.sql("set referential_integrity true").update();
        } else {
            jdbc.sql("truncate table " + String.join(", ", tables)).update();
        }
        jdbc.sql("update tote set fulfillment_id = null").update();
        jdbc.sql("update warehouse set lane_seq = 0").update();
        for (Floor.Site place : places) {
            for (int i = 0; i < 2 * skus.size(); i++) {
                floor.stocked(
                        place, i % World.BINS, skus.get((i + i / skus.size()) % skus.size()), (2 + i % 3) * handfuls);
            }
        }
    }

    Seen look() {
        return new Seen(jdbc);
    }

    /** Only what belongs to some orders. */
    Seen look(List<String> orders) {
        return new Seen(jdbc, orders);
    }

    Map<String, Long> counts() {
        return Seen.counts(jdbc);
    }

    Requests requests() {
        return requests;
    }

    Invariants invariants() {
        return invariants;
    }

    JsonMapper json() {
        return json;
    }

    boolean onH2() {
        return h2;
    }
}
