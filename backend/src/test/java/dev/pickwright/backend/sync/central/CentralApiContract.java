package dev.pickwright.backend.sync.central;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.sync.CaseOutcome;
import dev.pickwright.model.sync.FeedName;
import dev.pickwright.model.sync.GrantedLease;
import dev.pickwright.model.sync.OpenIncarnation;
import dev.pickwright.model.sync.Push;
import dev.pickwright.model.sync.ResolveCase;
import dev.pickwright.model.sync.WantNumbers;
import dev.pickwright.model.sync.WantWork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** The routes by which stations and central speak, and those of the people at central. */
@AutoConfigureMockMvc
abstract class CentralApiContract extends CentralSite {

    @Autowired
    MockMvcTester http;

    @Test
    void aStationSpeaksForItselfAlone() {
        ordered(1);
        StationDouble station = station("A");
        StationDouble other = station("B");
        as(station, "/v1/sync/hello", station.greeting(), 200);
        assertThat(as(other, "/v1/sync/hello", station.greeting(), 403)
                        .path("code")
                        .asString())
                .isEqualTo("not_allowed");
        as(other, "/v1/sync/operations", station.unsent(), 403);
        UUID nonce = UUID.randomUUID();
        var asked = new OpenIncarnation(station.id(), 0, 0, OpenIncarnation.Why.ENROLLED, 0, 0, station.boot(), nonce);
        as(other, "/v1/sync/incarnations", asked, 403);
        assertThat(as(station, "/v1/sync/incarnations", asked, 200)
                        .path("opened")
                        .asBoolean())
                .isFalse();
        JsonNode work = as(station, "/v1/sync/work", new WantWork(nonce, 1, 0), 200);
        String fulfillment = work.path("leases").path(0).path("fulfillment").asString();
        get(station, "/v1/sync/leases/" + fulfillment + "/snapshot", 200);
        get(other, "/v1/sync/leases/" + fulfillment + "/snapshot", 404);
        get(station, "/v1/sync/feeds/" + FeedName.CONTROL.wire() + "?after=0&limit=5", 200);
        get(station, "/v1/sync/reference?part=0", 200);
        as(station, "/v1/sync/number-blocks", new WantNumbers(station.incarnation()), 200);
        as(station, "/v1/sync/number-blocks", new WantNumbers(7), 404);
        by(site.supervisor(), "/v1/sync/hello", station.greeting(), 403);
    }

    @Test
    void packedBodiesAreTakenUpToALimit() throws IOException {
        ordered(1);
        StationDouble station = station("A");
        picks(station, lease(station), 1);
        byte[] push = json.writeValueAsBytes(station.unsent());
        JsonNode reply = body(packed(station, gzip(push)), 200);
        assertThat(reply.path("applied_through").asLong()).isEqualTo(4);
        // A newer station says more than this version reads.
        String more = new String(push, StandardCharsets.UTF_8).replaceFirst("\\{", "{\"mood\":\"fine\",");
        assertThat(body(packed(station, gzip(more.getBytes(StandardCharsets.UTF_8))), 200)
                        .path("applied_through")
                        .asLong())
                .isEqualTo(4);
        body(packed(station, gzip(" ".repeat(2_000_000).getBytes(StandardCharsets.UTF_8))), 413);
        body(packed(station, "no gzip".getBytes(StandardCharsets.UTF_8)), 400);
        Push empty = station.unsent();
        var many = new Push(
                empty.station(),
                empty.incarnation(),
                empty.boot(),
                1,
                empty.previous(),
                Collections.nCopies(1_001, empty.operations().getFirst()));
        assertThat(body(packed(station, gzip(json.writeValueAsBytes(many))), 413)
                        .path("code")
                        .asString())
                .isEqualTo("too_large");
    }

    @Test
    void supervisorsSeeAndDecide() {
        ordered(1);
        StationDouble station = station("A");
        GrantedLease lease = lease(station);
        String number = fulfillments.state(lease.fulfillment()).orderNumber();
        assertThat(by(site.supervisor(), "/v1/orders/" + number + "/cancel", Map.of(), 202)
                        .path("pending")
                        .path(0)
                        .path("cancel")
                        .asString())
                .isEqualTo("pending_station");
        assertThat(by(site.supervisor(), "/v1/fulfillments/" + lease.fulfillment() + "/cancel", Map.of(), 202)
                        .path("station")
                        .asString())
                .startsWith("A of");
        assertThat(look("/v1/orders/" + number).path("cancel_pending")).hasSize(1);
        String revoke = "/v1/sync/leases/" + lease.fulfillment() + "/revoke";
        by(site.picker(), revoke, Map.of("reason", "dark"), 403);
        by(site.supervisor(), revoke, Map.of("reason", "dark"), 200);
        picks(station, lease, 1);
        station.push();
        assertThat(look("/v1/sync/stations").path("items")).hasSize(1);
        JsonNode file = look("/v1/sync/cases?open=true").path("items").path(0);
        String path = "/v1/sync/cases/" + file.path("id").asString();
        look(path);
        by(site.picker(), path + "/resolve", new ResolveCase(CaseOutcome.PUT_BACK, "as agreed"), 403);
        by(site.supervisor(), path + "/resolve", new ResolveCase(CaseOutcome.ADOPT, "gone"), 409);
        by(site.supervisor(), path + "/resolve", new ResolveCase(CaseOutcome.PUT_BACK, "as agreed"), 200);
        by(site.supervisor(), "/v1/sync/stations/" + station.id() + "/keep", Map.of("boot", station.boot()), 409);
        StationDouble copy = station.copy();
        List.of(station, copy, station).forEach(StationDouble::hello);
        by(site.supervisor(), "/v1/sync/stations/" + station.id() + "/keep", Map.of("boot", copy.boot()), 200);
    }

    private MvcTestResult packed(StationDouble station, byte[] body) {
        return http.post()
                .uri("/v1/sync/operations")
                .header("Authorization", "Bearer " + station.token())
                .header("Content-Encoding", "gzip")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(out)) {
            packing.write(bytes);
        }
        return out.toByteArray();
    }

    private JsonNode as(StationDouble station, String path, Object body, int status) {
        return body(
                http.post()
                        .uri(path)
                        .header("Authorization", "Bearer " + station.token())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(body))
                        .exchange(),
                status);
    }

    private JsonNode get(StationDouble station, String path, int status) {
        return body(
                http.get()
                        .uri(path)
                        .header("Authorization", "Bearer " + station.token())
                        .exchange(),
                status);
    }

    private JsonNode look(String path) {
        return body(send(site.supervisor(), HttpMethod.GET, path, null), 200);
    }

    private JsonNode by(Actor who, String path, Object body, int status) {
        return body(send(who, HttpMethod.POST, path, body), status);
    }

    private MvcTestResult send(Actor who, HttpMethod method, String path, @Nullable Object body) {
        var request = http.method(method)
                .uri(path)
                .header("Authorization", "Bearer test-token")
                .header("Operator-Session", floor.session(who))
                .header("Idempotency-Key", UUID.randomUUID().toString());
        return (body == null
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body)))
                .exchange();
    }

    private JsonNode body(MvcTestResult answer, int status) {
        String text = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(answer.getResponse().getStatus()).as(text).isEqualTo(status);
        return json.readTree(text);
    }
}
