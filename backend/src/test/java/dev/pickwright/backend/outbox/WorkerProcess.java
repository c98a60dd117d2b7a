package dev.pickwright.backend.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A worker in a process of its own, seen from the outside. */
final class WorkerProcess {

    final String name = "worker-" + UUID.randomUUID();
    private final Process process;
    private final CountDownLatch started = new CountDownLatch(1);

    WorkerProcess(String url, Sink sink, Duration lease, int producing, OutboxWorker.Halt halt) {
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
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            Path.of("target", "outbox-workers.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.equals("STARTED")) {
                    started.countDown();
                }
            }
        } catch (IOException e) {
            // It was killed.
        }
    }

    void awaitStart() throws InterruptedException {
        if (!started.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " did not start");
        }
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

    /** Waits for its end. @return its exit code */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " did not end");
        }
        return process.exitValue();
    }
}
