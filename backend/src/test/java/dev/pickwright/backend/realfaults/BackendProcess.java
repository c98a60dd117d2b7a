package dev.pickwright.backend.realfaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A backend in a process of its own, started as {@code ./pickwright server} starts it. */
final class BackendProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    final String name;
    final Path folder;
    private final List<String> options;
    private final List<String> properties = new ArrayList<>();
    private Process process;
    private Client client;

    /** @param options of the command {@code server} */
    BackendProcess(String name, Path folder, List<String> options) {
        this.name = name;
        this.folder = folder;
        this.options = List.copyOf(options);
    }

    /** A system property of its next start. */
    BackendProcess with(String property, String value) {
        properties.add("-D" + property + "=" + value);
        return this;
    }

    /** Starts it and waits until it serves. @throws IllegalStateException with the end of its log, if it does not */
    BackendProcess start(String... more) {
        begin(List.of(), more);
        return await();
    }

    /** Starts it. @param machine options of the Java machine */
    void begin(List<String> machine, String... more) {
        List<String> words = new ArrayList<>(List.of("server", "--port", "0", "--data", folder.toString()));
        words.addAll(options);
        words.addAll(List.of(more));
        List<String> command = Launch.command(
                Stream.concat(machine.stream(), properties.stream()).toList(), words);
        try {
            Files.createDirectories(Launch.LOGS);
            Files.createDirectories(folder);
            Files.deleteIfExists(address());
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
            RUNNING.add(process);
            process.onExit().thenAccept(RUNNING::remove);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path address() {
        return folder.resolve("backend.address");
    }

    private Path log() {
        return Launch.LOGS.resolve(name + ".log");
    }

    /** Waits until it serves. */
    BackendProcess await() {
        long until = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < until) {
            if (!process.isAlive()) {
                throw new IllegalStateException("%s did not start: %s".formatted(name, end()));
            }
            if (served()) {
                return this;
            }
            pause(50);
        }
        throw new IllegalStateException("%s did not start in time: %s".formatted(name, end()));
    }

    private boolean served() {
        try {
            if (!Files.exists(address())) {
                return false;
            }
            List<String> lines = Files.readAllLines(address());
            client = new Client(URI.create(lines.get(0)), lines.get(1));
            return client.ready();
        } catch (IOException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    private String end() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** How to talk to it since its last start. */
    Client client() {
        return client;
    }

    int port() {
        return client.base().getPort();
    }

    boolean alive() {
        return process != null && process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL; returns when it is dead. */
    void kill() {
        end(process.destroyForcibly());
    }

    /** SIGTERM; returns when it is gone. */
    void stop() {
        process.destroy();
        end(process);
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        if (alive()) {
            kill();
        }
    }
}
