package dev.pickwright.backend.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.platform.time.IdSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The event log is read by cursor, in envelopes. */
@BackendTest
@AutoConfigureMockMvc
abstract class EventLogContract {

    @Autowired
    MockMvcTester http;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    private String fulfillment;

    @BeforeEach
    void twoEventsOfOneFulfillment() {
        var site = floor.site(ids);
        var mug = floor.sku("MUG", false);
        floor.stocked(site, 0, mug, 5);
        fulfillment = floor.created(Floor.line(1, mug, 2)).toString();
        Awaitility.await().until(() -> items(log(100)).size() >= 2);
    }

    @Test
    void itShowsEachEventInItsEnvelope() {
        List<JsonNode> events = items(log(100));
        for (int i = 0; i < events.size(); i++) {
            JsonNode event = events.get(i);
            assertThat(event.path("specversion").asString()).isEqualTo("1.0");
            assertThat(event.path("subject").asString()).isEqualTo(fulfillment);
            assertThat(event.path("sequence").asString()).isEqualTo("%020d".formatted(i + 1));
            assertThat(event.path("lane").asString()).isEqualTo("fulfillment");
        }
        assertThat(events.stream().map(event -> event.path("type").asString()))
                .startsWith("fulfillment.created", "fulfillment.status_changed");
    }

    @Test
    void theDataIsWhatWasStoredByteForByte() {
        String answer = log(100);
        List<String> stored = jdbc.sql("select payload from outbox_events where aggregate_id = ? order by lane_seq")
                .param(fulfillment)
                .query(String.class)
                .list();
        assertThat(stored).isNotEmpty().allSatisfy(data -> assertThat(answer).contains(",\"data\":" + data + "}"));
    }

    @Test
    void theBytesOfAnEventNeverChange() {
        assertThat(log(2)).isEqualTo(log(2));
    }

    @Test
    void theCursorGoesOnWhereTheLastPageEnded() {
        List<JsonNode> whole = items(log(100));
        List<JsonNode> paged = new ArrayList<>();
        JsonNode page = json.readTree(log(1));
        while (!page.path("next").isNull()) {
            page.path("items").forEach(paged::add);
            page = json.readTree(text("/v1/events?lane_id=%s&limit=1&after=%s"
                    .formatted(fulfillment, page.path("next").asString())));
        }
        assertThat(paged).isEqualTo(whole);
    }

    @Test
    void aCursorFromBeforeWhatIsKeptIsGoneAndTellsWhereToGoOn() {
        purged(2);
        try {
            MvcTestResult answer = get("/v1/events?after=1");
            assertThat(answer).hasStatus(410).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
            assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("cursor_expired");
            assertThat(answer).bodyJson().extractingPath("$.restart_at").isEqualTo(2);
            assertThat(get("/v1/events?after=2")).hasStatusOk();
        } finally {
            purged(0);
        }
    }

    private void purged(long no) {
        jdbc.sql("update outbox_mark set feed_no = ? where name = 'purged'")
                .param(no)
                .update();
    }

    private List<JsonNode> items(String page) {
        return json.readTree(page).path("items").valueStream().toList();
    }

    private String log(int limit) {
        return text("/v1/events?lane_id=%s&limit=%d".formatted(fulfillment, limit));
    }

    private String text(String path) {
        MvcTestResult answer = get(path);
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult get(String path) {
        return http.get().uri(path).header("Authorization", "Bearer test-token").exchange();
    }
}
