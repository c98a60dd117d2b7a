package dev.pickwright.backend.platform.observe.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.pickwright.backend.platform.observe.Traces;
import io.opentelemetry.proto.trace.v1.Span;
import java.net.http.HttpRequest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TraceExportTest extends LiveServer {

    private static final String CALLER = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Autowired
    private Traces traces;

    @Test
    void anOrderIsARequestWithItsTransaction() {
        var site = floor.site(ids);
        var mug = floor.sku("MUG", false);
        floor.stocked(site, 0, mug, 5);
        String order = """
                {"number": "T-%s", "customer": null, "ordered_at": null,
                 "lines": [{"line_number": 1, "sku": "%s", "quantity": 1, "unit_price": null, "warehouse": null}]}
                """.formatted(UUID.randomUUID().toString().substring(0, 8), mug.code());

        var answer = send(authorized("/v1/orders")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .header("traceparent", "00-%s-00f067aa0ba902b7-00".formatted(CALLER))
                .POST(HttpRequest.BodyPublishers.ofString(order)));

        assertThat(answer.statusCode()).isEqualTo(201);
        await().untilAsserted(() -> assertThat(ofTrace(CALLER))
                .extracting(Span::getName)
                .containsExactlyInAnyOrder("http post /v1/orders", "transaction"));
        Span request = named("http post /v1/orders");
        assertThat(hex(request.getParentSpanId())).as("the caller's").isEqualTo("00f067aa0ba902b7");
        assertThat(named("transaction").getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(COLLECTOR.services()).containsExactly("fulfillment");
        assertThat(COLLECTOR.paths()).containsOnly("/v1/traces");
    }

    @Test
    void whatIsSentLaterPointsToWhereItComesFrom() throws Exception {
        String stored = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        var sent = traces.linked(
                Map.of("traceparent", stored), "publish later", Map.of("endpoint", "kafka"), traces::current);

        String[] parts = sent.get("traceparent").split("-");
        await().untilAsserted(() -> assertThat(ofTrace(parts[1]))
                .singleElement()
                .satisfies(span -> {
                    assertThat(span.getName()).isEqualTo("publish later");
                    assertThat(hex(span.getSpanId())).isEqualTo(parts[2]);
                    assertThat(span.getParentSpanId()).isEqualTo(ByteString.EMPTY);
                    assertThat(span.getLinksList())
                            .singleElement()
                            .satisfies(link -> assertThat(hex(link.getTraceId()) + "-" + hex(link.getSpanId()))
                                    .isEqualTo("0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331"));
                    assertThat(span.getAttributesList())
                            .anyMatch(tag -> tag.getKey().equals("endpoint")
                                    && tag.getValue().getStringValue().equals("kafka"));
                }));
    }

    @Test
    void nothingMakesATraceByItself() {
        assertThat(COLLECTOR.spans())
                .filteredOn(span -> span.getParentSpanId().isEmpty())
                .extracting(Span::getName)
                .allMatch(name -> name.startsWith("http ") || name.equals("publish later"));
    }

    private static List<Span> ofTrace(String trace) {
        return COLLECTOR.spans().stream()
                .filter(span -> hex(span.getTraceId()).equals(trace))
                .toList();
    }

    private static Span named(String name) {
        return ofTrace(CALLER).stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
