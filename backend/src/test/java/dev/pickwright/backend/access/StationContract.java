package dev.pickwright.backend.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.TestStation;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.time.IdSource;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
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

/** How a station comes in, what it gets, and that a retired one gets nothing. */
@BackendTest
@AutoConfigureMockMvc
abstract class StationContract {

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

    private final TestStation computer = new TestStation();
    private Floor.Site site;
    private String name;

    @BeforeEach
    void site() {
        site = floor.site(ids);
        name = "Bench %s-%d".formatted(site.code(), COUNT.incrementAndGet());
    }

    @Test
    void aStationComesInByACodeAndIsKnownByItsToken() {
        String code = code(name);
        assertThat(code).matches("([2-9A-HJKMNP-Z]{4}-){2}[2-9A-HJKMNP-Z]{4}");
        JsonNode enrolled = body(enrol(code.toLowerCase().replace('-', ' '), computer), 201);
        JsonNode me = body(as(token(enrolled), HttpMethod.GET, "/v1/stations/me", null), 200);
        assertThat(me.path("name").asString()).isEqualTo(name);
        assertThat(me.path("warehouse").asString()).isEqualTo(site.code());
        assertThat(me.path("fingerprint").asString()).hasSize(64);
    }

    @Test
    void neitherCodeNorTokenIsStoredInTheOpen() {
        String code = code(name);
        String token = token(body(enrol(code, computer), 201));
        String everything = Stream.of("station_code", "station_token", "station", "audit_entry", "idempotency_record")
                .flatMap(table -> jdbc.sql("select * from " + table).query().listOfRows().stream())
                .map(Object::toString)
                .reduce("", String::concat);
        assertThat(everything).contains(name).doesNotContain(code, code.replace("-", ""), token);
    }

    @Test
    void aCodeIsGoodOnceAndForTenMinutes() {
        String used = code(name);
        body(enrol(used, computer), 201);
        assertRefused(enrol(used, new TestStation()), 401, "station_code_refused");

        String old = code(name + " b");
        jdbc.sql("update station_code set expires_at = created_at where used_at is null")
                .update();
        assertRefused(enrol(old, new TestStation()), 401, "station_code_refused");
    }

    @Test
    void aWrongCodeIsRefusedAndOnTheRecord() {
        long before = audited("station_code_refused");
        assertRefused(enrol("2222-2222-2222", computer), 401, "station_code_refused");
        assertThat(audited("station_code_refused")).isEqualTo(before + 1);
    }

    @Test
    void ofTwoThatComeWithOneCodeOneGetsIn() throws Exception {
        String code = code(name);
        List<Callable<Integer>> tries = Stream.generate(() -> (Callable<Integer>)
                        () -> enrol(code, new TestStation()).getResponse().getStatus())
                .limit(4)
                .toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Integer> answers = threads.invokeAll(tries).stream()
                    .map(each -> each.resultNow())
                    .sorted()
                    .toList();
            assertThat(answers).containsExactly(201, 401, 401, 401);
        }
        assertThat(jdbc.sql("select count(*) from station where name = :name")
                        .param("name", name)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aKeyOfAnotherCurveIsRefusedAndTheCodeStaysGood() {
        String code = code(name);
        String other = Base64.getEncoder()
                .encodeToString(TestStation.pair("secp384r1").getPublic().getEncoded());
        for (String key : List.of(other, "AAAA", "no base64!")) {
            assertRefused(enrol(code, key), 400, "request_invalid");
        }
        body(enrol(code, computer), 201);
    }

    @Test
    void aStationThatHoldsItsKeyGetsATokenForEachAssertionOnce() {
        String id = id(body(enrol(code(name), computer), 201));
        String proof = computer.proof(id);
        String token = token(body(prove(proof), 201));
        body(as(token, HttpMethod.GET, "/v1/stations/me", null), 200);
        assertRefused(prove(proof), 401, "not_signed_in");
    }

    @Test
    void noOtherAssertionIsBelieved() throws JOSEException {
        String id = id(body(enrol(code(name), computer), 201));
        Instant now = Instant.now();
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("of another's key", new TestStation().proof(id));
        wrong.put("of an unknown station", computer.proof(UUID.randomUUID().toString()));
        wrong.put("of no station", computer.proof("me"));
        wrong.put("for another", signed(TestStation.claims(id).audience("elsewhere")));
        wrong.put("for several", signed(TestStation.claims(id).audience(List.of("pickwright", "elsewhere"))));
        wrong.put(
                "expired",
                signed(TestStation.claims(id).issueTime(at(now, -300)).expirationTime(at(now, -61))));
        wrong.put(
                "to come", signed(TestStation.claims(id).issueTime(at(now, 70)).expirationTime(at(now, 90))));
        wrong.put("too long", signed(TestStation.claims(id).expirationTime(at(now, 310))));
        wrong.put("without end", signed(TestStation.claims(id).expirationTime(null)));
        wrong.put("without beginning", signed(TestStation.claims(id).issueTime(null)));
        wrong.put("without name", signed(TestStation.claims(id).jwtID(null)));
        wrong.put("by another issuer", signed(TestStation.claims(id).issuer("me")));
        wrong.put("unsigned", new PlainJWT(TestStation.claims(id).build()).serialize());
        wrong.put("signed with what is public", hmac(TestStation.claims(id).build(), computer.publicKey()));
        wrong.put("no JWT", "a.b.c");
        wrong.forEach((what, proof) -> assertThat(prove(proof))
                .as(what)
                .hasStatus(401)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("not_signed_in"));
    }

    @Test
    void aClockThatIsOffByAMinuteDoesNoHarm() {
        String id = id(body(enrol(code(name), computer), 201));
        Instant now = Instant.now();
        body(prove(signed(TestStation.claims(id).issueTime(at(now, 50)).expirationTime(at(now, 110)))), 201);
        body(prove(signed(TestStation.claims(id).issueTime(at(now, -110)).expirationTime(at(now, -50)))), 201);
    }

    @Test
    void aRetiredStationGetsNothingFromTheNextRequestOn() {
        JsonNode enrolled = body(enrol(code(name), computer), 201);
        String session = signIn(token(enrolled), site.picker(), name);
        assertThat(asOperator(token(enrolled), session)).hasStatusOk();

        body(
                command(site.supervisor(), HttpMethod.POST, "/v1/stations/" + id(enrolled) + "/retire", Map.of(), null),
                200);

        assertRefused(as(token(enrolled), HttpMethod.GET, "/v1/stations/me", null), 401, "not_signed_in");
        assertRefused(asOperator(token(enrolled), session), 401, "not_signed_in");
        assertRefused(asOperator("test-token", session), 401, "not_signed_in");
        assertRefused(prove(computer.proof(id(enrolled))), 401, "not_signed_in");
    }

    @Test
    void theNameOfARetiredStationIsFreeAndNoOther() {
        JsonNode first = body(enrol(code(name), computer), 201);
        assertRefused(invite(name.toUpperCase()), 409, "code_taken");
        String path = "/v1/stations/" + id(first);
        body(command(site.supervisor(), HttpMethod.POST, path + "/retire", Map.of(), null), 200);
        JsonNode second = body(enrol(code(name), new TestStation()), 201);
        assertThat(id(second)).isNotEqualTo(id(first));
        assertRefused(
                command(site.supervisor(), HttpMethod.PUT, path, facts("Another"), 1L), 409, "transition_refused");
    }

    @Test
    void aNameThatWasTakenSinceTheCodeWasAskedForIsRefused() {
        String one = code(name);
        String other = code(name);
        body(enrol(one, computer), 201);
        assertRefused(enrol(other, new TestStation()), 409, "code_taken");
    }

    @Test
    void nobodySignsInForAnotherStation() {
        String token = token(body(enrol(code(name), computer), 201));
        body(signInAnswer(token, site.picker(), "bench 1"), 201);
        assertThat(jdbc.sql("select station from operator_session where operator_id = ? and station = ?")
                        .params(site.picker().requireOperator().value(), name)
                        .query(String.class)
                        .list())
                .containsExactly(name);
    }

    @Test
    void aSessionIsWorthNothingAtAnotherStation() {
        String here = token(body(enrol(code(name), computer), 201));
        String there = token(body(enrol(code(name + " b"), new TestStation()), 201));
        String session = signIn(here, site.picker(), name);
        assertThat(asOperator(here, session)).hasStatusOk();
        assertRefused(asOperator(there, session), 401, "not_signed_in");
    }

    @Test
    void aStationsFactsAreChangedAtTheVersionThatWasSeen() {
        JsonNode enrolled = body(enrol(code(name), computer), 201);
        String path = "/v1/stations/" + id(enrolled);
        String session = signIn(token(enrolled), site.picker(), name);
        JsonNode changed = body(command(site.supervisor(), HttpMethod.PUT, path, facts(name + " new"), 0L), 200);
        assertThat(changed.path("printer").asString()).isEqualTo("zebra-1");
        assertThat(asOperator(token(enrolled), session)).hasStatusOk();
        assertRefused(command(site.supervisor(), HttpMethod.PUT, path, facts("x"), 0L), 412, "version_stale");
    }

    @Test
    void aStationKeepsItsOwnDevices() {
        String token = token(body(enrol(code(name), computer), 201));
        var devices = new LinkedHashMap<String, Object>();
        devices.put("printer", null);
        devices.put("scale", "COM3");
        JsonNode changed = body(as(token, HttpMethod.PUT, "/v1/stations/me", devices), 200);
        assertThat(changed.path("scale").asString()).isEqualTo("COM3");
        assertThat(changed.path("name").asString()).isEqualTo(name);
    }

    @Test
    void aSupervisorSeesAndKeepsTheStationsOfTheOwnSites() {
        String id = id(body(enrol(code(name), computer), 201));
        Actor stranger = floor.site(ids).supervisor();
        assertRefused(command(stranger, HttpMethod.GET, "/v1/stations/" + id, null, null), 403, "not_allowed");
        assertRefused(
                command(stranger, HttpMethod.POST, "/v1/stations/" + id + "/retire", Map.of(), null),
                403,
                "not_allowed");
        assertThat(body(command(stranger, HttpMethod.GET, "/v1/stations", null, null), 200)
                        .path("items"))
                .isEmpty();
        assertThat(body(command(site.supervisor(), HttpMethod.GET, "/v1/stations", null, null), 200)
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void whenAStationWasLastSeenIsWrittenOnceAMinute() {
        JsonNode enrolled = body(enrol(code(name), computer), 201);
        body(as(token(enrolled), HttpMethod.GET, "/v1/stations/me", null), 200);
        Instant first = seen();
        body(as(token(enrolled), HttpMethod.GET, "/v1/stations/me", null), 200);
        assertThat(seen()).isEqualTo(first);
        jdbc.sql("update station set last_seen_at = enrolled_at - interval '61' second where name = :name")
                .param("name", name)
                .update();
        body(as(token(enrolled), HttpMethod.GET, "/v1/stations/me", null), 200);
        assertThat(seen()).isAfterOrEqualTo(first);
    }

    @Test
    void everyStepIsOnTheRecord() {
        JsonNode enrolled = body(enrol(code(name), computer), 201);
        String path = "/v1/stations/" + id(enrolled);
        body(prove(computer.proof(id(enrolled))), 201);
        body(command(site.supervisor(), HttpMethod.PUT, path, facts(name), 0L), 200);
        body(command(site.supervisor(), HttpMethod.POST, path + "/retire", Map.of(), null), 200);
        assertThat(jdbc.sql("""
                        select operation from audit_entry
                        where detail like :name or station = :station or before_value = :station order by id
                        """)
                        .param("name", "%" + name + "%")
                        .param("station", name)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "invite_station", "enrol_station", "station_token", "change_station", "retire_station");
    }

    private Instant seen() {
        return jdbc.sql("select last_seen_at from station where name = :name")
                .param("name", name)
                .query((row, n) ->
                        row.getObject(1, java.time.OffsetDateTime.class).toInstant())
                .single();
    }

    private long audited(String operation) {
        return jdbc.sql("select count(*) from audit_entry where operation = :operation")
                .param("operation", operation)
                .query(Long.class)
                .single();
    }

    private String signed(JWTClaimsSet.Builder claims) {
        return computer.signed(claims.build());
    }

    private static String hmac(JWTClaimsSet claims, String secret) throws JOSEException {
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        jwt.sign(new MACSigner(Base64.getDecoder().decode(secret)));
        return jwt.serialize();
    }

    private static Date at(Instant now, int seconds) {
        return Date.from(now.plusSeconds(seconds));
    }

    private static Map<String, Object> facts(String name) {
        return Map.of("name", name, "printer", "zebra-1", "scale", "COM1");
    }

    private MvcTestResult invite(String station) {
        return command(
                site.supervisor(),
                HttpMethod.POST,
                "/v1/station-codes",
                Map.of("name", station, "warehouse", site.code()),
                null);
    }

    private String code(String station) {
        return body(invite(station), 201).path("code").asString();
    }

    private MvcTestResult enrol(String code, TestStation station) {
        return enrol(code, station.publicKey());
    }

    private MvcTestResult enrol(String code, String publicKey) {
        return post("/v1/stations", Map.of("code", code, "public_key", publicKey));
    }

    private MvcTestResult prove(String assertion) {
        return post("/v1/station-tokens", Map.of("assertion", assertion));
    }

    private MvcTestResult post(String path, Object body) {
        return http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body))
                .exchange();
    }

    private MvcTestResult signInAnswer(String token, Actor who, String station) {
        var badge = floor.badge(who);
        return as(
                token,
                HttpMethod.POST,
                "/v1/sign-ins",
                Map.of("badge", badge.code(), "pin", badge.pin(), "station", station));
    }

    private String signIn(String token, Actor who, String station) {
        return body(signInAnswer(token, who, station), 201).path("session").asString();
    }

    private MvcTestResult asOperator(String token, String session) {
        return http.get()
                .uri("/v1/stations/me")
                .header("Authorization", "Bearer " + token)
                .header("Operator-Session", session)
                .exchange();
    }

    private MvcTestResult as(String token, HttpMethod method, String path, @Nullable Object body) {
        var request = http.method(method)
                .uri(path)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"0\"");
        return (body == null
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body)))
                .exchange();
    }

    private MvcTestResult command(
            Actor who, HttpMethod method, String path, @Nullable Object body, @Nullable Long version) {
        var request = http.method(method)
                .uri(path)
                .header("Authorization", "Bearer test-token")
                .header("Operator-Session", floor.session(who))
                .header("Idempotency-Key", UUID.randomUUID().toString());
        if (version != null) {
            request = request.header("If-Match", "\"%d\"".formatted(version));
        }
        return (body == null
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body)))
                .exchange();
    }

    private JsonNode body(MvcTestResult answer, int status) {
        try {
            String text = answer.getResponse().getContentAsString();
            assertThat(answer.getResponse().getStatus()).as(text).isEqualTo(status);
            return json.readTree(text);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertRefused(MvcTestResult answer, int status, String code) {
        assertThat(answer).hasStatus(status).bodyJson().extractingPath("$.code").isEqualTo(code);
    }

    private static String token(JsonNode enrolled) {
        return enrolled.path("token").asString();
    }

    private static String id(JsonNode enrolled) {
        return enrolled.path("station").path("id").asString();
    }
}
