package dev.pickwright.station.backend.http;

import dev.pickwright.model.Page;
import dev.pickwright.station.backend.api.ConnectGateway;
import dev.pickwright.station.backend.api.DomainFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One backend, as one station calls it. Every command carries a key of its own, and is sent again with the same key
 * when no answer came, so that nothing is done twice or lost. Safe for concurrent use.
 */
public final class Api {

    private static final int TRIES = 4;
    private static final int SLICE = 1_000;
    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;
    static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(150);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient client;
    private final JsonMapper json = Json.mapper();
    private final URI base;
    private final Credentials credentials;
    private final StationSessions sessions = new StationSessions();

    /** A backend that gave a token at its start. */
    public Api(URI base, String token, String station) {
        this(base, HttpClient.newBuilder().connectTimeout(CONNECT).build(), Credentials.fixed(token, station));
    }

    Api(URI base, HttpClient client, Credentials credentials) {
        this.base = base;
        this.client = client;
        this.credentials = credentials;
    }

    String station() {
        return credentials.station();
    }

    /** Whether the backend knows the station by a key of its own. */
    boolean enrolled() {
        return credentials.enrolled();
    }

    StationSessions sessions() {
        return sessions;
    }

    /** Asks as nobody who works at the station. */
    <T> T asStation(Supplier<T> call) {
        return sessions.asNobody(call);
    }

    <T> T get(String path, Class<T> type) {
        return send(request(path).GET().build(), body -> json.readValue(body, type));
    }

    /**
     * Every row of a list, slice by slice.
     *
     * @param path with its query, so that more of that can follow
     */
    <T> List<T> all(String path, Class<T> row) {
        List<T> rows = new ArrayList<>();
        String after = "";
        while (after != null) {
            String more = after.isEmpty() ? "" : "&after=" + escaped(after);
            Page<T> page = page(path + "&limit=" + SLICE + more, row);
            rows.addAll(page.items());
            after = page.next();
        }
        return List.copyOf(rows);
    }

    <T> Page<T> page(String path, Class<T> row) {
        var slice = json.getTypeFactory().constructParametricType(Page.class, row);
        return send(request(path).GET().build(), body -> json.readValue(body, slice));
    }

    /** For a part of a path or query; codes and numbers of other systems may hold any character. */
    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    <T> T post(String path, Object body, Class<T> type) {
        return post(path, body, type, null);
    }

    /** A command whose answer says nothing more than that it is done. */
    void post(String path, Object body) {
        send(command(path, "POST", body).build(), answer -> true);
    }

    /** @param version the only one that is changed; null for any */
    void put(String path, Object body, @Nullable Long version) {
        send(onVersion(command(path, "PUT", body), version).build(), answer -> true);
    }

    void delete(String path) {
        send(request(path).DELETE().build(), answer -> true);
    }

    /** @param version the only one on which the command is done; null for any */
    <T> T post(String path, Object body, Class<T> type, @Nullable Long version) {
        return send(onVersion(command(path, "POST", body), version).build(), answer -> json.readValue(answer, type));
    }

    private static HttpRequest.Builder onVersion(HttpRequest.Builder request, @Nullable Long version) {
        return version == null ? request : request.header("If-Match", "\"" + version + "\"");
    }

    private HttpRequest.Builder command(String path, String method, Object body) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)));
        sessions.approve(request);
        return request;
    }

    /** An answer that does not end. The caller sets the limits of its waiting. */
    EventStream follow(String path, long after) throws IOException, InterruptedException {
        HttpRequest request = open(path)
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", String.valueOf(after))
                .GET()
                .build();
        String token = credentials.token();
        return new EventStream(client, signed(request, token), () -> credentials.renew(token));
    }

    private HttpRequest.Builder request(String path) {
        return open(path).timeout(TIMEOUT);
    }

    private HttpRequest.Builder open(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        sessions.sign(request);
        return request;
    }

    /** Tokens end while a request waits, so it is signed when it is sent. */
    private static HttpRequest signed(HttpRequest request, String token) {
        return HttpRequest.newBuilder(request, (name, value) -> true)
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private <T> T send(HttpRequest request, Function<String, T> reader) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                String token = credentials.token();
                HttpResponse<String> answer = client.send(signed(request, token), HttpResponse.BodyHandlers.ofString());
                boolean renewed = answer.statusCode() == UNAUTHORIZED && attempt < TRIES && credentials.renew(token);
                if (!renewed && (answer.statusCode() != UNAVAILABLE || attempt == TRIES)) {
                    return read(answer, reader);
                }
            } catch (IOException e) {
                if (ServerTrust.refused(e)) {
                    throw new DomainFailure(ConnectGateway.CERTIFICATE_CHANGED, String.valueOf(e.getMessage()));
                }
                if (attempt == TRIES) {
                    throw new DomainFailure(DomainFailure.UNREACHABLE, String.valueOf(e.getMessage()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DomainFailure(DomainFailure.UNREACHABLE, "the call was given up");
            }
            pause(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> T read(HttpResponse<String> answer, Function<String, T> reader) {
        if (answer.statusCode() / 100 == 2) {
            return reader.apply(answer.body());
        }
        throw Json.refusal(json, answer);
    }
}
