package dev.pickwright.backend.sync.http;

import dev.pickwright.backend.sync.http.CentralFailure.Cause;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The connection to central: sends JSON and reads JSON, both packed, and tells what is not central's. A whole exchange
 * ends within its time, however slowly the bytes come. Safe for concurrent use.
 */
final class CentralLine {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int UNPACKED_BELOW = 256;
    private static final int LARGEST = 64 * 1024 * 1024;

    private final CentralTrust trust;
    private final Clock clock;
    private final JsonMapper json = mapper();
    private volatile HttpClient client;

    /** By how much this computer's clock is behind central's, as its last answer said; null before the first. */
    private volatile @Nullable Duration behind;

    CentralLine(CentralTrust trust, Clock clock) {
        this.trust = trust;
        this.clock = clock;
        this.client = made();
    }

    /** Central may write texts longer than any that it takes. */
    private static JsonMapper mapper() {
        var limits = StreamReadConstraints.builder().maxStringLength(LARGEST).build();
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(limits).build())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
    }

    private HttpClient made() {
        // Without the headers that ask for HTTP/2: they are more than the rest of a hello's.
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .sslContext(trust.context())
                .build();
    }

    /** Leaves the connections that there are: the next exchange makes its own. */
    void renew() {
        HttpClient old = client;
        client = made();
        old.shutdownNow();
    }

    /** Central's time. */
    Instant now() {
        Duration known = behind;
        return known == null ? clock.instant() : clock.instant().plus(known);
    }

    /** @param body null for a GET; @param token null if nobody needs to be known */
    <T> T ask(URI to, @Nullable Object body, @Nullable String token, Duration within, Class<T> type)
            throws CentralFailure, InterruptedException {
        return answered(request(to, body, token), within, type);
    }

    /** Puts a file of packed lines of JSON. @param counted hears of each piece how many bytes it has */
    <T> T put(URI to, Path packed, LongConsumer counted, String token, Duration within, Class<T> type)
            throws CentralFailure, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(to)
                .header("Accept-Encoding", "gzip")
                .header("Authorization", "Bearer " + token)
                .header("Content-Encoding", "gzip")
                .header("Content-Type", "application/x-ndjson")
                .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> new CountedFile(packed, counted)))
                .build();
        return answered(request, within, type);
    }

    private <T> T answered(HttpRequest request, Duration within, Class<T> type)
            throws CentralFailure, InterruptedException {
        HttpResponse<byte[]> answer = exchange(request, within);
        measure(answer);
        if (answer.statusCode() / 100 != 2) {
            throw refusal(answer);
        }
        if (!contentType(answer).startsWith("application/json")) {
            throw new CentralFailure(Cause.NOT_CENTRAL, "no_json");
        }
        try {
            return json.readValue(unpacked(answer), type);
        } catch (JacksonException | NullPointerException | UncheckedIOException e) {
            throw new CentralFailure(Cause.NOT_CENTRAL, "other_json", 0, e);
        }
    }

    private HttpRequest request(URI to, @Nullable Object body, @Nullable String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(to).header("User-Agent", "pickwright").header("Accept-Encoding", "gzip");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body == null) {
            return request.GET().build();
        }
        byte[] plain = json.writeValueAsBytes(body);
        // Only what sync asks is unpacked there.
        boolean small = plain.length < UNPACKED_BELOW || !to.getPath().startsWith("/v1/sync/");
        if (!small) {
            request.header("Content-Encoding", "gzip");
        }
        return request.header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(small ? plain : packed(plain)))
                .build();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request, Duration within)
            throws CentralFailure, InterruptedException {
        var answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw LinkTrouble.of(request.uri(), e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw LinkTrouble.of(request.uri(), new HttpTimeoutException("no whole answer within " + within));
        } finally {
            answer.cancel(true);
        }
    }

    private CentralFailure refusal(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        long wait = retryAfterMillis(answer);
        JsonNode problem = contentType(answer).startsWith("application/problem+json") ? problem(answer) : null;
        String code = problem == null ? null : problem.path("code").asString(null);
        if (problem == null || code == null) {
            return switch (status) {
                case 502, 503, 504 -> new CentralFailure(Cause.NO_CENTRAL, "gateway", wait, null);
                case 429 -> new CentralFailure(Cause.BUSY, "rate_limited", wait, null);
                case 413 -> new CentralFailure(Cause.TOO_LARGE, "too_large");
                default -> new CentralFailure(Cause.NOT_CENTRAL, "status_" + status);
            };
        }
        CentralFailure refusal = switch (status) {
            case 401 -> new CentralFailure(Cause.REFUSED, code);
            case 404 -> new CentralFailure(Cause.MISSING, code);
            case 413 -> new CentralFailure(Cause.TOO_LARGE, code);
            default ->
                new CentralFailure(status == 429 || status >= 500 ? Cause.BUSY : Cause.ANSWERED, code, wait, null);
        };
        return refusal.saying(problem);
    }

    private @Nullable JsonNode problem(HttpResponse<byte[]> answer) {
        try {
            return json.readTree(unpacked(answer));
        } catch (JacksonException | UncheckedIOException e) {
            return null;
        }
    }

    private static long retryAfterMillis(HttpResponse<?> answer) {
        String seconds = answer.headers().firstValue("Retry-After").orElse("");
        return seconds.matches("\\d{1,5}") ? Long.parseLong(seconds) * 1_000 : 0;
    }

    private static String contentType(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private void measure(HttpResponse<?> answer) {
        String date = answer.headers().firstValue("Date").orElse("");
        try {
            Instant server = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            behind = Duration.between(clock.instant(), server);
        } catch (DateTimeParseException e) {
            // What does not say the time does not change what is known of it.
        }
    }

    private static byte[] packed(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 2);
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] unpacked(HttpResponse<byte[]> answer) {
        if (!answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
            return answer.body();
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return in.readNBytes(LARGEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
