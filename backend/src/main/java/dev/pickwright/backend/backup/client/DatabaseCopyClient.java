package dev.pickwright.backend.backup.client;

import dev.pickwright.backend.backup.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Fetches a copy of the database file from the backend that has it open. */
public final class DatabaseCopyClient {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final URI base;
    private final String token;
    private final @Nullable SSLContext certificate;

    /** @param certificate trusts what the backend must show; null without TLS */
    public DatabaseCopyClient(URI base, String token, @Nullable SSLContext certificate) {
        this.base = base;
        this.token = token;
        this.certificate = certificate;
    }

    /** @param target a file that is not there yet. @throws IOException if the backend does not answer, or refuses */
    public void fetch(Path target) throws IOException {
        var builder = HttpClient.newBuilder();
        try (HttpClient client = (certificate == null ? builder : builder.sslContext(certificate)).build()) {
            var answer = client.send(
                    HttpRequest.newBuilder(base.resolve("/v1/database-copy"))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofFile(target));
            if (answer.statusCode() == NOT_FOUND) {
                throw Refused.because("The backend at %s keeps its data elsewhere: name its database with --db.", base);
            }
            if (answer.statusCode() != OK) {
                throw new IOException("the backend at %s answered %d".formatted(base, answer.statusCode()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
