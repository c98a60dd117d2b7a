package dev.pickwright.backend.realfaults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a backend, with the token of its start. */
final class Client {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final URI base;
    private final String token;

    Client(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** What it answered. */
    record Answer(int status, JsonNode body) {
        boolean done() {
            return status / 100 == 2;
        }

        String code() {
            return body.path("code").asString("");
        }
    }

    URI base() {
        return base;
    }

    boolean ready() throws IOException {
        return send(request("/health/ready").GET()).status() == 200;
    }

    Answer get(String path) throws IOException {
        return send(request(path).GET());
    }

    /** @param session of an operator; null for none. @param key names the command, also when it is repeated */
    Answer post(String path, Object body, String session, String key) throws IOException {
        var request = request(path).header("Idempotency-Key", key).header("Content-Type", "application/json");
        if (session != null) {
            request.header("Operator-Session", session);
        }
        return send(request.POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    /** Something that must go well. */
    JsonNode posted(String path, Object body) {
        return expected(path, tried(path, body));
    }

    /** Something that may be refused, but not lost. */
    Answer tried(String path, Object body) {
        try {
            return post(path, body, null, UUID.randomUUID().toString());
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }

    /** Something that must be there. */
    JsonNode read(String path) {
        try {
            return expected(path, get(path));
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }

    /** Replaces what has a version. */
    void put(String path, Object body, long version) {
        try {
            var request = request(path)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("Content-Type", "application/json")
                    .header("If-Match", "\"" + version + "\"");
            expected(path, send(request.PUT(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))));
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private static JsonNode expected(String path, Answer answer) {
        if (!answer.done()) {
            throw new IllegalStateException("%s was answered %d %s".formatted(path, answer.status(), answer.body()));
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) throws IOException {
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String text = answer.body();
            return new Answer(
                    answer.statusCode(),
                    text.startsWith("{") || text.startsWith("[") ? JSON.readTree(text) : JSON.createObjectNode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
