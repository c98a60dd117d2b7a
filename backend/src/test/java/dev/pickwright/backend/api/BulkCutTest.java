package dev.pickwright.backend.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.warehouse.Sku;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The connection is lost in the middle of many orders; sent again, each is there once. */
class BulkCutTest extends OnAPort {

    private static final int ORDERS = 200;

    @Autowired
    JdbcClient jdbc;

    private final String prefix = "CUT-" + UUID.randomUUID().toString().substring(0, 8) + "-";

    @Test
    void whatWasCutIsSentAgain() throws IOException, InterruptedException {
        Sku mug = floor.sku("MUG", false);
        floor.stocked(floor.site(ids), 0, mug, ORDERS);
        String body = IntStream.range(0, ORDERS)
                .mapToObj(n -> "{\"number\":\"%s%d\",\"lines\":[{\"line_number\":1,\"sku\":\"%s\",\"quantity\":1}]}\n"
                        .formatted(prefix, n, mug.code()))
                .collect(Collectors.joining());
        String key = UUID.randomUUID().toString();
        cut(body, key);
        int before = taken();
        assertThat(before).isPositive().isLessThan(ORDERS);
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:%d/v1/orders/bulk".formatted(port)))
                            .header("Authorization", "Bearer " + TOKEN)
                            .header("Idempotency-Key", key)
                            .header("Content-Type", "application/x-ndjson")
                            .header("Accept", "application/x-ndjson")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            var outcomes = answer.body()
                    .lines()
                    .collect(Collectors.groupingBy(
                            line -> json.readTree(line).path("outcome").asString(), Collectors.counting()));
            assertThat(outcomes)
                    .containsEntry("repeated", (long) before)
                    .containsEntry("created", (long) ORDERS - before);
        }
        assertThat(taken()).isEqualTo(ORDERS);
    }

    /** Sends half of the body and is gone; waits until the server has done what it got. */
    private void cut(String body, String key) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("""
                    POST /v1/orders/bulk HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Idempotency-Key: %s\r
                    Content-Type: application/x-ndjson\r
                    Content-Length: %d\r
                    \r
                    """.formatted(TOKEN, key, bytes.length).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(bytes, 0, bytes.length / 2);
            socket.getOutputStream().flush();
            Awaitility.await().until(() -> taken() > 10);
        }
        int whole = (int) body.substring(0, bytes.length / 2).lines().count() - 1;
        Awaitility.await().until(() -> taken() >= whole);
    }

    private int taken() {
        return jdbc.sql("select count(*) from customer_order where number like ?")
                .param(prefix + "%")
                .query(Integer.class)
                .single();
    }
}
