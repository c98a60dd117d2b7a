package dev.pickwright.station.tour;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pickwright.model.Page;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.access.OperatorView;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.SignInInfo;
import dev.pickwright.model.access.SignedIn;
import dev.pickwright.model.access.StationCode;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.access.StationView;
import dev.pickwright.model.event.DeadLetterCause;
import dev.pickwright.model.event.DeadLetterDetail;
import dev.pickwright.model.event.DeadLetterDetail.HistoryEntry;
import dev.pickwright.model.event.DeadLetterView;
import dev.pickwright.model.event.ReplayLetters;
import dev.pickwright.model.fulfillment.BoardView;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** As much of a backend as a supervisor's board and dead letters need, over HTTP; the test says what happens in it. */
final class FakeBackend implements AutoCloseable {

    private record Problem(String code, String detail) {}

    private record Refusal(int status, Map<String, String> document) {}

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<FulfillmentId, FulfillmentSummary> rows = new LinkedHashMap<>();
    private final Map<FulfillmentId, Long> changed = new LinkedHashMap<>();
    private final List<DeadLetterView> letters = new ArrayList<>();
    private final Map<String, Object> more = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final List<StationView> stations = new ArrayList<>();
    private long feed = 100;
    private int unroutable;

    FakeBackend(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI base() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** @param call such as {@code GET /v1/board}; with a query, for that query alone */
    void answers(String call, Object answer) {
        more.put(call, answer);
    }

    /** @param document what the problem document says */
    void refuses(String call, int status, Map<String, String> document) {
        more.put(call, new Refusal(status, document));
    }

    void knowsNothingOf(String call) {
        more.remove(call);
    }

    /** The calls that {@link #answers} said the answer of, in their order. */
    List<String> asked() {
        return asked;
    }

    /** One more that has this status. */
    synchronized void add(FulfillmentStatus status) {
        int n = rows.size() + 1;
        Instant now = Instant.now();
        FulfillmentId id = new FulfillmentId(UUID.randomUUID());
        rows.put(
                id,
                new FulfillmentSummary(id, "F-%06d".formatted(n), "O-" + n, 1, "LON", status, now, now, 2, 3, null, 1));
        changed.put(id, ++feed);
        notifyAll();
    }

    synchronized void dead(String endpoint, String cause, String type, int waiting) {
        Instant at = Instant.now().minusSeconds(60L * (letters.size() + 1));
        letters.add(new DeadLetterView(
                endpoint,
                UUID.randomUUID(),
                type,
                "picklist",
                "0198c0de-77aa-7000-8000-000000000001",
                7,
                at.minusSeconds(90),
                at,
                cause,
                cause + ": the answer was <html>Service temporarily out of order</html>",
                5,
                true,
                waiting));
    }

    synchronized void station(String name, String printer, Duration seen) {
        stations.add(new StationView(
                new StationId(UUID.randomUUID()),
                name,
                "LON",
                printer,
                null,
                "9f86d081",
                Instant.EPOCH,
                Instant.now().minus(seen),
                null,
                1));
    }

    synchronized List<StationView> stations() {
        return List.copyOf(stations);
    }

    synchronized void unroutable(int orders) {
        unroutable = orders;
    }

    synchronized int deadLetters() {
        return letters.size();
    }

    /** Somebody else dealt with all of them. */
    synchronized void noneIsDead() {
        letters.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/v1/events/stream")) {
            stream(exchange);
            return;
        }
        Object answer = answer(
                exchange.getRequestMethod() + " " + path,
                String.valueOf(exchange.getRequestURI().getQuery()),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] body = json.writeValueAsBytes(answer instanceof Refusal refusal ? refusal.document() : answer);
        int status = answer instanceof Refusal refusal ? refusal.status() : answer instanceof Problem ? 404 : 200;
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private synchronized Object answer(String call, String query, String body) {
        Object said = more.getOrDefault(call + "?" + query, more.get(call));
        if (said != null) {
            asked.add(call);
            return said;
        }
        if (call.startsWith("POST /v1/dead-letters/")
                || call.startsWith("GET /v1/dead-letters/") && !call.endsWith("causes")) {
            return letter(call, body);
        }
        return switch (call) {
            case "GET /v1/sign-in-info" -> new SignInInfo(false, List.of());
            case "POST /v1/sign-ins" ->
                new SignedIn("session", supervisor(), Instant.now().plusSeconds(3_600), false);
            case "GET /v1/board" -> board(Long.parseLong(query.replace("since=", "")));
            case "GET /v1/dead-letters/causes" -> causes();
            case "GET /v1/dead-letters" ->
                new Page<>(
                        letters.stream()
                                .filter(each -> query.contains("cause=" + each.cause()))
                                .toList(),
                        null);
            case "GET /v1/operators" -> new Page<>(List.of(), null);
            case "GET /v1/stations" -> new Page<>(stations(), null);
            case "POST /v1/station-codes" ->
                new StationCode("K7QM-2XWP", "Bench 3", "LON", Instant.now().plusSeconds(600));
            default -> call.endsWith("/retire") ? retire(call) : new Problem("not_found", call + " is not there");
        };
    }

    private Object retire(String call) {
        stations.removeIf(station -> call.contains(station.id().toString()));
        return Map.of();
    }

    private Object letter(String call, String body) {
        if (call.equals("POST /v1/dead-letters/replay")) {
            var wanted = json.readValue(body, ReplayLetters.class);
            int before = letters.size();
            letters.removeIf(each ->
                    each.endpoint().equals(wanted.endpoint()) && each.cause().equals(wanted.cause()));
            return new ReplayLetters.Replayed(before - letters.size());
        }
        var wanted = letters.stream()
                .filter(each -> call.contains(each.eventId().toString()))
                .findFirst();
        if (wanted.isEmpty()) {
            return new Problem("not_found", "There is no such dead letter.");
        }
        if (call.startsWith("POST")) {
            letters.remove(wanted.get());
        }
        Instant at = wanted.get().deadAt();
        return new DeadLetterDetail(
                wanted.get(),
                "{\"picklist_number\":\"P-000017\",\"warehouse\":\"LON\",\"lines\":[{\"sku\":\"MUG-BLUE\",\"quantity\":4}]}",
                List.of(
                        new HistoryEntry(
                                at.minusSeconds(60), "failed", wanted.get().reason(), null),
                        new HistoryEntry(
                                at.minusSeconds(20), "failed", wanted.get().reason(), null),
                        new HistoryEntry(at.minusSeconds(10), "recovered", null, null),
                        new HistoryEntry(at, "dead", "after 5 tries", null)));
    }

    private List<DeadLetterCause> causes() {
        return letters.stream()
                .collect(Collectors.groupingBy(each -> List.of(each.endpoint(), each.cause())))
                .values()
                .stream()
                .map(same -> new DeadLetterCause(
                        same.getFirst().endpoint(),
                        same.getFirst().cause(),
                        same.size(),
                        same.getLast().deadAt(),
                        same.getFirst().deadAt()))
                .toList();
    }

    private BoardView board(long since) {
        return new BoardView(
                feed,
                Instant.now(),
                Stream.of(FulfillmentStatus.values())
                        .map(status -> new BoardView.StatusCount(
                                status,
                                (int) rows.values().stream()
                                        .filter(row -> row.status() == status)
                                        .count(),
                                null))
                        .toList(),
                unroutable,
                letters.size(),
                rows.values().stream()
                        .filter(row -> changed.get(row.id()) > since)
                        .toList());
    }

    private static OperatorView supervisor() {
        return new OperatorView(
                new OperatorId(UUID.randomUUID()), "B-1003", "Cleo Marsh", Set.of(Role.SUPERVISOR), "LON", "en", 100);
    }

    private void stream(HttpExchange exchange) throws IOException {
        long last = Long.parseLong(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            send(out, "retry: 1000\nid: " + last + "\n\n");
            while (true) {
                last = awaitAfter(last);
                send(out, "id: " + last + "\nevent: fulfillment.created\ndata: {}\n\n");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized long awaitAfter(long last) throws InterruptedException {
        while (feed <= last) {
            wait();
        }
        return last + 1;
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
