package dev.pickwright.backend.platform.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Fault;
import dev.pickwright.backend.fixture.Faults;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.model.fulfillment.FulfillmentId;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What the log tells, and what it never tells. */
@BackendTest
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
abstract class LogContract {

    private static final String CUSTOMER = "Zebulon Plantagenet";
    private static final String ADDRESS = "12 Quagmire Lane";
    private static final String BADGE = "PLANTED-BADGE-77";
    private static final String PIN = "918273";
    private static final String SESSION = "planted-session-secret";

    @Autowired
    MockMvcTester http;

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Autowired
    JdbcClient jdbc;

    private final LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
    private Floor.Site site;
    private Sku mug;

    @BeforeEach
    void siteWithStock() {
        site = floor.site(ids);
        mug = floor.sku("MUG", false);
        floor.stocked(site, 0, mug, 10);
        logging.setLogLevel("dev.pickwright", LogLevel.DEBUG);
    }

    @AfterEach
    void asBefore() {
        logging.setLogLevel("dev.pickwright", LogLevel.INFO);
    }

    @Test
    void noPersonalDataAndNoSecretIsInIt(CapturedOutput log) {
        String order = order(CUSTOMER, mug.code());
        for (int step = 1; step <= 25; step++) {
            Faults.run(Fault.atStatement(step), () -> send(HttpMethod.POST, "/v1/orders", order));
            Faults.run(Fault.atCommit(step), () -> send(HttpMethod.POST, "/v1/orders", order(CUSTOMER, mug.code())));
        }
        send(HttpMethod.POST, "/v1/orders", order(CUSTOMER, "NO-SUCH"));
        send(HttpMethod.POST, "/v1/orders", order.replace("\"customer\"", "\"address\""));
        send(HttpMethod.POST, "/v1/orders", "{\"customer\": {\"name\": \"%s\"}}".formatted(CUSTOMER));
        send(HttpMethod.POST, "/v1/orders", "{\"lines\": \"%s\"".formatted(ADDRESS));
        send(HttpMethod.GET, "/v1/orders/%s?address=%s".formatted(CUSTOMER, ADDRESS), "");
        send(HttpMethod.GET, "/v1/fulfillments?limit=" + ADDRESS, "");
        String signIn = "{\"badge\": \"%s\", \"pin\": \"%s\", \"station\": \"bench\"}".formatted(BADGE, PIN);
        send(HttpMethod.POST, "/v1/sign-ins", signIn);
        send(HttpMethod.POST, "/v1/sign-ins", signIn.replace("\"" + PIN + "\"", "[" + PIN + "]"));
        for (int step = 1; step <= 4; step++) {
            Faults.run(Fault.atStatement(step), () -> send(HttpMethod.POST, "/v1/sign-ins", signIn));
            Faults.run(
                    Fault.atStatement(step),
                    () -> http.get()
                            .uri("/v1/board")
                            .header("Authorization", "Bearer test-token")
                            .header("Operator-Session", SESSION)
                            .exchange());
        }

        assertThat(log.getAll()).contains("The database did not answer");
        assertThat(log.getAll()).doesNotContain(CUSTOMER, "Zebulon", ADDRESS, BADGE, PIN, SESSION, "test-token");
    }

    @Test
    void anExceptionThatQuotesARowIsToldWithoutItsMessage(CapturedOutput log) {
        try {
            jdbc.sql("select cast(cast(? as varchar(80)) as integer)")
                    .param(CUSTOMER)
                    .query(Integer.class)
                    .single();
            throw new AssertionError("that is no number");
        } catch (DataAccessException e) {
            assertThat(e.getMessage() + e.getMostSpecificCause().getMessage())
                    .as("the plant")
                    .contains(CUSTOMER);
            LoggerFactory.getLogger("dev.pickwright.test").error("It failed", e);
        }

        assertThat(log.getAll()).contains("It failed", "[22").doesNotContain(CUSTOMER);
    }

    @Test
    void aLineTellsTraceOperatorStationAndFulfillment(CapturedOutput log) {
        FulfillmentId id = floor.created(Floor.line(1, mug, 1));
        String session = floor.session(site.supervisor());
        for (int step = 1; step <= 6; step++) {
            Faults.run(
                    Fault.atStatement(step),
                    () -> http.get()
                            .uri("/v1/fulfillments/" + id)
                            .header("Authorization", "Bearer test-token")
                            .header("Operator-Session", session)
                            .exchange());
        }

        assertThat(log.getAll().lines())
                .filteredOn(line -> line.contains("The database did not answer") && line.contains("fulfillment="))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .contains("fulfillment=" + id)
                        .contains("operator=" + site.supervisor().requireOperator())
                        .contains("station=bench 1")
                        .containsPattern("traceId=[0-9a-f]{32}")
                        .doesNotContain(site.supervisor().name()));
        assertThat(MDC.getCopyOfContextMap()).as("left behind").isNullOrEmpty();
    }

    private void send(HttpMethod method, String path, String body) {
        http.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request(method, path)
                .header("Authorization", "Bearer test-token")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private static String order(String customer, String sku) {
        return """
                {"number": "L-%s", "customer": "%s", "ordered_at": null,
                 "lines": [{"line_number": 1, "sku": "%s", "quantity": 1, "unit_price": null, "warehouse": null}]}
                """.formatted(UUID.randomUUID().toString().substring(0, 8), customer, sku);
    }
}
