package dev.pickwright.station.backend.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A central that knows one station, gives it tokens by the day's clock, and refuses all others. */
final class FakeCentral implements AutoCloseable {

    /** What was asked, in order. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final JsonMapper json = JsonMapper.builder().build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> good = ConcurrentHashMap.newKeySet();
    private final HttpServer server;
    volatile boolean retired;
    volatile boolean sessionEnded;
    private int given;

    FakeCentral() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/stations", this::enrol);
        server.createContext("/v1/station-tokens", this::prove);
        server.createContext("/v1/stations/me", exchange -> known(exchange, "{}", false));
        server.createContext("/v1/work", exchange -> known(exchange, "{}", sessionEnded));
        server.start();
    }

    URI base() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** No token that was given is good any more. */
    void endTokens() {
        good.clear();
    }

    private void enrol(HttpExchange exchange) throws IOException {
        asked.add("enrol");
        answer(exchange, 201, token());
    }

    private void prove(HttpExchange exchange) throws IOException {
        asked.add("prove");
        String assertion = json.readTree(exchange.getRequestBody().readAllBytes())
                .path("assertion")
                .asString();
        JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(assertion.split("\\.")[1]));
        Instant issued = Instant.ofEpochSecond(claims.path("iat").asLong());
        boolean now =
                Duration.between(issued, Clock.systemUTC().instant()).abs().toSeconds() < 60;
        if (retired || !now) {
            answer(exchange, 401, "{\"code\":\"not_signed_in\"}");
        } else {
            answer(exchange, 201, token());
        }
    }

    private void known(HttpExchange exchange, String body, boolean refused) throws IOException {
        asked.add(exchange.getRequestURI().getPath());
        String token = exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
        boolean fine = good.contains(token) && !refused;
        answer(exchange, fine ? 200 : 401, fine ? body : "{\"code\":\"not_signed_in\",\"detail\":\"no\"}");
    }

    private synchronized String token() {
        given++;
        good.add("token-" + given);
        Instant now = Clock.systemUTC().instant();
        return """
                {"token":"token-%d","expires_at":"%s","station":{"id":"0198c0de-0000-7000-8000-000000000001",
                "name":"Bench 1","warehouse":"LON","fingerprint":"ab","enrolled_at":"%s","version":1}}""".formatted(given, now.plus(Duration.ofHours(1)), now);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
