package dev.pickwright.backend.sync.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.OnH2;
import dev.pickwright.backend.platform.jdbc.OperationRecorder;
import dev.pickwright.backend.platform.jdbc.SecondCopy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

/** A backend without a central is what it was before there were stations. */
@BackendTest
@AutoConfigureMockMvc
class StandaloneTest implements OnH2 {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc http;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Floor floor;

    @Test
    void nothingOfAStationRunsInIt() {
        assertThat(context.getBeansWithAnnotation(AtStation.class)).isEmpty();
        for (Class<?> part : new Class<?>[] {OperationRecorder.class, SecondCopy.class, SyncLoop.class}) {
            assertThatThrownBy(() -> context.getBean(part)).isInstanceOf(NoSuchBeanDefinitionException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/station/sync", "/v1/station/sync/operations", "/v1/station/sync/standings"})
    void itHasNoExchangeToTellOf(String path) {
        var answer =
                new Api(http, json, floor).send(new Api.Call(Floor.system(), HttpMethod.GET, path, "", null), "key");
        assertThat(answer.getStatus()).isEqualTo(404);
    }
}
