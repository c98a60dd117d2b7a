package dev.pickwright.backend.outbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.time.IdSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an administrator does with webhooks. */
@BackendTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@ExtendWith(OutputCaptureExtension.class)
abstract class WebhookApiContract {

    private static final String URL = "https://receiver.example/hook?token=planted-in-the-url";

    @Autowired
    MockMvc mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Autowired
    Invariants invariants;

    private Api api;
    private String name = "";

    @BeforeEach
    void aName() {
        api = new Api(mvc, json, floor);
        name = "w" + ids.next();
    }

    @AfterEach
    void noWebhookStays() {
        jdbc.sql("delete from webhook").update();
        jdbc.sql("delete from outbox_endpoint").update();
    }

    @Test
    void theSecretIsToldOnceAndKeptSealed() {
        JsonNode made = create();
        String secret = made.path("secret").asString();
        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(made.path("webhook").path("facts").path("url").asString()).isEqualTo(URL);
        assertThat(get("/v1/webhooks/" + name)).doesNotContain("whsec_");
        assertThat(get("/v1/webhooks?limit=1000")).contains(name).doesNotContain("whsec_");
        for (String table : List.of("webhook", "idempotency_record", "audit_entry")) {
            assertThat(jdbc.sql("select * from " + table).query().listOfRows().toString())
                    .doesNotContain(secret);
        }
    }

    /** A repeat after a lost answer is the only way to see it again. */
    @Test
    void aRepeatTellsTheSameSecret() {
        var call = new Api.Call(Floor.system(), "/v1/webhooks", wanted(URL, null));
        String key = key();
        String first = Api.text(ok(api.send(call, key), 201));
        assertThat(Api.text(ok(api.send(call, key), 201))).isEqualTo(first);
        assertThat(jdbc.sql("select count(*) from outbox_endpoint where name = :name")
                        .param("name", name)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void onlyKnownEventTypesAreTaken() {
        api.post(Floor.system(), "/v1/webhooks", wanted(URL, List.of("hold.placed", "hold.placed")));
        assertThat(shown().path("facts").path("event_types").toString()).isEqualTo("[\"hold.placed\"]");
        refused(post(wanted(URL, List.of("hold.invented"))), 400, "request_invalid");
        refused(post(wanted(URL, List.of())), 400, "request_invalid");
    }

    @Test
    void wrongNamesAndUrlsAreRefusedWithoutATrace() {
        create();
        var before = invariants.picture();
        refused(post(Map.of("name", "kafka!", "facts", facts(URL, null))), 400, "request_invalid");
        refused(post(Map.of("name", "Upper", "facts", facts(URL, null))), 400, "request_invalid");
        refused(post(wanted(URL, null)), 409, "code_taken");
        name = "other";
        for (String url : List.of("http://receiver.example/", "https://10.1.2.3/", "https://a:b@receiver.example/")) {
            var answer = post(wanted(url, null));
            refused(answer, 400, "request_invalid");
            assertThat(Api.text(answer)).contains("\"field\":\"url\"").doesNotContain("10.1.2.3", "a:b");
        }
        assertThat(invariants.changedSince(before)).isEmpty();
    }

    @Test
    void itIsChangedAtItsVersionOnly() {
        create();
        refused(put(facts(URL, List.of("hold.placed")), null), 400, "request_invalid");
        ok(put(facts("https://other.example/", List.of("hold.placed")), "\"0\""), 200);
        var stale = put(facts(URL, null), "\"0\"");
        refused(stale, 412, "version_stale");
        assertThat(Api.text(stale)).contains("https://other.example/");
        assertThat(shown().path("version").asLong()).isOne();
    }

    @Test
    void aRotatedSecretSignsAlongForADay() {
        String first = create().path("secret").asString();
        JsonNode rotated = command("rotate-secret", Map.of());
        assertThat(rotated.path("secret").asString()).startsWith("whsec_").isNotEqualTo(first);
        assertThat(shown().path("previous_secret_until").isNull()).isFalse();
    }

    @Test
    void itIsDisabledWithAReasonAndEnabledAgain() {
        create();
        refused(api.send(new Api.Call(Floor.system(), path("disable"), Map.of()), key()), 400, "request_invalid");
        JsonNode disabled = command("disable", Map.of("reason", "moves house"));
        assertThat(disabled.path("enabled").asBoolean()).isFalse();
        assertThat(disabled.path("disabled_reason").asString()).isEqualTo("moves house");
        JsonNode enabled = command("enable", Map.of());
        assertThat(enabled.path("enabled").asBoolean()).isTrue();
        assertThat(enabled.path("disabled_at").isNull()).isTrue();
        assertThat(enabled.path("disabled_reason").isNull()).isTrue();
    }

    @Test
    void whatIsDeletedIsGoneAndItsNameIsFree() {
        create();
        ok(api.send(delete(), key()), 200);
        refused(
                api.send(new Api.Call(Floor.system(), HttpMethod.GET, "/v1/webhooks/" + name, Map.of(), null), key()),
                404,
                "not_found");
        create();
    }

    @Test
    void onlyAnAdministratorMayLookOrAct() {
        create();
        Actor supervisor = floor.site(ids).supervisor();
        floor.session(supervisor);
        var before = invariants.picture();
        List.of(
                        new Api.Call(supervisor, "/v1/webhooks", wanted(URL, null)),
                        new Api.Call(supervisor, path("disable"), Map.of("reason", "x")),
                        new Api.Call(supervisor, path("enable"), Map.of()),
                        new Api.Call(supervisor, path("rotate-secret"), Map.of()),
                        Api.Call.put(supervisor, "/v1/webhooks/" + name, facts(URL, null), 0),
                        new Api.Call(supervisor, HttpMethod.DELETE, "/v1/webhooks/" + name, Map.of(), null),
                        new Api.Call(supervisor, HttpMethod.GET, "/v1/webhooks", Map.of(), null),
                        new Api.Call(supervisor, HttpMethod.GET, "/v1/webhooks/" + name, Map.of(), null))
                .forEach(call -> refused(api.send(call, key()), 403, "not_allowed"));
        assertThat(invariants.changedSince(before)).isEmpty();
    }

    @Test
    void everythingIsAudited() {
        create();
        command("rotate-secret", Map.of());
        command("disable", Map.of("reason", "moves house"));
        command("enable", Map.of());
        ok(put(facts(URL, List.of("hold.placed")), "\"3\""), 200);
        ok(api.send(delete(), key()), 200);
        assertThat(jdbc.sql("select operation from audit_entry where detail like :name order by at, id")
                        .param("name", "webhook " + name + "%")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "create_webhook",
                        "rotate_webhook_secret",
                        "disable_webhook",
                        "enable_webhook",
                        "change_webhook",
                        "delete_webhook");
    }

    @Test
    void neitherUrlNorSecretIsLogged(CapturedOutput output) {
        String secret = create().path("secret").asString();
        String second = command("rotate-secret", Map.of()).path("secret").asString();
        put(facts(URL, null), "\"7\"");
        refused(post(wanted(URL, null)), 409, "code_taken");
        assertThat(output.getAll()).doesNotContain("planted-in-the-url", secret, second);
        assertThat(jdbc.sql("select * from audit_entry").query().listOfRows().toString())
                .doesNotContain("planted-in-the-url");
    }

    private JsonNode create() {
        return api.post(Floor.system(), "/v1/webhooks", wanted(URL, null));
    }

    private Map<String, Object> wanted(String url, @Nullable List<String> types) {
        return Map.of("name", name, "facts", facts(url, types));
    }

    private static Map<String, Object> facts(String url, @Nullable List<String> types) {
        return types == null
                ? Map.of("url", url, "allow_private", false)
                : Map.of("url", url, "allow_private", false, "event_types", types);
    }

    private JsonNode command(String what, Object body) {
        return api.post(Floor.system(), path(what), body);
    }

    private String path(String what) {
        return "/v1/webhooks/%s/%s".formatted(name, what);
    }

    private MockHttpServletResponse post(Object body) {
        return api.send(new Api.Call(Floor.system(), "/v1/webhooks", body), key());
    }

    private MockHttpServletResponse put(Object facts, @Nullable String version) {
        return api.send(new Api.Call(Floor.system(), HttpMethod.PUT, "/v1/webhooks/" + name, facts, version), key());
    }

    private Api.Call delete() {
        return new Api.Call(Floor.system(), HttpMethod.DELETE, "/v1/webhooks/" + name, Map.of(), null);
    }

    private JsonNode shown() {
        return json.readTree(get("/v1/webhooks/" + name));
    }

    private String get(String path) {
        var answer = api.send(new Api.Call(Floor.system(), HttpMethod.GET, path, Map.of(), null), key());
        return Api.text(ok(answer, 200));
    }

    private static MockHttpServletResponse ok(MockHttpServletResponse answer, int status) {
        assertThat(answer.getStatus()).as(Api.text(answer)).isEqualTo(status);
        return answer;
    }

    private static void refused(MockHttpServletResponse answer, int status, String code) {
        assertThat(answer.getStatus()).as(Api.text(answer)).isEqualTo(status);
        assertThat(Api.text(answer)).contains("\"code\":\"%s\"".formatted(code));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
