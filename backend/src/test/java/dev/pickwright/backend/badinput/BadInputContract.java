package dev.pickwright.backend.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.picking.Picking;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.time.IdSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is sent: never a 5xx, always a problem document that names the field, and nothing is changed. */
@BackendTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
abstract class BadInputContract {

    private static final long SEED = 20_261_125;
    private static final int LOOK_EVERY = 100;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc http;

    @Autowired
    JsonMapper json;

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Autowired
    Picking picking;

    @Autowired
    Invariants invariants;

    private final Map<String, Integer> sent = new TreeMap<>();
    private final List<String> findings = new ArrayList<>();
    private BadInputSite site;

    @AfterEach
    void noWebhookStays() {
        BadInputSite.forgetWebhooks(jdbc);
    }

    @BeforeEach
    void workThatCouldBeHarmed() {
        site = BadInputSite.make(floor, ids, picking);
    }

    private long trail;

    @Test
    void nothingBadGetsIn() throws IOException {
        sendAll(SEED, 0);
    }

    @Test
    @Tag("long")
    void nothingRandomGetsIn() throws IOException {
        for (int round = 1; round <= 5; round++) {
            sendAll(SEED + round, 40);
        }
    }

    private void sendAll(long seed, int repeats) throws IOException {
        long start = System.nanoTime();
        JsonNode document = json.readTree(Files.readString(Path.of("src/main/resources/openapi/pickwright.json")));
        Map<String, Object> picture = invariants.picture();
        trail = trail();
        int sinceLooked = 0;
        List<BadRequest> all = new ArrayList<>(new BadRequests(document, seed, repeats).all(site::filled));
        // Who signs out has no session for what would come after it.
        all.sort(Comparator.comparing(request -> request.path().startsWith("/v1/sign-ins/current")));
        for (BadRequest request : all) {
            if (taken(request)) {
                picture = invariants.picture();
                trail = trail();
            } else if (++sinceLooked % LOOK_EVERY == 0) {
                unchanged(picture, request);
            }
        }
        invariants.hold();
        System.out.printf(
                "bad input, %s: %d requests, %d findings, %.1f s; %s%n",
                getClass().getSimpleName(),
                sent.values().stream().mapToInt(Integer::intValue).sum(),
                findings.size(),
                (System.nanoTime() - start) / 1e9,
                sent);
        Files.write(Path.of("target/bad-input-%s.txt".formatted(getClass().getSimpleName())), findings);
        assertThat(findings).isEmpty();
    }

    private long trail() {
        return jdbc.sql("select count(*) from audit_entry where not (" + BadInputSite.REFUSALS + ")")
                .query(Long.class)
                .single();
    }

    private void unchanged(Map<String, Object> picture, BadRequest last) {
        List<String> changed = new ArrayList<>(invariants.changedSince(picture));
        changed.removeAll(BadInputSite.KEPT);
        if (trail() == trail) {
            changed.removeAll(List.of("audit_entry", "sign_in_attempt"));
        }
        if (!changed.isEmpty()) {
            find(last, "%s changed although it and those before it were refused".formatted(changed));
        }
    }

    /** @return whether it was carried out */
    private boolean taken(BadRequest request) {
        sent.merge(request.kind(), 1, Integer::sum);
        MockHttpServletResponse answer;
        try {
            answer = send(request);
        } catch (Exception | AssertionError e) {
            find(request, "threw " + e);
            return false;
        }
        if (answer.getStatus() < 300) {
            if (request.mustRefuse()) {
                find(request, "was taken with " + answer.getStatus());
            }
            return true;
        }
        judge(request, answer);
        return false;
    }

    private void judge(BadRequest request, MockHttpServletResponse answer) {
        String text = new String(answer.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
        if (answer.getStatus() == 503 && !request.mustRefuse()) {
            return; // Another import is running: explained, and nothing to repair.
        }
        if (answer.getStatus() >= 500) {
            find(request, answer.getStatus() + " " + text);
        } else if (!String.valueOf(answer.getContentType()).startsWith("application/problem+json")) {
            find(request, "%d with %s %s".formatted(answer.getStatus(), answer.getContentType(), text));
        } else {
            JsonNode problem = json.readTree(text);
            String field = problem.path("field").asString("");
            if (problem.path("code").asString("").isEmpty()) {
                find(request, "no code: " + text);
            } else if (request.field() != null
                    && !BadInputSite.spokenByStations(request.path())
                    && !named(request, field)) {
                find(request, "names '%s', not '%s': %s".formatted(field, request.field(), text));
            }
        }
    }

    /** A list of too many may also be refused for what is wrong with those in it. */
    private static boolean named(BadRequest request, String field) {
        return field.equals(request.field())
                || request.kind().equals(BadValues.HUGE_LIST) && field.startsWith(request.field() + "[");
    }

    private void find(BadRequest request, String what) {
        findings.add("%s: %s %s %s -> %s"
                .formatted(
                        request.kind(),
                        request.method(),
                        cut(request.path()),
                        cut(new String(request.body(), java.nio.charset.StandardCharsets.UTF_8)),
                        cut(what)));
    }

    private static String cut(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "...";
    }

    private MockHttpServletResponse send(BadRequest bad) throws Exception {
        var request = MockMvcRequestBuilders.request(HttpMethod.valueOf(bad.method()), new URI(legal(bad.path())))
                .content(bad.body());
        request.with(raw -> {
            raw.addHeader("Authorization", "Bearer test-token");
            Actor who = site.who(bad);
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.put("Idempotency-Key", UUID.randomUUID().toString());
            headers.put("Content-Type", bad.contentType());
            if (bad.method().equals("PUT")) {
                headers.put("If-Match", "\"0\"");
            }
            if (who.operator() != null) {
                headers.put("Operator-Session", floor.session(who));
            }
            headers.putAll(bad.headers());
            headers.forEach((name, value) -> {
                if (!value.isEmpty()) {
                    raw.addHeader(name, value);
                }
            });
            raw.setContentType(bad.contentType());
            return raw;
        });
        return http.perform(request).andReturn().getResponse();
    }

    /** A URI object takes less than a server gets. */
    private static String legal(String path) {
        return path.replace("%zz", "%25zz");
    }
}
