package dev.pickwright.backend.audit.client;

import dev.pickwright.model.audit.AuditCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The checks of a backend that holds the database file. */
public final class AuditClient {

    private static final int OK = 200;

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private final URI base;
    private final String token;
    private final @Nullable SSLContext certificate;

    /** @param certificate trusts what the backend must show; null without TLS */
    public AuditClient(URI base, String token, @Nullable SSLContext certificate) {
        this.base = base;
        this.token = token;
        this.certificate = certificate;
    }

    /** @throws IOException if it does not answer, or refuses */
    public AuditCheck check(@Nullable String after) throws IOException {
        URI uri = base.resolve("/v1/audit/verification" + (after == null ? "" : "?after=" + after));
        var builder = HttpClient.newBuilder();
        try (HttpClient client = (certificate == null ? builder : builder.sslContext(certificate)).build()) {
            var answer = client.send(
                    HttpRequest.newBuilder(uri)
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IOException("the backend at %s answered %d".formatted(base, answer.statusCode()));
            }
            return json.readValue(answer.body(), AuditCheck.class);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
