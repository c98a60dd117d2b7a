package dev.pickwright.backend.platform.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the OpenAPI document that stands in the resources; a test keeps it true. */
@RestController
class ApiDocumentController {

    @Allow(anybody = true)
    @GetMapping(path = "/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    String document() throws IOException {
        return new ClassPathResource("openapi/pickwright.json").getContentAsString(StandardCharsets.UTF_8);
    }
}
