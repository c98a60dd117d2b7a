package dev.pickwright.backend.access;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.secret.Vault;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Warehouse;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.EnrolStation;
import dev.pickwright.model.access.InviteStation;
import dev.pickwright.model.access.StationCode;
import dev.pickwright.model.access.StationToken;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** How a station comes in: by a code that a supervisor asked for, with a public key of its own. */
@Service
public class StationEnrolment {

    /**
     * What asking for a code leaves behind, fit to be stored: {@link #shown} opens it.
     *
     * @param sealed the code, sealed
     */
    public record Invited(String sealed, String name, String warehouse, Instant expiresAt) {}

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final StationRepository stations;
    private final StationCodeRepository codes;
    private final StationTokens tokens;
    private final Warehouses warehouses;
    private final Vault vault;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final IdSource ids;
    private final Clock clock;
    private final CodeGuesses guesses = new CodeGuesses(TimeMeter.SYSTEM_NANOTIME);

    StationEnrolment(
            StationRepository stations,
            StationCodeRepository codes,
            StationTokens tokens,
            Warehouses warehouses,
            Vault vault,
            AuditTrail audit,
            UnitOfWork units,
            IdSource ids,
            Clock clock) {
        this.stations = stations;
        this.codes = codes;
        this.tokens = tokens;
        this.warehouses = warehouses;
        this.vault = vault;
        this.audit = audit;
        this.units = units;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a code by which one station may enrol within ten minutes.
     *
     * @throws ProblemException NOT_ALLOWED if the actor may not work at that site; CODE_TAKEN if the name is
     */
    public Invited invite(Actor actor, InviteStation wanted) {
        Warehouse site = warehouses
                .byCode(wanted.warehouse())
                .orElseThrow(() -> new ProblemException(
                        Problem.REQUEST_INVALID,
                        "There is no warehouse %s.".formatted(wanted.warehouse()),
                        Map.of("field", "warehouse")));
        if (!actor.mayWorkAt(site.id())) {
            throw new ProblemException(
                    Problem.NOT_ALLOWED, "%s enrols no stations at %s.".formatted(actor.name(), site.code()));
        }
        return units.run(() -> {
            if (stations.byName(wanted.name()).isPresent()) {
                throw Stations.taken(wanted.name());
            }
            Instant now = clock.instant();
            Instant expires = now.plus(LIFE);
            String code = EnrolCode.fresh();
            var by = actor.operator() == null ? null : actor.operator().value();
            codes.insert(
                    EnrolCode.hash(code),
                    new StationCodeRepository.Invitation(wanted.name(), site.id(), by),
                    now,
                    expires);
            audit.append(
                    actor,
                    AuditEntry.of("invite_station").saying("station %s at %s".formatted(wanted.name(), site.code())));
            return new Invited(vault.seal(code), wanted.name(), site.code(), expires);
        });
    }

    /** The answer to who asked for a code. */
    public StationCode shown(Invited invited) {
        String code = vault.open(invited.sealed())
                .orElseThrow(() -> new IllegalStateException("the secrets key changed since this code was made"));
        return new StationCode(code, invited.name(), invited.warehouse(), invited.expiresAt());
    }

    /**
     * Lets the station in, and uses the code up.
     *
     * @throws ProblemException STATION_CODE_REFUSED if the code is wrong, used or too old; RATE_LIMITED after too many
     *     such; REQUEST_INVALID if the key is none; CODE_TAKEN if another station got the name since
     */
    public StationToken enrol(EnrolStation request) {
        StationKey key = key(request);
        guesses.charge();
        Optional<StationToken> enrolled = units.run(() -> {
            Instant now = clock.instant();
            var invited = codes.use(EnrolCode.hash(request.code()), now);
            if (invited.isEmpty()) {
                audit.append(Actor.system("enrolment"), AuditEntry.of("station_code_refused"));
            }
            return invited.map(known -> write(known, key, now));
        });
        StationToken token = enrolled.orElseThrow(() -> new ProblemException(
                Problem.STATION_CODE_REFUSED,
                "This code is wrong, was used, or is older than ten minutes. Ask a supervisor for another."));
        guesses.giveBack();
        return token;
    }

    private StationToken write(StationCodeRepository.Invitation invited, StationKey key, Instant now) {
        var id = ids.next();
        try {
            stations.insert(id, invited, key.text(), now);
        } catch (DuplicateKeyException e) {
            throw Stations.taken(invited.name());
        }
        StationRow station = stations.byId(id).orElseThrow();
        audit.append(
                station.actor(),
                AuditEntry.of("enrol_station")
                        .saying("station %s, key %s".formatted(station.name(), key.fingerprint())));
        return tokens.issue(station, now);
    }

    private static StationKey key(EnrolStation request) {
        try {
            return StationKey.of(request.publicKey());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.REQUEST_INVALID,
                    "public_key is no P-256 public key: send its X.509 form in base64.",
                    Map.of("field", "public_key"));
        }
    }
}
