package dev.pickwright.backend.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.OnH2;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.event.EventType;
import java.io.UnsupportedEncodingException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API tells what events there are. */
@BackendTest
@AutoConfigureMockMvc
class EventTypesTest implements OnH2 {

    @Autowired
    MockMvcTester http;

    @Autowired
    JsonMapper json;

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Test
    void everyTypeIsListedWithItsVersionLaneAndSchema() {
        JsonNode items = read("/v1/event-types").path("items");
        assertThat(items.valueStream().map(each -> each.path("type").asString()))
                .containsExactlyElementsOf(
                        Arrays.stream(EventType.values()).map(EventType::wire).toList());
        JsonNode hold = items.valueStream()
                .filter(each -> each.path("type").asString().equals("hold.placed"))
                .findFirst()
                .orElseThrow();
        assertThat(hold.path("version").asInt()).isEqualTo(1);
        assertThat(hold.path("lane").asString()).isEqualTo("fulfillment");
        assertThat(hold.path("dataschema").asString()).isEqualTo("urn:pickwright:event-type:hold.placed:1");
        assertThat(hold.path("schema").asString()).isEqualTo("/v1/event-types/hold.placed/1");
        assertThat(hold.path("description").asString()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void theSchemaThatEnvelopesNameIsServedWithExamples(EventType type) {
        JsonNode schema = read("/v1/event-types/%s/%d".formatted(type.wire(), type.version()));
        assertThat(schema.path("$id").asString()).isEqualTo(type.schemaId());
        assertThat(schema.path("examples")).isNotEmpty();
        assertThat(read("/v1/event-types/" + type.wire())).isEqualTo(schema);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/event-types/tote.melted",
                "/v1/event-types/tote.melted/1",
                "/v1/event-types/hold.placed/0",
                "/v1/event-types/hold.placed/2"
            })
    void whatIsNotThereIsNotFound(String path) {
        assertThat(get(path)).hasStatus(404).bodyJson().extractingPath("$.code").isEqualTo("not_found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/events", "/v1/event-types", "/v1/event-types/hold.placed", "/v1/event-types/hold.placed/1"})
    void pickersAndStrangersAreRefused(String path) {
        assertThat(http.get().uri(path).exchange()).hasStatus(401);
        assertThat(http.get()
                        .uri(path)
                        .header("Authorization", "Bearer test-token")
                        .header(
                                "Operator-Session",
                                floor.session(floor.site(ids).picker()))
                        .exchange())
                .hasStatus(403);
    }

    private MvcTestResult get(String path) {
        return http.get().uri(path).header("Authorization", "Bearer test-token").exchange();
    }

    private JsonNode read(String path) {
        MvcTestResult answer = get(path);
        assertThat(answer).hasStatusOk();
        try {
            return json.readTree(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
