package dev.pickwright.backend.sync.http;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.access.StationToken;
import dev.pickwright.model.access.StationView;
import dev.pickwright.model.sync.BootstrapPart;
import dev.pickwright.model.sync.CentralSync;
import dev.pickwright.model.sync.FeedName;
import dev.pickwright.model.sync.HandoverTaken;
import dev.pickwright.model.sync.Hello;
import dev.pickwright.model.sync.OpenIncarnation;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.Push;
import dev.pickwright.model.sync.TableRows;
import dev.pickwright.model.sync.WorkGranted;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A central over HTTP that speaks the protocol by its kernel, and does on demand what a network does to it. */
public final class FakeCentral implements AutoCloseable {

    public static final String NAME = "PICK-01";

    /** What somebody else answers in its place, or in its way. */
    public record Answer(int status, String type, Map<String, String> headers, String body) {

        public static Answer problem(int status, String code, Map<String, String> headers) {
            return new Answer(status, "application/problem+json", headers, "{\"code\":\"" + code + "\"}");
        }

        public static Answer portal() {
            return new Answer(200, "text/html", Map.of(), "<html>Welcome to the Wi-Fi</html>");
        }
    }

    /** The code of the warehouse where the station stands. */
    public volatile String site = "SITE";

    public final MemoryCentral store = new MemoryCentral();
    public final StationId station = new StationId(UUID.randomUUID());

    /** The paths that were asked for, in order. */
    public final List<String> asked = new ArrayList<>();

    /** The lines of the last handover. */
    public final List<TableRows> handedOver = new ArrayList<>();

    /** How many operations came with each push. */
    public final List<Integer> pushes = new ArrayList<>();

    /** The wire names of headers that the last request had. */
    final Map<String, String> lastHeaders = new java.util.HashMap<>();

    private final HttpServer server;
    private final CentralSync sync =
            new CentralSync(store, store, Duration.ofDays(35).toMillis());
    private final Deque<Answer> instead = new ArrayDeque<>();
    private @Nullable Answer always;
    private boolean answersAreLost;
    private boolean known = true;
    private @Nullable Answer toPushes;
    private Runnable before = () -> {};
    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public FakeCentral() throws IOException {
        this(0);
    }

    public FakeCentral(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public synchronized void answerOnce(Answer answer) {
        instead.add(answer);
    }

    /** Null for as it should. */
    public synchronized void answerAlways(@Nullable Answer answer) {
        always = answer;
    }

    /** Everything is done, and nobody hears of it. */
    public synchronized void loseAnswers(boolean lost) {
        answersAreLost = lost;
    }

    public synchronized void forgetStation() {
        known = false;
    }

    /** Null for as it should. */
    public synchronized void answerPushes(@Nullable Answer answer) {
        toPushes = answer;
    }

    /** Something that happens meanwhile. */
    public synchronized void beforeAnswer(Runnable meanwhile) {
        before = meanwhile;
    }

    public synchronized int count(String path) {
        return (int) asked.stream().filter(path::equals).count();
    }

    public synchronized boolean applied(OperationId id) {
        return store.seen(id).isPresent();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange);
        }
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        asked.add(path);
        lastHeaders.clear();
        exchange.getRequestHeaders().forEach((name, values) -> lastHeaders.put(name, values.getFirst()));
        if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = in.readAllBytes();
            }
        }
        before.run();
        Answer planned = path.equals("/v1/sync/operations") && toPushes != null ? toPushes : always;
        Answer other = instead.isEmpty() ? planned : instead.remove();
        if (other != null) {
            send(exchange, other);
            return;
        }
        Answer answer = own(path, exchange.getRequestURI().getQuery(), body);
        if (!answersAreLost) {
            send(exchange, answer);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private Answer own(String path, @Nullable String query, byte[] body) {
        long now = Clock.systemUTC().millis();
        return switch (path) {
            case "/v1/station-tokens" ->
                token(json.readTree(body).path("assertion").asString());
            case "/v1/stations" ->
                known ? ok(201, stationToken()) : Answer.problem(401, "station_code_refused", Map.of());
            case "/v1/sync/hello" -> ok(200, sync.hello(json.readValue(body, Hello.class), now));
            case "/v1/sync/incarnations" -> ok(200, sync.open(json.readValue(body, OpenIncarnation.class), now));
            case "/v1/sync/operations" -> {
                Push push = json.readValue(body, Push.class);
                pushes.add(push.operations().size());
                yield ok(200, sync.push(push, now));
            }
            case "/v1/sync/work" -> ok(200, new WorkGranted(1, null, List.of(), List.of()));
            case "/v1/sync/number-blocks" -> ok(200, Map.of("first", 1_000, "last", 1_999));
            case "/v1/sync/reference" -> ok(200, reference());
            case "/v1/sync/feeds/control" -> ok(200, store.feed(station, FeedName.CONTROL, after(query), 200));
            case "/v1/sync/feeds/reference" -> ok(200, store.feed(station, FeedName.REFERENCE, after(query), 200));
            default ->
                path.startsWith("/v1/sync/handover/")
                        ? ok(200, taken(path, body))
                        : Answer.problem(404, "not_found", Map.of());
        };
    }

    private HandoverTaken taken(String path, byte[] body) {
        handedOver.clear();
        new String(body, StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> handedOver.add(json.readValue(line, TableRows.class)));
        long rows = Long.parseLong(handedOver.getLast().rows().getFirst().getFirst());
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        return new HandoverTaken(id, Clock.systemUTC().instant(), rows, 0, 0);
    }

    private static long after(@Nullable String query) {
        return query == null ? 0 : Long.parseLong(query.replaceAll(".*after=(\\d+).*", "$1"));
    }

    private static BootstrapPart reference() {
        var none = new TableRows("warehouse", List.of("id"), List.of());
        return new BootstrapPart(1, 0, 0, 1, none, "");
    }

    private Answer ok(int status, Object body) {
        return new Answer(status, "application/json", Map.of(), json.writeValueAsString(body));
    }

    /** As the real one, it believes no clock that is off by more than half a minute. */
    private Answer token(String assertion) {
        try {
            Instant issued =
                    SignedJWT.parse(assertion).getJWTClaimsSet().getIssueTime().toInstant();
            boolean timely =
                    Duration.between(issued, Clock.systemUTC().instant()).abs().compareTo(Duration.ofSeconds(30)) < 0;
            return timely && known ? ok(201, stationToken()) : Answer.problem(401, "not_signed_in", Map.of());
        } catch (ParseException e) {
            return Answer.problem(400, "request_invalid", Map.of());
        }
    }

    private StationToken stationToken() {
        Instant now = Clock.systemUTC().instant();
        var view = new StationView(station, NAME, site, null, null, "key", now, now, null, 1);
        return new StationToken("pws_secret", view, now.plusSeconds(3_600));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
