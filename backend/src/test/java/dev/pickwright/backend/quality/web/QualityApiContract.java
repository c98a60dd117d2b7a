package dev.pickwright.backend.quality.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BenchSite;
import dev.pickwright.model.fulfillment.FulfillmentId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Rules and results over HTTP: versions, and whatever else may be sent. */
@AutoConfigureMockMvc
abstract class QualityApiContract extends BenchSite {

    private static final String RULES = """
            {"customers": ["Acme"], "order_value_above": 99.5, "sample_rate": 250, "points": []}
            """;

    @Autowired
    MockMvcTester http;

    @Test
    void rulesAreChangedAtTheirVersion() {
        assertThat(put(RULES, null)).hasStatus(400);
        assertThat(put(RULES, "\"one\"")).hasStatus(400);
        var set = put(RULES, "\"0\"");
        assertThat(set).hasStatusOk().bodyJson().extractingPath("$.version").isEqualTo(1);
        assertThat(set.getResponse().getHeader("ETag")).isEqualTo("\"1\"");
        var stale = put(RULES, "\"0\"");
        assertThat(stale).hasStatus(412);
        assertThat(stale).bodyJson().extractingPath("$.current.version").isEqualTo(1);
        var got = http.get()
                .uri("/v1/quality/rules?warehouse=" + site.code())
                .header("Authorization", "Bearer test-token")
                .exchange();
        assertThat(got)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.rules.sample_rate")
                .isEqualTo(250);
    }

    @Test
    void whateverIsSentIsNoServerError() {
        FulfillmentId id = bench.packed(site, vase, 1, 1);
        var before = invariants.picture();
        for (String body : List.of(
                "null",
                "{}",
                "{\"customers\": null, \"order_value_above\": null, \"sample_rate\": 1, \"points\": []}",
                "{\"customers\": [null], \"order_value_above\": null, \"sample_rate\": 1, \"points\": [null]}",
                "{\"customers\": [\"a\\u0000\"], \"order_value_above\": null, \"sample_rate\": 1, \"points\": []}",
                "{\"customers\": [], \"order_value_above\": 1e400, \"sample_rate\": 1, \"points\": []}",
                "{\"customers\": [], \"order_value_above\": -1, \"sample_rate\": 1, \"points\": []}",
                "{\"customers\": [], \"order_value_above\": null, \"sample_rate\": 99999, \"points\": []}")) {
            assertThat(put(body, "0")).as(body).hasStatus(400);
        }
        for (String body : List.of(
                "{\"check\": null, \"points\": null, \"version\": null, \"device_time\": null}",
                "{\"check\": null, \"points\": [null], \"version\": null, \"device_time\": null}",
                "{\"check\": \"x\", \"points\": [], \"version\": null, \"device_time\": null}",
                "{\"check\": null, \"points\": [{\"point\": \"no_damage\", \"passed\": true, \"photo\": \"\\u0000\"}]}")) {
            assertThat(send(HttpMethod.POST, "/v1/packing/tasks/" + id + "/qc-result", body, null))
                    .as(body)
                    .hasStatus(400);
        }
        for (String body : List.of("{}", "{\"sscc\": null}", "{\"sscc\": \"1\"}")) {
            assertThat(send(HttpMethod.POST, "/v1/packing/tasks/" + id + "/reopen-package", body, null))
                    .as(body)
                    .hasStatus(400);
        }
        assertThat(send(HttpMethod.POST, "/v1/packing/tasks/" + id + "/pack-rest", "{}", null))
                .hasStatus(400);
        assertThat(invariants.changedSince(before)).isEmpty();
    }

    private MvcTestResult put(String body, @Nullable String version) {
        return send(HttpMethod.PUT, "/v1/quality/rules?warehouse=" + site.code(), body, version);
    }

    private MvcTestResult send(HttpMethod method, String uri, String body, @Nullable String version) {
        var request = http.method(method)
                .uri(uri)
                .header("Authorization", "Bearer test-token")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return (version == null ? request : request.header("If-Match", version)).exchange();
    }
}
