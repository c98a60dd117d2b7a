package dev.pickwright.backend.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.OnH2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@BackendTest
class ApiDocumentTest implements OnH2 {

    private static final Path DOCUMENT = Path.of("src/main/resources/openapi/pickwright.json");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Test
    void everyRouteIsDescribed() {
        assertThat(new ApiDocument().undescribed(mapping.getHandlerMethods()))
                .as("what src/test/resources/api/operations.yaml does not tell of, or tells of in vain")
                .isEmpty();
    }

    @Test
    void theDocumentSaysWhatTheServerDoes() throws IOException {
        String now = JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .build()
                        .writeValueAsString(new ApiDocument().of(mapping.getHandlerMethods()))
                + "\n";
        Path generated = Path.of("target/pickwright.json");
        Files.writeString(generated, now);
        boolean same = Files.exists(DOCUMENT) && Files.readString(DOCUMENT).equals(now);
        assertThat(same)
                .as("the API changed: look at %s, and copy it to %s", generated, DOCUMENT)
                .isTrue();
    }
}
