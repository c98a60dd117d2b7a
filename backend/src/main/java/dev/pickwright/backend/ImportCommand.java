package dev.pickwright.backend;

import dev.pickwright.backend.intake.client.ImportClient;
import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Imports a file through the backend that runs on a data folder, else through one that it starts. */
final class ImportCommand {

    private record Address(URI base, String token, @Nullable Path certificate) {}

    private ImportCommand() {}

    /** @return the exit status */
    static int run(Path data, Path file, ImportClient.Wanted wanted, Path rejects) {
        var running = running(data);
        if (running.isPresent()) {
            return hand(running.get(), file, wanted, rejects);
        }
        try (Server server = Server.start(Server.Options.local(data))) {
            return hand(new Address(server.baseUrl(), server.token(), null), file, wanted, rejects);
        }
    }

    @SuppressWarnings("SystemOut") // the person at the terminal reads it
    private static int hand(Address address, Path file, ImportClient.Wanted wanted, Path rejects) {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        return new ImportClient(address.base(), address.token(), address.certificate(), System.out, terminal)
                .run(file, wanted, rejects);
    }

    /** The backend that left its address there, if it still answers. */
    private static Optional<Address> running(Path data) {
        Path file = data.resolve(Server.ADDRESS_FILE);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file);
            Path certificate = lines.size() > 2 ? Path.of(lines.get(2)) : null;
            Address address = new Address(URI.create(lines.get(0)), lines.get(1), certificate);
            return ImportClient.answers(address.base(), certificate) ? Optional.of(address) : Optional.empty();
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
