package dev.pickwright.backend.sync.handover;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.ReferenceChanges;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.sync.copies.RowStore;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.sync.HandoverConflict.Why;
import dev.pickwright.model.sync.HandoverTaken;
import dev.pickwright.model.warehouse.WarehouseId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Central: takes what was done at a station before it had a central, all of it or nothing. What both have by the same code
 * stays as central has it.
 */
@Service
public class Handovers {

    private static final Logger log = LoggerFactory.getLogger(Handovers.class);

    private final HandoverRepository handovers;
    private final RowStore rows;
    private final ReferenceChanges changes;
    private final AuditTrail trail;
    private final UnitOfWork units;
    private final JsonMapper json;
    private final Clock clock;

    Handovers(
            HandoverRepository handovers,
            RowStore rows,
            ReferenceChanges changes,
            AuditTrail trail,
            UnitOfWork units,
            JsonMapper json,
            Clock clock) {
        this.handovers = handovers;
        this.rows = rows;
        this.changes = changes;
        this.trail = trail;
        this.units = units;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Takes it, or tells that it was taken.
     *
     * @param self the station
     * @param body lines as {@link HandoverLines} reads them
     * @throws ProblemException HANDOVER_REFUSED with all that does not fit; REQUEST_INVALID
     */
    public HandoverTaken take(Actor self, StationId station, UUID id, Path body) {
        try {
            return units.run(() -> {
                var known = handovers.known(id, station);
                if (known.isEmpty()) {
                    return fresh(self, station, id, body);
                }
                HandoverTaken taken = known.get().taken();
                if (!taken.id().equals(id) || !known.get().station().equals(station)) {
                    throw HandoverConflicts.refused(Why.HANDED_OVER, self.name());
                }
                return taken;
            });
        } catch (IllegalArgumentException | DateTimeException e) {
            log.info("What station {} handed over cannot be read", self.name(), e);
            throw new ProblemException(Problem.REQUEST_INVALID, "A value of the handover is none of its column.");
        }
    }

    private HandoverTaken fresh(Actor self, StationId station, UUID id, Path body) {
        WarehouseId own = Objects.requireNonNull(self.warehouse(), "a station stands in a warehouse");
        HandoverRun run = new HandoverRun(id, own, begin(id, station), rows, handovers, changes);
        try {
            HandoverLines.read(json, body, run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!run.conflicts().none()) {
            throw run.conflicts().refused();
        }
        var taken = new HandoverTaken(
                id, clock.instant().truncatedTo(ChronoUnit.MICROS), run.count(), run.matched(), run.renumbered());
        handovers.end(taken);
        String counts = "%d rows, %d of them central's own, %d renumbered"
                .formatted(taken.rows(), taken.matched(), taken.renumbered());
        trail.append(self, AuditEntry.of("hand_over").saying(counts));
        log.info("Station {} handed over what it had before: {}", self.name(), counts);
        return taken;
    }

    private int begin(UUID id, StationId station) {
        try {
            return handovers.begin(id, station, clock.instant());
        } catch (DuplicateKeyException e) {
            throw new ProblemException(
                    Problem.STILL_RUNNING,
                    "The same is being handed over; ask again in a moment.",
                    Map.of("retry_after_seconds", 5));
        }
    }
}
