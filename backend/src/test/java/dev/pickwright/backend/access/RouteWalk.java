package dev.pickwright.backend.access;

import dev.pickwright.backend.badinput.BadValues;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The routes of the OpenAPI document, and how somebody asks for one with a body that fits. */
final class RouteWalk {

    /** @param body of a kind that the schema asks for; empty for none */
    record Route(String method, String template, JsonNode rule, byte[] body, List<String> query) {

        String subject() {
            return rule.path("subject").asString("");
        }

        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    /** @param code of the problem; empty if there is none */
    record Answer(int status, String code, String detail) {

        Walker.Answer said() {
            return switch (code) {
                case "not_signed_in" -> Walker.Answer.NOT_SIGNED_IN;
                case "not_allowed" -> Walker.Answer.NOT_ALLOWED;
                default -> Walker.Answer.LET_IN;
            };
        }
    }

    private final MockMvc http;
    private final JsonMapper json;

    RouteWalk(MockMvc http, JsonMapper json) {
        this.http = http;
        this.json = json;
    }

    List<Route> routes() {
        JsonNode document = document();
        BadValues values = new BadValues(document, 1, 0);
        List<Route> routes = new ArrayList<>();
        document.path("paths")
                .forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> {
                    JsonNode schema = operation
                            .path("requestBody")
                            .path("content")
                            .path("application/json")
                            .path("schema");
                    routes.add(new Route(
                            method.toUpperCase(java.util.Locale.ROOT),
                            path,
                            operation.path("x-allow"),
                            schema.isMissingNode() ? new byte[0] : json.writeValueAsBytes(values.sample(schema)),
                            operation
                                    .path("parameters")
                                    .valueStream()
                                    .filter(each -> each.path("in").asString().equals("query"))
                                    .map(each -> each.path("name").asString())
                                    .toList()));
                }));
        return routes;
    }

    private JsonNode document() {
        try {
            return json.readTree(Files.readString(Path.of("src/main/resources/openapi/pickwright.json")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Answer ask(Walker who, Route route, UnaryOperator<String> filled) {
        return ask(who, route.method(), filled.apply(route.template()), route.body());
    }

    Answer ask(Walker who, String method, String uri, byte[] body) {
        var request = MockMvcRequestBuilders.request(HttpMethod.valueOf(method), URI.create(uri))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"0\"");
        if (who.token() != null) {
            request.header("Authorization", "Bearer " + who.token());
        } else if (who.actor() != null) {
            request.requestAttr(
                    RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME,
                    new SecurityContextImpl(
                            UsernamePasswordAuthenticationToken.authenticated(who.actor(), null, List.of())));
        }
        try {
            var response = http.perform(request).andReturn().getResponse();
            String text = response.getContentAsString(StandardCharsets.UTF_8);
            boolean problem = String.valueOf(response.getContentType()).startsWith("application/problem+json");
            JsonNode told = problem ? json.readTree(text) : json.createObjectNode();
            return new Answer(
                    response.getStatus(),
                    told.path("code").asString(""),
                    problem ? told.path("detail").asString("") : text);
        } catch (Exception e) {
            throw new IllegalStateException(method + " " + uri, e);
        }
    }
}
