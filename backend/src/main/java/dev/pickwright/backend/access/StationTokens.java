package dev.pickwright.backend.access;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.StationProof;
import dev.pickwright.model.access.StationToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** The tokens of stations, good for an hour each; only their hashes are kept. */
@Service
public class StationTokens {

    /** How every token of a station begins. */
    public static final String PREFIX = "pws_";

    private static final Duration LIFE = Duration.ofHours(1);

    private final StationRepository stations;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final Clock clock;

    StationTokens(StationRepository stations, AuditTrail audit, UnitOfWork units, Clock clock) {
        this.stations = stations;
        this.audit = audit;
        this.units = units;
        this.clock = clock;
    }

    /**
     * Gives a token to a station that holds its private key; each assertion is good for one.
     *
     * @throws ProblemException NOT_SIGNED_IN, whatever is wrong, for an unknown or retired station too
     */
    public StationToken prove(StationProof proof) {
        StationAssertion assertion = StationAssertion.read(proof.assertion()).orElseThrow(StationTokens::refused);
        return units.run(() -> {
            Instant now = clock.instant();
            StationRow station = stations.lock(assertion.station())
                    .filter(found ->
                            found.retiredAt() == null && assertion.holds(StationKey.of(found.publicKey()), now))
                    .orElseThrow(StationTokens::refused);
            try {
                stations.insertProof(station.id(), Secrets.hash(assertion.id()), assertion.rememberedUntil(), now);
            } catch (DuplicateKeyException e) {
                throw refused();
            }
            audit.append(station.actor(), AuditEntry.of("station_token").saying("station " + station.name()));
            return issue(station, now);
        });
    }

    /** Whose token it is; empty if it is none, or no longer. Writes once a minute at most that the station asked. */
    public Optional<Actor> stationOf(String token) {
        Instant now = clock.instant();
        var found = stations.byToken(Secrets.hash(token), now);
        found.filter(station -> Minutes.passed(station.lastSeenAt(), now))
                .ifPresent(station -> units.run(() -> stations.seen(station.id(), now, Minutes.before(now))));
        return found.map(StationRow::actor);
    }

    /** A fresh token. Joins the caller's unit of work. */
    StationToken issue(StationRow station, Instant now) {
        String token = PREFIX + Secrets.brief();
        Instant expires = now.plus(LIFE);
        stations.insertToken(station.id(), Secrets.hash(token), expires, now);
        return new StationToken(token, station.view(), expires);
    }

    private static ProblemException refused() {
        return new ProblemException(
                Problem.NOT_SIGNED_IN,
                "This is no valid proof of a station that is enrolled here. Check the station's clock, or enrol it.");
    }
}
