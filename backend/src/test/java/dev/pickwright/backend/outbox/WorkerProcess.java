package dev.pickwright.backend.outbox;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A worker in a process of its own, seen from the outside. */
final class WorkerProcess {

    final String name = "worker-" + UUID.randomUUID();
    private final Process process;
    private final Sink sink;

    WorkerProcess(String url, Sink sink, Duration lease, int producing, OutboxWorker.Halt halt) {
        this.sink = sink;
        try {
            process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xshare:auto",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx128m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            OutboxWorker.class.getName(),
                            url,
                            name,
                            String.valueOf(sink.port()),
                            String.valueOf(lease.toMillis()),
                            String.valueOf(producing),
                            halt.name()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            Path.of("target", "outbox-workers.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until its relay runs. */
    void awaitStart() {
        await().atMost(Duration.ofSeconds(60)).until(() -> sink.figures().containsKey(name));
    }

    /** SIGKILL; returns when it is dead. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    void pause() {
        signal("-STOP");
    }

    void resume() {
        signal("-CONT");
    }

    private void signal(String what) {
        try {
            new ProcessBuilder("kill", what, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end. @return its exit code */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " did not end");
        }
        return process.exitValue();
    }
}
