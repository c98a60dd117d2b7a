package dev.pickwright.backend.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Sku;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What holds for every request: who may ask, what a repeat gets, how a refusal looks. */
@BackendTest
@AutoConfigureMockMvc
abstract class ApiContract {

    @Autowired
    MockMvcTester http;

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Autowired
    Invariants invariants;

    private Sku mug;

    @BeforeEach
    void stock() {
        var site = floor.site(ids);
        mug = floor.sku("MUG", false);
        floor.stocked(site, 0, mug, 10);
    }

    @Test
    void nothingIsAnonymousButHealthAndMetrics() {
        assertThat(http.get().uri("/health").exchange()).hasStatusOk();
        assertThat(http.get().uri("/health/live").exchange()).hasStatusOk();
        assertThat(http.get().uri("/health/ready").exchange()).hasStatusOk();
        for (String path :
                new String[] {"/v1/board", "/v1/events", "/v1/sign-in-info", "/v1/nothing", "/info", "/env"}) {
            assertThat(http.get().uri(path).exchange())
                    .as(path)
                    .hasStatus(401)
                    .bodyJson()
                    .extractingPath("$.code")
                    .isEqualTo("not_signed_in");
        }
    }

    @Test
    void aRepeatGetsTheFirstAnswerAndChangesNothing() {
        String key = UUID.randomUUID().toString();
        String body = order("API-" + key.substring(0, 8), 1);
        String first = text(post(key, body));
        var before = invariants.picture();
        assertThat(text(post(key, body))).isEqualTo(first);
        assertThat(invariants.changedSince(before)).isEmpty();
    }

    @Test
    void theSameCommandFromManySidesIsCarriedOutOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        String body = order("API-" + key.substring(0, 8), 1);
        Set<String> answers = ConcurrentHashMap.newKeySet();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var done : threads.invokeAll(Collections.nCopies(6, () -> answers.add(text(post(key, body)))))) {
                done.get();
            }
        }
        assertThat(answers).hasSize(1);
        invariants.hold();
    }

    @Test
    void aKeyThatComesWithAnotherBodyIsRefused() {
        String key = UUID.randomUUID().toString();
        post(key, order("API-" + key.substring(0, 8), 1));
        assertRefused(post(key, order("API-" + key.substring(0, 8), 2)), 422, "idempotency_key_reused");
    }

    @Test
    void aCommandWithoutAKeyIsRefused() {
        var answer = http.post()
                .uri("/v1/orders")
                .header("Authorization", "Bearer test-token")
                .contentType(MediaType.APPLICATION_JSON)
                .content(order("API-X", 1))
                .exchange();
        assertRefused(answer, 400, "idempotency_key_missing");
    }

    @Test
    void badInputIsRefusedByNameAndChangesNothing() {
        var before = invariants.picture();
        String key = UUID.randomUUID().toString();
        assertRefused(post(key, "{"), 400, "request_invalid");
        assertRefused(post(key, order("API-Y", 0)), 400, "request_invalid");
        assertRefused(post(key, order("API-Y", 1).replace("customer", "custommer")), 400, "request_invalid");
        assertRefused(post(key, order("API-Y", 1).replace(mug.code(), "NO-SUCH")), 400, "request_invalid");
        assertThat(invariants.changedSince(before)).isEmpty();
    }

    private void assertRefused(MvcTestResult answer, int status, String code) {
        assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo(code);
    }

    private MvcTestResult post(String key, String body) {
        return http.post()
                .uri("/v1/orders")
                .header("Authorization", "Bearer test-token")
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String text(MvcTestResult answer) {
        try {
            assertThat(answer).hasStatus(201);
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String order(String number, int quantity) {
        return """
                {"number": "%s", "customer": "A customer", "ordered_at": null,
                 "lines": [{"line_number": 1, "sku": "%s", "quantity": %d, "unit_price": null, "warehouse": null}]}
                """.formatted(number, mug.code(), quantity);
    }
}
