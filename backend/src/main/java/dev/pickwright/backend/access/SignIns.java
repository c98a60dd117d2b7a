package dev.pickwright.backend.access;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.access.OperatorView;
import dev.pickwright.model.access.SignIn;
import dev.pickwright.model.access.SignedIn;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Sessions of operators: opened by badge and PIN, locked, resumed by the badge alone, ended. */
@Service
public class SignIns {

    private static final Duration SHIFT = Duration.ofHours(12);
    private static final Duration RESUMABLE = Duration.ofHours(8);

    private final PinCheck check;
    private final Pins pins;
    private final LockOut lockOut;
    private final OperatorRepository operators;
    private final OperatorQueries places;
    private final SessionRepository sessions;
    private final Warehouses warehouses;
    private final AuditTrail audit;
    private final ObjectProvider<StationRules> stationRules;
    private final UnitOfWork units;
    private final IdSource ids;
    private final Clock clock;

    SignIns(
            PinCheck check,
            Pins pins,
            LockOut lockOut,
            OperatorRepository operators,
            OperatorQueries places,
            SessionRepository sessions,
            Warehouses warehouses,
            AuditTrail audit,
            ObjectProvider<StationRules> stationRules,
            UnitOfWork units,
            IdSource ids,
            Clock clock) {
        this.check = check;
        this.pins = pins;
        this.lockOut = lockOut;
        this.operators = operators;
        this.places = places;
        this.sessions = sessions;
        this.warehouses = warehouses;
        this.audit = audit;
        this.stationRules = stationRules;
        this.units = units;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Opens a session by badge and PIN, or resumes one by the badge alone. An enrolled station is taken by its own
     * name, whatever name the request gives.
     *
     * @param asker the station
     * @throws ProblemException SIGN_IN_REFUSED if badge and PIN do not belong together; SIGN_IN_LOCKED after too many
     *     wrong PINs; PIN_NEEDED if there is no session to resume; NOT_ALLOWED if the operator may not work at the
     *     station's warehouse; OFFLINE_TOO_LONG if this is a station that has not heard of its central for too long;
     *     STATION_NOT_READY if it does not know yet who works here
     */
    public SignedIn signIn(Actor asker, SignIn request) {
        StationRules rules = stationRules.getIfAvailable();
        Actor known = rules == null ? asker : rules.standing(asker);
        Actor standing = known.station() == null ? known.at(request.station()) : known;
        if (request.pin() == null) {
            return resume(standing, request.badge());
        }
        if (rules != null) {
            rules.requireContact();
        }
        return open(standing, request.badge(), request.pin());
    }

    private SignedIn open(Actor station, String badge, String pin) {
        PinCheck.Right right =
                check.check(station, badge, pin, "sign_in_refused").orElseThrow(SignIns::refused);
        OperatorRow row = right.operator();
        Set<WarehouseId> sites = sites(row);
        WarehouseId site = station.warehouse() == null ? row.home() : station.warehouse();
        if (!sites.isEmpty() && !sites.contains(site)) {
            throw elsewhere(station, right, sites, site);
        }
        String stronger = pins.weak(row.pinHash()) ? pins.hash(pin) : null;
        return units.run(() -> opened(station, right, sites, site, stronger)).orElseThrow(SignIns::refused);
    }

    /** Empty if the operator's PIN was changed, or the operator retired, while the old one was looked at. */
    private Optional<SignedIn> opened(
            Actor station, PinCheck.Right right, Set<WarehouseId> sites, WarehouseId site, @Nullable String stronger) {
        OperatorRow row = right.operator();
        lockOut.giveBack(right.charge());
        OperatorRow now = operators.findLockedById(row.id()).orElseThrow();
        if (now.retiredAt() != null || !now.pinHash().equals(row.pinHash())) {
            return Optional.empty();
        }
        if (stronger != null) {
            places.rehash(row.id(), row.pinHash(), stronger);
        }
        Instant at = clock.instant();
        Instant expires = at.plus(SHIFT);
        String name = Objects.requireNonNull(station.station());
        String secret = Secrets.fresh();
        sessions.endAt(row.id(), name, at);
        sessions.insert(ids.next(), Secrets.hash(secret), row.id(), site.value(), name, at, expires);
        audit.append(actor(row, name, site, sites), AuditEntry.of("sign_in"));
        stationRules.ifAvailable(rules -> rules.signedIn(new OperatorId(row.id())));
        return Optional.of(new SignedIn(secret, view(row, site), expires, false));
    }

    private ProblemException elsewhere(Actor station, PinCheck.Right right, Set<WarehouseId> sites, WarehouseId site) {
        OperatorRow row = right.operator();
        String name = Objects.requireNonNull(station.station());
        String code = warehouses.byId(site).code();
        units.run(() -> {
            lockOut.giveBack(right.charge());
            audit.append(
                    actor(row, name, row.home(), sites),
                    AuditEntry.of("sign_in_refused").saying("not at " + code));
        });
        return new ProblemException(
                Problem.NOT_ALLOWED,
                "%s may not work at warehouse %s, where this station stands. An administrator can allow it."
                        .formatted(row.name(), code));
    }

    private SignedIn resume(Actor station, String badge) {
        String name = Objects.requireNonNull(station.station());
        return units.run(() -> {
            Instant now = clock.instant();
            var session = sessions.resumable(badge, name, now.minus(RESUMABLE), now)
                    .filter(found ->
                            station.warehouse() == null || station.warehouse().equals(found.site()))
                    .orElseThrow(SignIns::pinNeeded);
            String secret = Secrets.fresh();
            Instant expires = sessions.renew(session.id(), Secrets.hash(secret)).orElseThrow(SignIns::pinNeeded);
            audit.append(Access.actor(session), AuditEntry.of("resume"));
            return new SignedIn(secret, view(session.operator(), session.site()), expires, true);
        });
    }

    /** Takes the session's secret away; the badge alone resumes it at the same station. */
    public void lock(Actor operator, String session) {
        units.run(() -> {
            sessions.lock(Secrets.hash(session), clock.instant());
            audit.append(operator, AuditEntry.of("lock"));
        });
    }

    public void signOut(Actor operator, String session) {
        units.run(() -> {
            sessions.end(Secrets.hash(session), clock.instant());
            audit.append(operator, AuditEntry.of("sign_out"));
            stationRules.ifAvailable(rules -> rules.signedOut(operator.requireOperator()));
        });
    }

    /** The operator as their own screen shows them. */
    OperatorView view(OperatorRow row, WarehouseId site) {
        return new OperatorView(
                new OperatorId(row.id()),
                row.badge(),
                row.name(),
                row.roles(),
                warehouses.byId(site).code(),
                row.language(),
                row.textSize());
    }

    /** Where the operator may work; empty for all. */
    Set<WarehouseId> sites(OperatorRow row) {
        return row.sites(places.otherWarehouses(List.of(row.id())).getOrDefault(row.id(), List.of()).stream()
                .map(place -> new WarehouseId(place.id()))
                .collect(Collectors.toSet()));
    }

    private static Actor actor(OperatorRow row, String station, WarehouseId site, Set<WarehouseId> sites) {
        return Actor.operator(new OperatorId(row.id()), row.name(), station, site, sites, row.roles());
    }

    private static ProblemException refused() {
        return new ProblemException(
                Problem.SIGN_IN_REFUSED,
                "Badge and PIN do not belong together. Scan the badge again, then type the PIN.");
    }

    private static ProblemException pinNeeded() {
        return new ProblemException(Problem.PIN_NEEDED, "Type the PIN that belongs to this badge.");
    }
}
