package dev.pickwright.backend.access;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.Page;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.StationDevices;
import dev.pickwright.model.access.StationFacts;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.access.StationView;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** The stations that are enrolled here, and those that were. Each change is audited by the station's name. */
@Service
public class Stations {

    private final StationRepository stations;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final Clock clock;

    Stations(StationRepository stations, AuditTrail audit, UnitOfWork units, Clock clock) {
        this.stations = stations;
        this.audit = audit;
        this.units = units;
        this.clock = clock;
    }

    /** In the order in which they enrolled, at the actor's sites. @param after the id of the last one before the page */
    public Page<StationView> list(Actor actor, @Nullable StationId after, int limit) {
        List<StationView> page = stations.list(after == null ? null : after.value(), limit, actor.warehouses()).stream()
                .map(StationRow::view)
                .toList();
        return new Page<>(page, page.size() == limit ? page.getLast().id().toString() : null);
    }

    /** @throws ProblemException NOT_FOUND; NOT_ALLOWED if it stands where the actor may not work */
    public StationView byId(Actor actor, StationId id) {
        StationRow station = stations.byId(id.value()).orElseThrow(() -> unknown(id));
        requireSite(actor, station);
        return station.view();
    }

    /** The one that asks, or at which the operator stands. @throws ProblemException NOT_FOUND if it is not enrolled */
    public StationView own(Actor actor) {
        String name = actor.station();
        return (name == null ? Optional.<StationRow>empty() : stations.byName(name))
                .filter(station -> station.name().equals(name))
                .map(StationRow::view)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "This is no enrolled station."));
    }

    /** @throws ProblemException NOT_FOUND; NOT_ALLOWED; VERSION_STALE; CODE_TAKEN; TRANSITION_REFUSED if retired */
    public StationView change(Command command, StationId id, StationFacts facts) {
        return units.run(() -> {
            StationRow before = locked(command, id);
            if (before.retiredAt() != null) {
                throw new ProblemException(
                        Problem.TRANSITION_REFUSED, "Station %s is retired.".formatted(before.name()));
            }
            try {
                stations.change(id.value(), facts);
            } catch (DuplicateKeyException e) {
                throw taken(facts.name());
            }
            if (!before.name().equals(facts.name())) {
                stations.renameSessions(before.name(), facts.name());
            }
            audit.append(
                    command.actor(),
                    AuditEntry.of("change_station")
                            .change(before.name(), facts.name())
                            .saying("printer %s, scale %s".formatted(facts.printer(), facts.scale())));
            return byId(command.actor(), id);
        });
    }

    /** {@link #change} of what is attached to {@link #own}. */
    public StationView changeOwn(Command command, StationDevices devices) {
        StationView own = own(command.actor());
        return change(command, own.id(), new StationFacts(own.name(), devices.printer(), devices.scale()));
    }

    /**
     * From the next request on it gets nothing, nor do the operators who are signed in there; its name is free.
     * Retiring it again changes nothing.
     *
     * @throws ProblemException NOT_FOUND; NOT_ALLOWED if it stands where the actor may not work
     */
    public StationView retire(Command command, StationId id) {
        return units.run(() -> {
            StationRow station = locked(command, id);
            if (station.retiredAt() == null) {
                stations.retire(station, clock.instant());
                audit.append(command.actor(), AuditEntry.of("retire_station").saying("station " + station.name()));
            }
            return byId(command.actor(), id);
        });
    }

    static ProblemException taken(String name) {
        return new ProblemException(
                Problem.CODE_TAKEN,
                "There is a station '%s' already; retire it first, or choose another name.".formatted(name),
                Map.of("field", "name"));
    }

    private StationRow locked(Command command, StationId id) {
        StationRow station = stations.lock(id.value()).orElseThrow(() -> unknown(id));
        requireSite(command.actor(), station);
        command.requireVersion("Station " + station.name(), station.version());
        return station;
    }

    private static void requireSite(Actor actor, StationRow station) {
        if (!actor.mayWorkAt(station.site())) {
            throw new ProblemException(
                    Problem.NOT_ALLOWED, "%s does not work at %s.".formatted(actor.name(), station.siteCode()));
        }
    }

    private static ProblemException unknown(StationId id) {
        return new ProblemException(Problem.NOT_FOUND, "There is no station %s.".formatted(id));
    }
}
