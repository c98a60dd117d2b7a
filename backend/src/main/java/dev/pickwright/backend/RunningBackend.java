package dev.pickwright.backend;

import dev.pickwright.backend.intake.client.ImportClient;
import dev.pickwright.backend.intake.client.KnownCertificate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The backend that runs on a data folder.
 *
 * @param certificate the one it shows; null if it speaks plain HTTP
 */
record RunningBackend(URI base, String token, @Nullable Path certificate) {

    /** The one that left its address there, if it still answers. */
    static Optional<RunningBackend> of(Path data) {
        Path file = data.resolve(Server.ADDRESS_FILE);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file);
            Path certificate = lines.size() > 2 ? Path.of(lines.get(2)) : null;
            var running = new RunningBackend(URI.create(lines.get(0)), lines.get(1), certificate);
            return ImportClient.answers(running.base(), certificate) ? Optional.of(running) : Optional.empty();
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Trusts the certificate alone; null without TLS. */
    @Nullable
    SSLContext trusted() {
        return certificate == null ? null : KnownCertificate.of(certificate);
    }
}
