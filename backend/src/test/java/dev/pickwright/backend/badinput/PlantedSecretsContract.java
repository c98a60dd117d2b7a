package dev.pickwright.backend.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.fixture.RawHttp;
import dev.pickwright.backend.fixture.ServedTest;
import dev.pickwright.backend.platform.time.IdSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Secrets that are recognized wherever they turn up go through every route that takes or shows one, rightly and
 * wrongly. Afterwards none is in the log, in the database or in an answer but the one that is there to show it.
 */
@ServedTest
@ExtendWith(OutputCaptureExtension.class)
abstract class PlantedSecretsContract {

    private static final String PIN = "862740159371";
    private static final String NEXT_PIN = "405186327794";
    private static final String WRONG_PIN = "719353086242";

    @LocalServerPort
    int port;

    @Value("${pickwright.data}")
    Path data;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Autowired
    Invariants invariants;

    private final Map<String, String> planted = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();
    private Floor.Site site;
    private String badge;

    @AfterEach
    void noWebhookStays() {
        BadInputSite.forgetWebhooks(jdbc);
    }

    @BeforeEach
    void plant() throws IOException {
        site = floor.site(ids);
        badge = "SECRET-" + site.code();
        planted.put("the token of this start", ServedTest.TOKEN);
        planted.put("a PIN", PIN);
        planted.put("the next PIN", NEXT_PIN);
        planted.put("a wrong PIN", WRONG_PIN);
        planted.put(
                "the secrets key", Files.readString(data.resolve("secrets.key")).strip());
    }

    @Test
    void secretsAreNowhereButWhereTheyAreShown(CapturedOutput output) throws IOException {
        operators();
        webhooks();
        wrongPlaces();
        String kept = kept();
        planted.forEach((name, secret) -> {
            assertThat(output.getAll().contains(secret))
                    .as("%s is in the log", name)
                    .isFalse();
            assertThat(kept.contains(secret)).as("%s is in the database", name).isFalse();
            assertThat(told.stream()
                            .filter(answer -> answer.contains(secret))
                            .map(answer -> answer.replace(secret, "*")))
                    .as("%s is in an answer", name)
                    .isEmpty();
        });
    }

    private void operators() throws IOException {
        String facts = """
                "facts":{"name":"Secretive","roles":["picker","supervisor"],"warehouse":"%s","other_warehouses":[],\
                "zones":[],"language":"en","text_size":100}""".formatted(site.code());
        String create = "{\"badge\":\"%s\",\"pin\":\"%s\",%s}".formatted(badge, PIN, facts);
        String key = UUID.randomUUID().toString();
        JsonNode made = post("/v1/operators", create, 201, Map.of("Idempotency-Key", key));
        post("/v1/operators", create, 201, Map.of("Idempotency-Key", key));
        signIn(WRONG_PIN, 401);
        String session = signIn(PIN, 201).path("session").asString();
        assertThat(session).isNotEmpty();
        planted.put("a session", session);
        approvals();
        post(
                "/v1/operators/%s/pin".formatted(made.path("id").asString()),
                "{\"pin\":\"%s\"}".formatted(NEXT_PIN),
                200,
                Map.of());
        signIn(NEXT_PIN, 201);
    }

    private void approvals() throws IOException {
        String ask = "{\"badge\":\"%s\",\"pin\":\"%s\",\"action\":\"release_hold\",\"subject\":\"%s\"}";
        Map<String, String> signedIn = Map.of("Operator-Session", floor.session(site.picker()));
        var refused = send("POST", "/v1/approvals", ask.formatted(badge, WRONG_PIN, UUID.randomUUID()), signedIn);
        told.add(refused.text());
        var given = send("POST", "/v1/approvals", ask.formatted(badge, PIN, UUID.randomUUID()), signedIn);
        assertThat(given.status()).as(given.text()).isEqualTo(201);
        String approval = json.readTree(given.text()).path("approval").asString();
        planted.put("an approval", approval);
        told.add(send("GET", "/v1/operators?limit=1", "", Map.of("Approval", approval))
                .text());
    }

    private JsonNode signIn(String pin, int status) throws IOException {
        var answer = send(
                "POST",
                "/v1/sign-ins",
                "{\"badge\":\"%s\",\"pin\":\"%s\",\"station\":\"bench 9\"}".formatted(badge, pin),
                Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        if (status >= 400) {
            told.add(answer.text());
        } else {
            planted.put(
                    "session %d".formatted(planted.size()),
                    json.readTree(answer.text()).path("session").asString());
        }
        return json.readTree(answer.text());
    }

    private void webhooks() throws IOException {
        String name = "secretive-" + site.code().toLowerCase();
        String body =
                "{\"name\":\"%s\",\"facts\":{\"url\":\"https://192.0.2.1/\",\"allow_private\":true}}".formatted(name);
        String key = UUID.randomUUID().toString();
        for (int time = 0; time < 2; time++) {
            shown(send("POST", "/v1/webhooks", body, Map.of("Idempotency-Key", key)), "a webhook's secret");
        }
        shown(
                send("POST", "/v1/webhooks/%s/rotate-secret".formatted(name), "", Map.of("If-Match", "\"0\"")),
                "its next secret");
    }

    private void shown(RawHttp.Answer answer, String name) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        planted.put(name, json.readTree(answer.text()).path("secret").asString());
    }

    /** Every route gets every secret in places where it does not belong, and which hold no free text. */
    private void wrongPlaces() throws IOException {
        JsonNode document = json.readTree(Files.readString(Path.of("src/main/resources/openapi/pickwright.json")));
        var requests = new BadRequests(document, 1, 0).fitting(path -> path.replaceAll("\\{[a-z_]+}", "text"));
        int turn = 0;
        List<String> secrets = List.copyOf(planted.values());
        for (BadRequest request : requests) {
            String secret = secrets.get(turn++ % secrets.size());
            String path = request.path();
            String query = path + (path.contains("?") ? "&" : "?") + "token=" + secret + "&limit=" + secret;
            refused(request.method(), query, "", Map.of("Authorization", "Bearer " + secret + "x"));
            refused(request.method(), path, "", Map.of("Authorization", "Basic " + secret, "Cookie", "a=" + secret));
            refused(request.method(), path, "{\"pin\":\"" + secret, Map.of("Accept", secret, "If-Match", secret));
            refused(request.method(), path, "{\"" + secret + "\":\"x\"}", Map.of("Content-Type", secret));
            refused(request.method(), path, "{\"pin\":[\"" + secret + "\"]}", Map.of("Operator-Session", secret + "x"));
        }
    }

    private void refused(String method, String path, String body, Map<String, String> headers) throws IOException {
        var answer = send(method, path, body, headers);
        told.add(answer.headers() + answer.text());
    }

    private JsonNode post(String path, String body, int status, Map<String, String> headers) throws IOException {
        var answer = send("POST", path, body, headers);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        told.add(answer.text());
        return json.readTree(answer.text());
    }

    private RawHttp.Answer send(String method, String path, String body, Map<String, String> headers)
            throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Host", "127.0.0.1");
        all.put("Connection", "close");
        all.put("Authorization", "Bearer " + ServedTest.TOKEN);
        all.put("Idempotency-Key", UUID.randomUUID().toString());
        all.put("Content-Type", "application/json");
        all.putAll(headers);
        all.put("Content-Length", String.valueOf(body.getBytes(StandardCharsets.UTF_8).length));
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1");
        all.forEach((name, value) -> head.append('\n').append(name).append(": ").append(value));
        return RawHttp.ask(port, head.toString(), body);
    }

    /** Every row of every table. */
    private String kept() {
        StringBuilder all = new StringBuilder(invariants.picture().toString());
        for (String table : List.of("outbox_events", "idempotency_record", "audit_entry")) {
            all.append(jdbc.sql("select * from " + table).query().listOfRows());
        }
        return all.toString();
    }
}
