package dev.pickwright.backend.platform.web;

import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the OpenAPI document that stands in the resources; a test keeps it true. */
@RestController
class ApiDocumentController {

    @Allow(anybody = true)
    @GetMapping(path = "/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource document() throws IOException {
        // A stream: of other resources Spring serves ranges, and refuses them without a problem document.
        return new InputStreamResource(new ClassPathResource("openapi/pickwright.json").getInputStream());
    }
}
