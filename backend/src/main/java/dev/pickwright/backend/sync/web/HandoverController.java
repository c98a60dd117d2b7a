package dev.pickwright.backend.sync.web;

import dev.pickwright.backend.access.Stations;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.platform.web.LargeBody;
import dev.pickwright.backend.sync.handover.Handovers;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.sync.HandoverTaken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was done at a station before it had a central. It is all here before a transaction begins to take it. */
@RestController
@RequestMapping("/v1/sync/handover")
class HandoverController {

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final long MAX_BYTES = 4L * 1024 * 1024 * 1024;

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
            LargeBody.store(lines, body, "The handover", MAX_BYTES, LONGEST, "A handover has at most 4 GB.");
            return handovers.take(actor, station, id, body);
        } finally {
            Files.deleteIfExists(body);
        }
    }
}
