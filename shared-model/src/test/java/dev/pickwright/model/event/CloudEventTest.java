package dev.pickwright.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CloudEventTest {

    private static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-000000000001");
    private static final Instant TIME = Instant.parse("2026-03-02T08:00:00.123456Z");

    @Test
    void wrapsTheDataInOneLineWithAllAttributes() {
        assertThat(event(
                                "hold.placed",
                                "F-1",
                                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                                "{\"b\":1.50}")
                        .json())
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"019a0000-0000-7000-8000-000000000001\","
                        + "\"source\":\"/pickwright\",\"type\":\"hold.placed\",\"subject\":\"F-1\","
                        + "\"time\":\"2026-03-02T08:00:00.123456Z\",\"datacontenttype\":\"application/json\","
                        + "\"dataschema\":\"urn:pickwright:event-type:hold.placed:1\",\"partitionkey\":\"F-1\","
                        + "\"sequence\":\"00000000000000000007\",\"lane\":\"fulfillment\","
                        + "\"traceparent\":\"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\","
                        + "\"data\":{\"b\":1.50}}");
    }

    @Test
    void leavesOutATraceThatIsNotThere() {
        assertThat(event("hold.placed", "F-1", null, "{}").json()).doesNotContain("traceparent");
    }

    @Test
    void namesNoSchemaForATypeItDoesNotKnow() {
        assertThat(event("tote.melted", "F-1", null, "{}").json())
                .contains("\"type\":\"tote.melted\"")
                .doesNotContain("dataschema");
    }

    @Test
    void escapesWhatWouldBreakTheEnvelope() {
        assertThat(event("hold.placed", "a\"b\\c\nd\u00e9", null, "{}").json())
                .contains("\"subject\":\"a\\\"b\\\\c\\u000ad\u00e9\"");
    }

    @Test
    void anEventNamesTheVersionItWasWrittenAfter() {
        String later = CloudEvent.of(
                        "/pickwright", ID, "hold.placed", 2, TIME, EventType.Lane.FULFILLMENT, "a", 1, null, "{}")
                .json();
        assertThat(later).contains("\"dataschema\":\"urn:pickwright:event-type:hold.placed:2\"");
    }

    private static CloudEvent event(String type, String laneId, @Nullable String traceparent, String data) {
        return CloudEvent.of(
                "/pickwright", ID, type, 1, TIME, EventType.Lane.FULFILLMENT, laneId, 7, traceparent, data);
    }
}
