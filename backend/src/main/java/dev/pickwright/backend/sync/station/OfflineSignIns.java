package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.access.StationRules;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.sync.http.CentralClient;
import dev.pickwright.backend.sync.http.Enrolment;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Signing in at a station, with or without central: by the copies of the operators, for as long as these can be trusted. */
@Component
@AtStation
class OfflineSignIns implements StationRules {

    private static final Duration LONGEST = Duration.ofDays(14);

    private final CentralClient central;
    private final ContactLog contacts;
    private final StationStateRepository state;
    private final Warehouses warehouses;
    private final StationLog log;
    private final IdSource ids;
    private final Clock clock;

    OfflineSignIns(
            CentralClient central,
            ContactLog contacts,
            StationStateRepository state,
            Warehouses warehouses,
            StationLog log,
            IdSource ids,
            Clock clock) {
        this.central = central;
        this.contacts = contacts;
        this.state = state;
        this.warehouses = warehouses;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Actor standing(Actor asker) {
        if (asker.kind() != Actor.Kind.PRODUCT) {
            return asker;
        }
        Enrolment known = central.enrolment();
        return Optional.ofNullable(known.warehouse())
                .flatMap(warehouses::byCode)
                .map(site -> Actor.station(String.valueOf(known.name()), site.id()))
                .orElse(asker);
    }

    @Override
    public void requireContact() {
        Optional<Instant> last = contacts.last();
        if (last.isEmpty()) {
            throw refused("This station has not heard of central yet. Connect it to central, then sign in.");
        }
        if (Duration.between(last.get(), clock.instant()).compareTo(LONGEST) > 0) {
            throw refused(
                    "This station last heard of central more than %d days ago. Connect it to central, then sign in."
                            .formatted(LONGEST.toDays()));
        }
        if (!state.knowsPeople()) {
            throw new ProblemException(
                    Problem.STATION_NOT_READY,
                    "This station is still fetching from central who works here. Try again in a moment.",
                    Map.of("retry_after_seconds", 1));
        }
    }

    private static ProblemException refused(String sentence) {
        return new ProblemException(Problem.OFFLINE_TOO_LONG, sentence);
    }

    @Override
    public void signedIn(OperatorId operator) {
        record(OperationType.SIGN_IN, operator);
    }

    @Override
    public void signedOut(OperatorId operator) {
        record(OperationType.SIGN_OUT, operator);
    }

    private void record(OperationType type, OperatorId operator) {
        log.append(new StationLog.Done(new OperationId(ids.next()), type, List.of(), null, operator, null, "{}", "{}"));
    }
}
