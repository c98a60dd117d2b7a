package dev.pickwright.backend;

import dev.pickwright.backend.intake.client.ImportClient;
import java.io.Console;
import java.nio.file.Path;

/** Imports a file through the backend that runs on a data folder, else through one that it starts. */
final class ImportCommand {

    private ImportCommand() {}

    /** @return the exit status */
    static int run(Path data, Path file, ImportClient.Wanted wanted, Path rejects) {
        var running = RunningBackend.of(data);
        if (running.isPresent()) {
            return hand(running.get(), file, wanted, rejects);
        }
        try (Server server = Server.start(Server.Options.local(data, null))) {
            return hand(new RunningBackend(server.baseUrl(), server.token(), null), file, wanted, rejects);
        }
    }

    @SuppressWarnings("SystemOut") // the person at the terminal reads it
    private static int hand(RunningBackend address, Path file, ImportClient.Wanted wanted, Path rejects) {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        return new ImportClient(address.base(), address.token(), address.certificate(), System.out, terminal)
                .run(file, wanted, rejects);
    }
}
