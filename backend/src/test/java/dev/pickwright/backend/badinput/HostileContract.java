package dev.pickwright.backend.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.fixture.RawHttp;
import dev.pickwright.backend.fixture.ServedTest;
import dev.pickwright.backend.picking.Picking;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.platform.web.Allow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever is sent to a real port: never a 5xx, no stranger is let in, a refusal is a problem document that tells
 * nothing of what is inside, and changes nothing; no secret comes back or is logged.
 */
@ServedTest
@ExtendWith(OutputCaptureExtension.class)
abstract class HostileContract {

    private static final long SEED = 20_261_126;
    private static final int LOOK_EVERY = 100;
    private static final Pattern INSIDE = Pattern.compile("(?i)exception|stack ?trace|\\bat [a-z]+\\.[a-z.]+\\(|"
            + "dev\\.pickwright|org\\.(spring|apache|h2|postgres)|java\\.|jackson|tomcat|hikari|jdbc|"
            + "\\bselect .* from |insert into |update .* set |constraint|served-data|/tmp/");

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
    Picking picking;

    @Autowired
    Invariants invariants;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private final List<String> findings = new ArrayList<>();
    private final Map<Integer, Integer> answered = new TreeMap<>();
    private final List<String> secrets = new ArrayList<>();
    private BadInputSite site;
    private RawHttp http;
    private Map<String, Object> picture;
    private long trail;

    @AfterEach
    void noWebhookStays() {
        BadInputSite.forgetWebhooks(jdbc);
    }

    @BeforeEach
    void workThatCouldBeHarmed() throws IOException {
        site = BadInputSite.make(floor, ids, picking);
        secrets.add(ServedTest.TOKEN);
        site.people().forEach(person -> secrets.add(floor.session(person)));
        secrets.add(webhookSecret());
        secrets.add(Files.readString(data.resolve("secrets.key")).strip().replace("=", ""));
    }

    /** Of a webhook that is gone again, so that nothing is delivered meanwhile. */
    private String webhookSecret() throws IOException {
        String name = "hostile-" + site.site().code().toLowerCase(java.util.Locale.ROOT);
        var made = json.readTree(asked(
                "POST /v1/webhooks",
                "{\"name\":\"%s\",\"facts\":{\"url\":\"https://192.0.2.1/\",\"allow_private\":true}}".formatted(name)));
        asked("DELETE /v1/webhooks/" + name, "");
        return made.path("secret").asString();
    }

    private String asked(String line, String body) throws IOException {
        String head = """
                %s HTTP/1.1
                Host: 127.0.0.1
                Connection: close
                Authorization: Bearer %s
                Idempotency-Key: %s
                If-Match: "0"
                Content-Type: application/json
                Content-Length: %d""".formatted(line, ServedTest.TOKEN, UUID.randomUUID(), body.length());
        var answer = RawHttp.ask(port, head, body);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer.text();
    }

    @Test
    void nothingHostileDoesHarm(CapturedOutput output) throws IOException {
        send(SEED, 1_500, output);
    }

    @Test
    @Tag("long")
    void nothingOfMuchThatIsHostileDoesHarm(CapturedOutput output) throws IOException {
        send(SEED + 1, 24_000, output);
    }

    private void send(long seed, int count, CapturedOutput output) throws IOException {
        long start = System.nanoTime();
        Random random = new Random(seed);
        JsonNode document = json.readTree(Files.readString(Path.of("src/main/resources/openapi/pickwright.json")));
        var requests = new BadRequests(document, seed, 0);
        List<BadRequest> fitting = requests.fitting(site::filled);
        List<BadRequest> bad = requests.all(site::filled);
        Set<String> open = open();
        var moves = new HostileMoves(
                secrets, site.people().stream().map(floor::session).toList(), random);
        look();
        for (int i = 1; i <= count; i++) {
            var from = random.nextInt(10) < 7 ? fitting : bad;
            BadRequest base = from.get(random.nextInt(from.size()));
            if (base.path().startsWith("/v1/sign-ins/current") && base.method().equals("DELETE")) {
                continue; // Who signs out has no session for what comes after it.
            }
            HostileDraft draft = new HostileDraft(base, headers(base, random));
            for (int worse = 1 + random.nextInt(3); worse > 0; worse--) {
                moves.any().on(draft);
            }
            judge(draft, open);
            if (i % LOOK_EVERY == 0) {
                unchanged(draft);
            }
        }
        http().close();
        invariants.hold();
        secrets.stream().filter(output.getAll()::contains).forEach(secret -> findings.add("a secret is in the log"));
        System.out.printf(
                "hostile, %s: %d requests, %d findings, %.1f s; answers %s%n",
                getClass().getSimpleName(),
                answered.values().stream().mapToInt(Integer::intValue).sum(),
                findings.size(),
                (System.nanoTime() - start) / 1e9,
                answered);
        Files.write(Path.of("target/hostile-%s.txt".formatted(getClass().getSimpleName())), findings);
        assertThat(findings).isEmpty();
    }

    /** What whoever reaches the server may ask. */
    private Set<String> open() {
        Set<String> open = new HashSet<>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            Allow rule = handler.getMethodAnnotation(Allow.class);
            if (rule == null || rule.anybody()) {
                info.getPatternValues().forEach(pattern -> open.add(site.filled(pattern)));
            }
        });
        open.addAll(Set.of("/metrics"));
        return open;
    }

    private Map<String, String> headers(BadRequest base, Random random) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", "127.0.0.1:" + port);
        headers.put("Authorization", "Bearer " + ServedTest.TOKEN);
        headers.put("Idempotency-Key", new UUID(random.nextLong(), random.nextLong()).toString());
        if (base.method().equals("PUT")) {
            headers.put("If-Match", "\"0\"");
        }
        var who = site.who(base);
        if (who.operator() != null) {
            headers.put("Operator-Session", floor.session(who));
        }
        return headers;
    }

    private RawHttp http() throws IOException {
        if (http == null || !http.open()) {
            if (http != null) {
                http.close();
            }
            http = new RawHttp(port);
        }
        return http;
    }

    private void judge(HostileDraft draft, Set<String> open) throws IOException {
        RawHttp.Answer answer;
        try {
            RawHttp connection = http();
            connection.write(draft.bytes());
            answer = connection.answer(draft.method.equals("HEAD"));
            // Bytes that it took for no part of this request would be taken for the next.
            if (answer.status() >= 400 || draft.kind.contains("length") || draft.kind.contains("chunks")) {
                connection.close();
                http = null;
            }
        } catch (IOException e) {
            find(draft, "no answer: " + e);
            http = null;
            return;
        }
        answered.merge(answer.status(), 1, Integer::sum);
        String text = answer.text();
        secrets.stream().filter(secret -> shows(answer, secret)).forEach(secret -> find(draft, "shows a secret"));
        // Tomcat answers OPTIONS * by itself, with nothing but the methods there are.
        boolean tomcats = draft.method.equals("OPTIONS") && draft.target.startsWith("*");
        if (!tomcats && !answer.header("X-Content-Type-Options").equals("nosniff")) {
            find(draft, "%d without the headers of safety".formatted(answer.status()));
        }
        if (answer.status() < 400) {
            if (draft.strangers
                    && answer.status() < 300
                    && !open.contains(path(draft))
                    && !draft.method.equals("OPTIONS")) {
                find(draft, "a stranger was let in with " + answer.status());
            }
            if (!draft.method.equals("GET")) {
                look();
            }
        } else if (!draft.method.equals("HEAD")) {
            refusal(draft, answer, text);
        }
    }

    private static String path(HostileDraft draft) {
        return draft.target.replaceAll("[?#].*", "");
    }

    private static boolean shows(RawHttp.Answer answer, String secret) {
        return answer.text().contains(secret) || answer.headers().toString().contains(secret);
    }

    private void refusal(HostileDraft draft, RawHttp.Answer answer, String text) {
        JsonNode problem;
        try {
            problem = json.readTree(text);
        } catch (JacksonException e) {
            find(draft, "%d is no document: %s".formatted(answer.status(), text));
            return;
        }
        String code = problem.path("code").asString("");
        if (answer.status() >= 500 && !code.equals("still_running")) {
            find(draft, answer.status() + " " + text);
        }
        boolean shaped = answer.header("Content-Type").startsWith("application/problem+json")
                && problem.path("type").asString("").endsWith(code)
                && problem.path("status").asInt(0) == answer.status()
                && !code.isEmpty()
                && !problem.path("detail").asString("").isEmpty();
        if (!shaped) {
            find(draft, "%d is no problem document: %s".formatted(answer.status(), text));
        }
        var inside = INSIDE.matcher(text);
        if (inside.find()
                && !new String(draft.bytes(), java.nio.charset.StandardCharsets.UTF_8).contains(inside.group())) {
            find(draft, "tells '%s' of what is inside: %s".formatted(inside.group(), text));
        }
    }

    private void look() {
        picture = invariants.picture();
        trail = trail();
    }

    private long trail() {
        return jdbc.sql("select count(*) from audit_entry where not (" + BadInputSite.REFUSALS + ")")
                .query(Long.class)
                .single();
    }

    private void unchanged(HostileDraft last) {
        List<String> changed = new ArrayList<>(invariants.changedSince(picture));
        changed.removeAll(BadInputSite.KEPT);
        if (trail() == trail) {
            changed.remove("audit_entry");
        }
        if (!changed.isEmpty()) {
            find(last, "%s changed although it and those before it were refused".formatted(changed));
            look();
        }
    }

    private void find(HostileDraft draft, String what) {
        findings.add("%s: %s %s %s -> %s"
                .formatted(
                        draft.kind,
                        draft.method,
                        cut(draft.target),
                        cut(new String(draft.body, java.nio.charset.StandardCharsets.UTF_8)),
                        cut(what)));
    }

    private static String cut(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "...";
    }
}
