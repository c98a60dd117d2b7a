package dev.pickwright.backend.fulfillment.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Sku;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many orders in one request: each is answered by itself. */
@BackendTest
@AutoConfigureMockMvc
abstract class BulkOrdersContract {

    private static final String LINES = "application/x-ndjson";
    private static final String ARRAY = "application/json";

    @Autowired
    MockMvc http;

    @Autowired
    JsonMapper json;

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Autowired
    JdbcClient jdbc;

    private final String prefix = "B-" + UUID.randomUUID().toString().substring(0, 8) + "-";
    private String sku;

    @BeforeEach
    void goods() {
        Sku mug = floor.sku("MUG", false);
        floor.stocked(floor.site(ids), 0, mug, 10_000);
        sku = mug.code();
    }

    @Test
    void everyLineIsAnsweredByItself() {
        String body = String.join("\n", order(1), "{\"number\": ", order(2), "", order(1), order(3, 20_000), "[]");
        List<JsonNode> answers = lines(send(LINES, LINES, body, key()));
        assertThat(answers)
                .extracting(each -> each.path("outcome").asString())
                .containsExactly("created", "refused", "created", "refused", "unroutable", "refused");
        assertThat(answers).extracting(each -> each.path("index").asInt()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(answers)
                .extracting(each -> each.path("problem").path("code").asString(""))
                .containsExactly("", "request_invalid", "", "order_known", "", "request_invalid");
        assertThat(answers.getFirst().path("order").path("id").asString()).hasSize(36);
        assertThat(kept()).isEqualTo(3);
    }

    @Test
    void anArrayIsTakenAndGiven() {
        JsonNode answers = json.readTree(Api.text(send(ARRAY, ARRAY, "[" + order(1) + "," + order(2) + "]", key())));
        assertThat(answers.valueStream().map(each -> each.path("outcome").asString()))
                .containsExactly("created", "created");
    }

    @Test
    void anElementThatIsWrongIsRefusedAloneAndABrokenArrayFromThereOn() {
        String body =
                "[" + order(1) + ",{\"number\":\"x\",\"no_such_field\":1},17," + order(2) + ",{\"number\"]," + order(3);
        List<JsonNode> answers = lines(send(ARRAY, LINES, body, key()));
        assertThat(answers)
                .extracting(each -> each.path("outcome").asString())
                .containsExactly("created", "refused", "refused", "created", "refused");
        assertThat(kept()).isEqualTo(2);
    }

    @Test
    void whatIsNoArrayIsRefused() {
        List<JsonNode> answers = lines(send(ARRAY, LINES, order(1), key()));
        assertThat(answers).hasSize(1);
        assertThat(kept()).isZero();
    }

    @Test
    void aRepeatDoesNothingTwice() {
        String key = key();
        String body = order(1) + "\n" + order(2, 20_000) + "\n";
        send(LINES, LINES, body, key);
        assertThat(lines(send(LINES, LINES, body, key)))
                .extracting(each -> each.path("outcome").asString())
                .containsExactly("repeated", "repeated");
        assertThat(kept()).isEqualTo(2);
    }

    @Test
    void aRequestThatWasCutIsSentAgain() {
        String key = key();
        String body = IntStream.rangeClosed(1, 20).mapToObj(this::order).collect(Collectors.joining("\n"));
        var cut = send(LINES, LINES, cut(body, body.length() / 2), -1, key);
        assertThat(cut.getStatus()).isEqualTo(400);
        long before = kept();
        assertThat(before).isBetween(5L, 15L);
        List<JsonNode> answers = lines(send(LINES, LINES, body, key));
        assertThat(answers.stream()
                        .filter(each -> each.path("outcome").asString().equals("repeated")))
                .hasSize((int) before);
        assertThat(answers.stream()
                        .filter(each -> each.path("outcome").asString().equals("created")))
                .hasSize(20 - (int) before);
        assertThat(kept()).isEqualTo(20);
    }

    @Test
    void tooManyAreToldWhereTheyBegin() {
        String body = "\n".repeat(3) + "{}\n".repeat(1_002);
        List<JsonNode> answers = lines(send(LINES, LINES, body, key()));
        assertThat(answers).hasSize(1_001);
        assertThat(answers.getLast().path("problem").path("code").asString()).isEqualTo("too_large");
    }

    @Test
    void aBodyOfTooManyBytesIsRefusedUnread() {
        var answer = send(LINES, LINES, order(1) + "\n" + " ".repeat(10 * 1024 * 1024), key());
        assertThat(answer.getStatus()).isEqualTo(413);
        assertThat(kept()).isZero();
    }

    @Test
    void aBodyThatHidesItsLengthIsReadUpToTheLimit() {
        byte[] order = (order(1) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[11 * 1024 * 1024];
        Arrays.fill(body, (byte) '\n');
        System.arraycopy(order, 0, body, 0, order.length);
        List<JsonNode> answers = lines(send(LINES, LINES, new ByteArrayInputStream(body), -1, key()));
        assertThat(answers).extracting(each -> each.path("outcome").asString()).containsExactly("created", "refused");
    }

    @Test
    void aKeyLeavesRoomForTheIndex() {
        var answer = send(LINES, LINES, order(1), "k".repeat(77));
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(json.readTree(Api.text(answer)).path("code").asString()).isEqualTo("idempotency_key_missing");
        assertThat(lines(send(LINES, LINES, order(1), key() + "k".repeat(76 - 36)))
                        .getFirst()
                        .path("outcome")
                        .asString())
                .isEqualTo("created");
    }

    private String order(int n) {
        return order(n, 1);
    }

    private String order(int n, int quantity) {
        return "{\"number\":\"%s%d\",\"lines\":[{\"line_number\":1,\"sku\":\"%s\",\"quantity\":%d}]}"
                .formatted(prefix, n, sku, quantity);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private long kept() {
        return jdbc.sql("select count(*) from customer_order where number like ?")
                .param(prefix + "%")
                .query(Long.class)
                .single();
    }

    private List<JsonNode> lines(MockHttpServletResponse answer) {
        assertThat(answer.getStatus()).as(Api.text(answer)).isEqualTo(200);
        assertThat(answer.getContentType()).startsWith(LINES);
        return Api.text(answer).lines().map(json::readTree).toList();
    }

    private MockHttpServletResponse send(String type, String accept, String body, String key) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return send(type, accept, new ByteArrayInputStream(bytes), bytes.length, key);
    }

    private MockHttpServletResponse send(String type, String accept, InputStream body, int length, String key) {
        try {
            return http.perform(context -> {
                        var request = new Streamed(context, body);
                        request.addHeader("Authorization", "Bearer test-token");
                        request.addHeader("Idempotency-Key", key);
                        request.addHeader("Accept", accept);
                        request.setContentType(type);
                        if (length >= 0) {
                            request.addHeader("Content-Length", length);
                        }
                        return request;
                    })
                    .andReturn()
                    .getResponse();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A request whose body is read as it comes. */
    private static final class Streamed extends MockHttpServletRequest {

        private final ServletInputStream body;

        Streamed(ServletContext context, InputStream body) {
            super(context, "POST", "/v1/orders/bulk");
            this.body = new DelegatingServletInputStream(body);
        }

        @Override
        public ServletInputStream getInputStream() {
            return body;
        }
    }

    /** Ends with an error, as a body does whose connection is lost. */
    private static InputStream cut(String body, int length) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == length) {
                    throw new IOException("connection reset");
                }
                return bytes[at++];
            }
        };
    }
}
