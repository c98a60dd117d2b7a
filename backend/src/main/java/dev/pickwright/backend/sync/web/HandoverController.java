package dev.pickwright.backend.sync.web;

import dev.pickwright.backend.access.Stations;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.sync.Handovers;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.sync.HandoverTaken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was done at a station before it had a central. It is all here before a transaction begins to take it. */
@RestController
@RequestMapping("/v1/sync/handover")
class HandoverController {

    private static final long MAX_BYTES = 4L * 1024 * 1024 * 1024;
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(30);
    private static final int CHUNK = 64 * 1024;

    private final Handovers handovers;
    private final Stations stations;
    private final Path folder;

    HandoverController(Handovers handovers, Stations stations, @Value("${pickwright.data}") Path folder) {
        this.handovers = handovers;
        this.stations = stations;
        this.folder = folder;
    }

    @Allow(stations = true)
    @PutMapping("/{id}")
    HandoverTaken take(Actor actor, @PathVariable UUID id, InputStream lines) throws IOException {
        StationId station = stations.own(actor).id();
        Path body = Files.createTempFile(Files.createDirectories(folder), "handover-", ".ndjson");
        try {
            store(lines, body);
            return handovers.take(actor, station, id, body);
        } finally {
            Files.deleteIfExists(body);
        }
    }

    private static void store(InputStream in, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] chunk = new byte[CHUNK];
            long total = 0;
            long end = System.nanoTime() + LONGEST_NANOS;
            for (int read = next(in, chunk); read >= 0; read = next(in, chunk)) {
                total += read;
                if (System.nanoTime() - end > 0) {
                    throw new ProblemException(Problem.REQUEST_INVALID, "The handover took too long to arrive.");
                }
                if (total > MAX_BYTES) {
                    throw new ProblemException(Problem.TOO_LARGE, "A handover has at most 4 GB.");
                }
                out.write(chunk, 0, read);
            }
        }
    }

    private static int next(InputStream in, byte[] chunk) {
        try {
            return in.read(chunk);
        } catch (IOException e) {
            throw new ProblemException(Problem.REQUEST_INVALID, "The handover did not arrive whole.");
        }
    }
}
