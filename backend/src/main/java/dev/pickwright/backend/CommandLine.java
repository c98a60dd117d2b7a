package dev.pickwright.backend;

import dev.pickwright.backend.intake.client.ImportClient;
import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.EraseCustomer;
import dev.pickwright.model.intake.ImportKind;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was typed after {@code pickwright}: a command, options, at most one file. */
final class CommandLine {

    private static final int DEFAULT_PORT = 8080;

    private final List<String> words;

    CommandLine(String... args) {
        this.words = new ArrayList<>(List.of(args));
    }

    /**
     * Runs the command.
     *
     * @return the exit status; a server that started returns 0 and lives on
     * @throws IllegalArgumentException if the words make no sense
     */
    int run() {
        String command = words.isEmpty() ? "server" : words.removeFirst();
        Path data = option("--data").map(Path::of).orElseGet(DataFolder::usual);
        return switch (command) {
            case "server" -> server(data);
            case "import" -> importFile(data);
            case "audit" -> audit(data);
            case "backup" -> backup(data);
            case "restore" -> restore(data);
            case "erase-customer" -> eraseCustomer(data);
            default -> throw new IllegalArgumentException("'%s' is no command. Try --help.".formatted(command));
        };
    }

    private int server(Path data) {
        int port = option("--port").map(CommandLine::port).orElse(DEFAULT_PORT);
        var options = new Server.Options(
                data,
                port,
                "0.0.0.0",
                option("--db").orElse(null),
                option("--db-user").orElse(null),
                option("--db-password-file").map(Path::of).orElse(null),
                option("--secrets-key").map(Path::of).orElse(null),
                option("--kafka").orElse(null),
                option("--kafka-properties").map(Path::of).orElse(null),
                tls(),
                flag("--demo"),
                station(),
                option("--otlp").map(CommandLine::collector).orElse(null),
                flag("--json-logs"));
        nothingLeft();
        Server.start(options);
        return 0;
    }

    private @Nullable StationStart station() {
        var central = option("--central").map(CommandLine::central);
        var code = option("--station-code");
        var certificate = option("--central-certificate").map(Path::of);
        if (central.isEmpty() && (code.isPresent() || certificate.isPresent())) {
            throw new IllegalArgumentException(
                    "--station-code and --central-certificate go with --central. Try --help.");
        }
        return central.map(uri -> new StationStart(uri, code.orElse(null), certificate.orElse(null)))
                .orElse(null);
    }

    private static URI central(String text) {
        try {
            URI uri = new URI(text.replaceAll("/$", ""));
            if (uri.getHost() != null
                    && String.valueOf(uri.getRawPath()).isEmpty()
                    && List.of("http", "https").contains(uri.getScheme())) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(notACentral(text), e);
        }
        throw new IllegalArgumentException(notACentral(text));
    }

    private static String notACentral(String text) {
        return "--central takes the address of a server, such as https://pickwright.example:8080, not '%s'."
                .formatted(text);
    }

    private Tls.@Nullable Wanted tls() {
        boolean own = flag("--tls");
        var certificate = option("--tls-certificate").map(Path::of);
        var key = option("--tls-key").map(Path::of);
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException("--tls-certificate and --tls-key go together. Try --help.");
        }
        return own || certificate.isPresent() ? new Tls.Wanted(certificate.orElse(null), key.orElse(null)) : null;
    }

    private int importFile(Path data) {
        var wanted = new ImportClient.Wanted(
                option("--kind").map(CommandLine::kind).orElse(ImportKind.ORDERS),
                option("--warehouse").orElse(null),
                flag("--create-skus"));
        var rejects = option("--rejects").map(Path::of);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("import wants the CSV file to read. Try --help.");
        }
        Path file = Path.of(words.removeFirst());
        nothingLeft();
        return ImportCommand.run(data, file, wanted, rejects.orElse(Path.of(file + ".rejects.csv")));
    }

    @SuppressWarnings("SystemOut") // the person at the terminal reads it
    private int eraseCustomer(Path data) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("erase-customer wants the customer's name. Try --help.");
        }
        var customer = new EraseCustomer(words.removeFirst());
        nothingLeft();
        return EraseCommand.run(data, customer, System.out);
    }

    @SuppressWarnings("SystemOut") // the person at the terminal reads it
    private int audit(Path data) {
        var command = new AuditCommand(source(data), System.out);
        String what = words.isEmpty() ? "" : words.removeFirst();
        Optional<Path> file = words.isEmpty() ? Optional.empty() : Optional.of(Path.of(words.removeFirst()));
        nothingLeft();
        if (what.equals("export")) {
            return command.export(
                    file.orElseThrow(() -> new IllegalArgumentException("audit export wants a file to write.")));
        }
        if (!what.equals("verify")) {
            throw new IllegalArgumentException("audit takes verify or export. Try --help.");
        }
        return file.map(command::verify).orElseGet(command::verify);
    }

    private Source source(Path data) {
        return new Source(
                data,
                option("--db").orElse(null),
                option("--db-user").orElse(null),
                option("--db-password-file").map(Path::of).orElse(null));
    }

    private int backup(Path data) {
        return backupCommand("backup", data).backup();
    }

    private int restore(Path data) {
        boolean replace = flag("--replace");
        return backupCommand("restore", data).restore(replace);
    }

    @SuppressWarnings("SystemOut") // the person at the terminal reads it
    private BackupCommand backupCommand(String name, Path data) {
        Source source = source(data);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("%s wants the backup file. Try --help.".formatted(name));
        }
        Path file = Path.of(words.removeFirst());
        nothingLeft();
        return new BackupCommand(source, file, System.out);
    }

    private static ImportKind kind(String text) {
        try {
            return Wire.read(ImportKind.class, text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--kind takes orders, skus, bins or stock, not '%s'.".formatted(text), e);
        }
    }

    private static URI collector(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(notACollector(text), e);
        }
        throw new IllegalArgumentException(notACollector(text));
    }

    private static String notACollector(String text) {
        return "--otlp takes the address of a collector, such as http://localhost:4318, not '%s'.".formatted(text);
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--port takes a number from 0 to 65535, not '%s'.".formatted(text), e);
        }
        throw new IllegalArgumentException("--port takes a number from 0 to 65535, not '%s'.".formatted(text));
    }

    private Optional<String> option(String name) {
        int at = words.indexOf(name);
        if (at < 0) {
            return Optional.empty();
        }
        if (at + 1 == words.size()) {
            throw new IllegalArgumentException("%s needs a value after it. Try --help.".formatted(name));
        }
        words.remove(at);
        return Optional.of(words.remove(at));
    }

    private boolean flag(String name) {
        return words.remove(name);
    }

    private void nothingLeft() {
        if (!words.isEmpty()) {
            throw new IllegalArgumentException("'%s' is not understood. Try --help.".formatted(words.getFirst()));
        }
    }
}
