package dev.pickwright.backend.access;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Barcodes;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.access.OperatorView;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.SignIn;
import dev.pickwright.model.access.SignedIn;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Who may come in. Secrets are kept as hashes only; five wrong PINs lock a badge for a minute. */
@Service
public class Access {

    private static final Duration SHIFT = Duration.ofHours(12);

    private final OperatorRepository operators;
    private final SessionRepository sessions;
    private final Warehouses warehouses;
    private final Barcodes barcodes;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final IdSource ids;
    private final Clock clock;
    private final PasswordEncoder pins = new BCryptPasswordEncoder(8);

    Access(
            OperatorRepository operators,
            SessionRepository sessions,
            Warehouses warehouses,
            Barcodes barcodes,
            AuditTrail audit,
            UnitOfWork units,
            IdSource ids,
            Clock clock) {
        this.operators = operators;
        this.sessions = sessions;
        this.warehouses = warehouses;
        this.barcodes = barcodes;
        this.audit = audit;
        this.units = units;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Begins a session of twelve hours.
     *
     * @throws ProblemException SIGN_IN_REFUSED if badge and PIN do not belong together; SIGN_IN_LOCKED after five
     *     wrong PINs, for a minute
     */
    public SignedIn signIn(SignIn request) {
        var outcome = units.run(() -> attempt(request));
        return outcome.orElseThrow(() -> new ProblemException(
                Problem.SIGN_IN_REFUSED,
                "Badge and PIN do not belong together. Scan the badge again, then type the PIN."));
    }

    /** Empty when refused: the failure must be counted, so it is no exception inside the unit of work. */
    private Optional<SignedIn> attempt(SignIn request) {
        Instant now = clock.instant();
        var found = operators.findByBadge(request.badge());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        OperatorRow row = found.get();
        if (request.pin() == null || !pins.matches(request.pin(), row.pinHash())) {
            audit.append(
                    Actor.system("sign-in"), AuditEntry.of("sign_in_refused").change(null, row.badge()));
            return Optional.empty();
        }
        String secret = Secrets.fresh();
        sessions.insert(
                ids.next(), Secrets.hash(secret), row.id(), row.warehouseId(), request.station(), now, now.plus(SHIFT));
        audit.append(actor(row, request.station()), AuditEntry.of("sign_in"));
        return Optional.of(new SignedIn(secret, view(row), now.plus(SHIFT), false));
    }

    public void signOut(Actor actor, String session) {
        units.run(() -> {
            sessions.end(Secrets.hash(session), clock.instant());
            audit.append(actor, AuditEntry.of("sign_out"));
        });
    }

    /** The operator of a session that has neither ended nor expired. */
    public Optional<Actor> operatorOf(String session) {
        return sessions.find(Secrets.hash(session), clock.instant())
                .map(found -> actor(found.operator(), found.station()));
    }

    /** The system a key belongs to. */
    public Optional<Actor> systemOf(String key) {
        return sessions.keyName(Secrets.hash(key)).map(Actor::system);
    }

    /** Makes an administrator key unless there is any key already. The secret is returned once and kept nowhere. */
    public Optional<String> firstAdministratorKey() {
        return units.run(() -> {
            if (sessions.anyKey()) {
                return Optional.empty();
            }
            String secret = Secrets.fresh();
            sessions.insertKey(Secrets.hash(secret), "administrator", clock.instant());
            return Optional.of(secret);
        });
    }

    /**
     * Adds an operator.
     *
     * @param pin 4 to 12 digits
     * @throws ProblemException CODE_TAKEN if the badge is
     */
    public OperatorId addOperator(String badge, String name, String pin, Set<Role> roles, WarehouseId warehouse) {
        if (!pin.matches("\\d{4,12}")) {
            throw new ProblemException(Problem.REQUEST_INVALID, "A PIN has 4 to 12 digits.");
        }
        return units.run(() -> {
            OperatorRow row = new OperatorRow(
                    ids.next(),
                    badge.toUpperCase(Locale.ROOT),
                    name,
                    String.valueOf(pins.encode(pin)),
                    warehouse.value(),
                    roles.contains(Role.PICKER),
                    roles.contains(Role.PACKER),
                    roles.contains(Role.SUPERVISOR),
                    roles.contains(Role.ADMINISTRATOR),
                    "en",
                    100,
                    null,
                    null);
            barcodes.addBadge(new OperatorId(row.id()), row.badge());
            operators.save(row);
            return new OperatorId(row.id());
        });
    }

    private OperatorView view(OperatorRow row) {
        String warehouse = warehouses.byId(new WarehouseId(row.warehouseId())).code();
        return new OperatorView(
                new OperatorId(row.id()),
                row.badge(),
                row.name(),
                row.roles(),
                warehouse,
                row.language(),
                row.textSize());
    }

    private static Actor actor(OperatorRow row, String station) {
        var warehouse = new WarehouseId(row.warehouseId());
        return Actor.operator(new OperatorId(row.id()), row.name(), station, warehouse, Set.of(warehouse), row.roles());
    }
}
