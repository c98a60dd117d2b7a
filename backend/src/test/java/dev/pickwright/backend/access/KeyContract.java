package dev.pickwright.backend.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.platform.time.IdSource;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What another system gets by its key, and for how long. */
@BackendTest
@AutoConfigureMockMvc
abstract class KeyContract {

    private static final String OWNER = "test-token";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    MockMvcTester http;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    private String name;

    @BeforeEach
    void name() {
        name = "shop-%d-%d".formatted(System.nanoTime(), COUNT.incrementAndGet());
    }

    @Test
    void aKeyIsShownOnceAndStoredAsAHashOnly() {
        String secret = made("catalogue_read");
        assertThat(secret).matches("pw_[0-9a-f]{64}");
        String path = "/v1/keys/" + name;
        assertThat(text(send(OWNER, HttpMethod.GET, path, null))).contains(name).doesNotContain(secret);
        assertThat(text(send(OWNER, HttpMethod.GET, "/v1/keys?limit=1000", null)))
                .contains(name)
                .doesNotContain(secret);
        String everything = Stream.of("api_key", "api_key_secret", "audit_entry", "idempotency_record")
                .flatMap(table -> jdbc.sql("select * from " + table).query().listOfRows().stream())
                .map(Object::toString)
                .reduce("", String::concat);
        assertThat(everything).contains(name).doesNotContain(secret);
    }

    @Test
    void aKeyDoesWhatItsScopesSay() {
        String secret = made("catalogue_read");
        assertThat(send(secret, HttpMethod.GET, "/v1/skus", null)).hasStatusOk();
        assertRefused(send(secret, HttpMethod.GET, "/v1/keys", null), 403, "not_allowed");
    }

    @Test
    void theSameCommandAgainShowsTheSameSecret() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = wanted(name, "catalogue_read");
        String first = text(send(OWNER, HttpMethod.POST, "/v1/keys", body, key));
        assertThat(text(send(OWNER, HttpMethod.POST, "/v1/keys", body, key))).isEqualTo(first);
    }

    @Test
    void aNameIsNeverGivenAgain() {
        made("catalogue_read");
        revoke();
        assertRefused(send(OWNER, HttpMethod.POST, "/v1/keys", wanted(name, "catalogue_read")), 409, "code_taken");
    }

    @Test
    void aRevokedKeyIsWorthNothingFromTheNextRequestOn() {
        String secret = made("catalogue_read");
        assertThat(send(secret, HttpMethod.GET, "/v1/skus", null)).hasStatusOk();
        revoke();
        assertRefused(send(secret, HttpMethod.GET, "/v1/skus", null), 401, "not_signed_in");
        assertThat(view().path("valid_secrets").asInt()).isZero();
        assertRefused(rotate(24), 409, "transition_refused");
    }

    @Test
    void aRevokedOneAnExpiredOneAndOneThatNeverWasGetTheSameAnswer() {
        String revoked = made("catalogue_read");
        revoke();
        name += "-b";
        String expired = made("catalogue_read");
        expire();
        String answer = text(send(revoked, HttpMethod.GET, "/v1/skus", null));
        assertThat(answer).contains("valid key");
        assertThat(text(send(expired, HttpMethod.GET, "/v1/skus", null))).isEqualTo(answer);
        assertThat(text(send("pw_" + "0".repeat(64), HttpMethod.GET, "/v1/skus", null)))
                .isEqualTo(answer);
    }

    @Test
    void anExpiredKeyHasNoValidSecretAndIsNotRotated() {
        made("catalogue_read");
        expire();
        assertThat(view().path("valid_secrets").asInt()).isZero();
        assertRefused(rotate(24), 409, "transition_refused");
    }

    @Test
    void aKeyThatWouldHaveExpiredIsNotMade() {
        Map<String, Object> body = wanted(name, "catalogue_read");
        body.put("expires_at", "2020-01-01T00:00:00Z");
        assertRefused(send(OWNER, HttpMethod.POST, "/v1/keys", body), 400, "request_invalid");
    }

    @Test
    void aRotationLeavesTheOldSecretForTheOverlapAndNoneBeforeIt() {
        String first = made("catalogue_read");
        String second = secret(rotate(24));
        assertThat(view().path("valid_secrets").asInt()).isEqualTo(2);
        assertThat(send(first, HttpMethod.GET, "/v1/skus", null)).hasStatusOk();
        assertThat(send(second, HttpMethod.GET, "/v1/skus", null)).hasStatusOk();

        String third = secret(rotate(24));
        assertRefused(send(first, HttpMethod.GET, "/v1/skus", null), 401, "not_signed_in");
        assertThat(send(second, HttpMethod.GET, "/v1/skus", null)).hasStatusOk();
        assertThat(send(third, HttpMethod.GET, "/v1/skus", null)).hasStatusOk();

        jdbc.sql("update api_key_secret set valid_until = created_at where name = :name and valid_until is not null")
                .param("name", name)
                .update();
        assertRefused(send(second, HttpMethod.GET, "/v1/skus", null), 401, "not_signed_in");
    }

    @Test
    void aRotationWithoutOverlapEndsTheOldSecretAtOnce() {
        String first = made("catalogue_read");
        String second = secret(rotate(0));
        assertRefused(send(first, HttpMethod.GET, "/v1/skus", null), 401, "not_signed_in");
        assertThat(send(second, HttpMethod.GET, "/v1/skus", null)).hasStatusOk();
    }

    @Test
    void aKeyGivesNothingThatItHasNot() {
        String manager = made("access_manage", "orders_read");
        String strong = name + "-b";
        assertRefused(send(manager, HttpMethod.POST, "/v1/keys", wanted(strong, "orders_write")), 403, "not_allowed");
        assertRefused(send(manager, HttpMethod.POST, "/v1/keys", wanted(strong, "everything")), 403, "not_allowed");
        assertThat(send(manager, HttpMethod.POST, "/v1/keys", wanted(name + "-c", "orders_read")))
                .hasStatus(201);

        send(OWNER, HttpMethod.POST, "/v1/keys", wanted(strong, "everything"));
        assertRefused(send(manager, HttpMethod.POST, "/v1/keys/" + strong + "/rotate", Map.of()), 403, "not_allowed");
        assertRefused(send(manager, HttpMethod.DELETE, "/v1/keys/" + strong, null), 403, "not_allowed");
    }

    @Test
    void aKeyOfOneWarehouseManagesNoOther() {
        Map<String, Object> body = wanted(name, "access_manage");
        body.put("warehouse", floor.site(ids).code());
        String manager = secret(send(OWNER, HttpMethod.POST, "/v1/keys", body));
        name += "-b";
        made("access_manage");
        assertRefused(send(manager, HttpMethod.GET, "/v1/keys/" + name, null), 403, "not_allowed");
        assertRefused(
                send(manager, HttpMethod.POST, "/v1/keys", wanted(name + "-c", "access_manage")), 403, "not_allowed");
        assertThat(text(send(manager, HttpMethod.GET, "/v1/keys", null))).doesNotContain(name);
    }

    @Test
    void whoAsksTooOftenWaits() {
        Map<String, Object> body = wanted(name, "catalogue_read");
        body.put("per_minute", 2);
        String secret = secret(send(OWNER, HttpMethod.POST, "/v1/keys", body));
        MvcTestResult first = send(secret, HttpMethod.GET, "/v1/skus", null);
        assertThat(first).hasStatusOk();
        assertThat(first.getResponse().getHeader("RateLimit-Policy")).isEqualTo("\"key\";q=2;w=60");
        assertThat(first.getResponse().getHeader("RateLimit")).startsWith("\"key\";r=1;t=");
        assertThat(send(secret, HttpMethod.GET, "/v1/skus", null)).hasStatusOk();
        MvcTestResult refused = send(secret, HttpMethod.GET, "/v1/skus", null);
        assertRefused(refused, 429, "rate_limited");
        assertThat(Integer.parseInt(refused.getResponse().getHeader("Retry-After")))
                .isBetween(1, 30);
        assertThat(send(OWNER, HttpMethod.GET, "/v1/skus", null)).hasStatusOk();
    }

    @Test
    void whenAKeyWasLastUsedIsWrittenOnceAMinute() {
        String secret = made("catalogue_read");
        assertThat(view().path("last_used_at").isNull()).isTrue();
        send(secret, HttpMethod.GET, "/v1/skus", null);
        Instant first = used();
        send(secret, HttpMethod.GET, "/v1/skus", null);
        assertThat(used()).isEqualTo(first);
        jdbc.sql("update api_key set last_used_at = created_at - interval '61' second where name = :name")
                .param("name", name)
                .update();
        send(secret, HttpMethod.GET, "/v1/skus", null);
        assertThat(used()).isAfterOrEqualTo(first);
    }

    @Test
    void aSessionIsWorthNothingWithAKeyThatCanDoLess() {
        String session = floor.session(floor.site(ids).supervisor());
        String secret = made("catalogue_read");
        var answer = http.get()
                .uri("/v1/skus")
                .header("Authorization", "Bearer " + secret)
                .header("Operator-Session", session)
                .exchange();
        assertRefused(answer, 401, "not_signed_in");
    }

    @Test
    void everyStepIsOnTheRecord() {
        made("catalogue_read");
        rotate(1);
        revoke();
        assertThat(jdbc.sql("select operation from audit_entry where detail like :name order by id")
                        .param("name", "key " + name + "%")
                        .query(String.class)
                        .list())
                .containsExactly("create_key", "rotate_key", "revoke_key");
    }

    private Instant used() {
        return jdbc.sql("select last_used_at from api_key where name = :name")
                .param("name", name)
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    private void expire() {
        jdbc.sql("update api_key set expires_at = created_at where name = :name")
                .param("name", name)
                .update();
    }

    private static Map<String, Object> wanted(String name, String... scopes) {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("name", name);
        wanted.put("scopes", List.of(scopes));
        wanted.put("warehouse", null);
        wanted.put("per_minute", null);
        wanted.put("expires_at", null);
        return wanted;
    }

    private String made(String... scopes) {
        return secret(send(OWNER, HttpMethod.POST, "/v1/keys", wanted(name, scopes)));
    }

    private void revoke() {
        assertThat(send(OWNER, HttpMethod.DELETE, "/v1/keys/" + name, null)).hasStatusOk();
    }

    private MvcTestResult rotate(int hours) {
        return send(OWNER, HttpMethod.POST, "/v1/keys/" + name + "/rotate", Map.of("overlap_hours", hours));
    }

    private JsonNode view() {
        return json.readTree(text(send(OWNER, HttpMethod.GET, "/v1/keys/" + name, null)));
    }

    private String secret(MvcTestResult answer) {
        String text = text(answer);
        assertThat(answer.getResponse().getStatus()).as(text).isBetween(200, 201);
        return json.readTree(text).path("secret").asString();
    }

    private MvcTestResult send(String bearer, HttpMethod method, String path, @Nullable Object body) {
        return send(bearer, method, path, body, UUID.randomUUID().toString());
    }

    private MvcTestResult send(
            String bearer, HttpMethod method, String path, @Nullable Object body, String idempotencyKey) {
        var request = http.method(method)
                .uri(path)
                .header("Authorization", "Bearer " + bearer)
                .header("Idempotency-Key", idempotencyKey);
        return (body == null
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body)))
                .exchange();
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertRefused(MvcTestResult answer, int status, String code) {
        assertThat(answer).hasStatus(status).bodyJson().extractingPath("$.code").isEqualTo(code);
    }
}
