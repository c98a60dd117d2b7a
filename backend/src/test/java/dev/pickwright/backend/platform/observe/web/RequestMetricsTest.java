package dev.pickwright.backend.platform.observe.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestMetricsTest extends LiveServer {

    private static final int MANY = 5_000;
    private static final Pattern COUNT = Pattern.compile("http_requests_total\\{(.*)} ([0-9.E]+)");
    private static final List<String> STEMS = List.of(
            "/",
            "/v1/orders/",
            "/v1/skus/",
            "/v1/warehouses/x/bins/",
            "/health/",
            "/metrics/",
            "/error/",
            "/v1/%2F",
            "/%C3%A4/",
            "/v1/fulfillments/",
            "/v1/imports/");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

    @Test
    void thousandsOfPathsAndMethodsMakeFewSeries() throws Exception {
        double before = counted("");
        Random random = new Random(4);
        List<Callable<Integer>> requests = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            String path = STEMS.get(random.nextInt(STEMS.size())) + Integer.toString(random.nextInt(), 36) + "?q=" + i;
            String method = random.nextInt(3) == 0
                    ? "M" + Integer.toString(random.nextInt(1_000_000), 36).toUpperCase(java.util.Locale.ROOT)
                    : METHODS.get(random.nextInt(METHODS.size()));
            HttpRequest.Builder request = (random.nextBoolean() ? authorized(path) : to(path))
                    .method(method, HttpRequest.BodyPublishers.noBody());
            requests.add(() -> send(request).statusCode());
        }
        for (int i = 0; i < 100; i++) {
            String line = List.of("GET /%zz" + i, "G@T /" + i, "GET /\u0001" + i, "GET /v1/..;/" + i, "NONSENSE" + i)
                    .get(i % 5);
            requests.add(() -> raw(line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        }
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var done : threads.invokeAll(requests)) {
                assertThat(status(done)).isBetween(200, 599);
            }
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(counted("") - before)
                        .as("each once, and the scrapes in between")
                        .isBetween((double) requests.size(), requests.size() + 100.0));
        List<String> series = series().toList();
        assertThat(series.stream().filter(labels -> labels.contains("route=\"unmatched\"")))
                .hasSizeLessThan(50);
        assertThat(series).as("in all").hasSizeLessThan(150);
        assertThat(series).anyMatch(labels -> labels.contains("method=\"OTHER\""));
    }

    @Test
    void aStreamIsCountedOnceWhenItEnds() {
        double before = counted("/v1/test/stream");

        assertThat(send(authorized("/v1/test/stream")).body()).contains("one");

        await().untilAsserted(() -> assertThat(counted("/v1/test/stream")).isEqualTo(before + 1));
    }

    @Test
    void aRouteIsItsPatternAndHasBuckets() {
        send(authorized("/v1/orders/no-such-order"));

        await().untilAsserted(() -> assertThat(send(to("/metrics")).body())
                .contains("http_requests_total{method=\"GET\",route=\"/v1/orders/{number}\",status=\"404\"}")
                .contains("http_request_duration_seconds_bucket{method=\"GET\",route=\"/v1/orders/{number}\","
                        + "status=\"404\",le=\"0.005\"}")
                .contains("hikaricp_connections_active")
                .contains("jvm_memory_used_bytes")
                .contains("process_cpu_usage")
                .doesNotContain("http_server_requests"));
    }

    private Stream<String> series() {
        return COUNT.matcher(send(to("/metrics")).body()).results().map(match -> match.group(1));
    }

    private double counted(String route) {
        return COUNT.matcher(send(to("/metrics")).body())
                .results()
                .filter(match -> match.group(1).contains("route=\"" + route))
                .mapToDouble(match -> Double.parseDouble(match.group(2)))
                .sum();
    }

    private int raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            // What is no HTTP/1 request gets the bare document of HTTP/0.9.
            return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.split(" ")[1]) : 400;
        }
    }

    private static int status(java.util.concurrent.Future<Integer> done) throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
