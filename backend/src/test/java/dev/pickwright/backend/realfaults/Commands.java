package dev.pickwright.backend.realfaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Commands of {@code ./pickwright}, each in a process of its own. */
final class Commands {

    private Commands() {}

    static void backup(Path data, Path file) {
        run("backup", "--data", data.toString(), file.toString());
    }

    static void backup(String database, Path data, Path file) {
        run("backup", "--db", database, "--db-user", CentralDatabase.USER, "--data", data.toString(), file.toString());
    }

    /** What is there is moved aside. */
    static void restore(Path file, Path data) {
        run("restore", "--replace", "--data", data.toString(), file.toString());
    }

    static void restore(Path file, String database, Path data) {
        run("restore", "--db", database, "--db-user", CentralDatabase.USER, "--data", data.toString(), file.toString());
    }

    /** @throws IllegalStateException with what it printed, unless it ends with 0 */
    private static void run(String... words) {
        List<String> command = Launch.command(List.of(), List.of(words));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(words[0] + " failed: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
