package dev.pickwright.backend.fulfillment.client;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.CustomerErased;
import dev.pickwright.model.fulfillment.EraseCustomer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Has a backend erase a customer, some orders at a time. */
public final class CustomersClient {

    private static final int OK = 200;

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private final URI base;
    private final String token;
    private final @Nullable SSLContext certificate;

    /** @param certificate trusts what the backend must show; null without TLS */
    public CustomersClient(URI base, String token, @Nullable SSLContext certificate) {
        this.base = base;
        this.token = token;
        this.certificate = certificate;
    }

    /** One request: up to 200 orders. @param key a fresh idempotency key @throws ProblemException if the backend refuses, or does not answer */
    public CustomerErased erase(EraseCustomer customer, String key) {
        var builder = HttpClient.newBuilder();
        try (HttpClient client = (certificate == null ? builder : builder.sslContext(certificate)).build()) {
            var answer = client.send(
                    HttpRequest.newBuilder(base.resolve("/v1/customers/erase"))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", key)
                            .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(customer)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                String detail = json.readTree(answer.body()).path("detail").asString(answer.body());
                throw new ProblemException(Problem.REQUEST_INVALID, detail);
            }
            return json.readValue(answer.body(), CustomerErased.class);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.INTERNAL_ERROR, "The backend does not answer: %s.".formatted(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.INTERNAL_ERROR, "Given up; what was erased stays erased.");
        }
    }
}
