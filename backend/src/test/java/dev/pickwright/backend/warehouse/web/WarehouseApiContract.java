package dev.pickwright.backend.warehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Warehouses;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What is kept of a warehouse, over HTTP: only the version that was looked at is changed. */
@BackendTest
@AutoConfigureMockMvc
abstract class WarehouseApiContract {

    private static final String AREA = """
            {"active": false, "regions": ["GB"], "latitude": null, "longitude": null}
            """;
    private static final String RULES = """
            {"rules": [{"starts_at": "06:00:00", "ends_at": "14:00:00", "cut_off": "12:00:00",
                "max_fulfillments": 5, "max_lines": null}]}
            """;

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Autowired
    Warehouses warehouses;

    @Autowired
    Invariants invariants;

    @Autowired
    MockMvcTester http;

    private String code = "";

    @BeforeEach
    void aSite() {
        code = warehouses.byId(floor.site(ids).warehouse()).code();
    }

    @Test
    void theServiceAreaIsChangedAtItsVersion() {
        var set = put("service-area", AREA, version());
        assertThat(set)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.service_area.active")
                .isEqualTo(false);
        assertThat(set.getResponse().getHeader("ETag")).isEqualTo(version());
        assertThatStaleIsRefused("service-area", AREA);
    }

    @Test
    void thePolicyIsChangedAtItsVersionAndTakesKnownResolutionsOnly() {
        String policy = """
                {"short_policy": "back_order", "max_pick_attempts": 2, "max_pack_attempts": 5}
                """;
        var set = put("policy", policy, version());
        assertThat(set)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.policy.short_policy")
                .isEqualTo("back_order");
        assertThat(put("policy", policy.replace("back_order", "guess"), version()))
                .hasStatus(400);
        assertThat(put("policy", policy.replace("5", "0"), version())).hasStatus(400);
        assertThatStaleIsRefused("policy", policy);
    }

    @Test
    void theSlotRulesAreChangedAtTheirVersion() {
        var set = put("slot-rules", RULES, version());
        assertThat(set)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.slot_rules[0].max_fulfillments")
                .isEqualTo(5);
        assertThat(set.getResponse().getHeader("ETag")).isEqualTo(version());
        assertThatStaleIsRefused("slot-rules", RULES);
    }

    @Test
    void whoeverChangesOneThingHasToLookAgainForTheOther() {
        String seen = version();
        assertThat(put("service-area", AREA, seen)).hasStatusOk();
        assertThat(put("slot-rules", RULES, seen)).hasStatus(412);
        assertThat(put("slot-rules", RULES, version())).hasStatusOk();
    }

    @Test
    void withoutAVersionNothingIsChanged() {
        var before = invariants.picture();
        for (String what : List.of("service-area", "slot-rules")) {
            for (String body : List.of(AREA, RULES, "null", "{}")) {
                assertThat(put(what, body, null)).hasStatus(400);
            }
            assertThat(put(what, AREA, "\"one\"")).hasStatus(400);
        }
        assertThat(invariants.changedSince(before)).isEmpty();
    }

    private void assertThatStaleIsRefused(String what, String body) {
        var before = invariants.picture();
        var stale = put(what, body, "\"0\"");
        assertThat(stale).hasStatus(412);
        assertThat(stale).bodyJson().extractingPath("$.code").isEqualTo("version_stale");
        assertThat(stale).bodyJson().extractingPath("$.current.code").isEqualTo(code);
        assertThat(invariants.changedSince(before)).isEmpty();
    }

    /** As its ETag says it. */
    private String version() {
        var got = http.get()
                .uri("/v1/warehouses/" + code)
                .header("Authorization", "Bearer test-token")
                .exchange();
        assertThat(got).hasStatusOk();
        return String.valueOf(got.getResponse().getHeader("ETag"));
    }

    private MvcTestResult put(String what, String body, @Nullable String version) {
        var request = http.put()
                .uri("/v1/warehouses/" + code + "/" + what)
                .header("Authorization", "Bearer test-token")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return (version == null ? request : request.header("If-Match", version)).exchange();
    }
}
