package dev.pickwright.backend.access;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Barcodes;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.Page;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.CreateOperator;
import dev.pickwright.model.access.OperatorAccount;
import dev.pickwright.model.access.OperatorFacts;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.access.OperatorView;
import dev.pickwright.model.access.Preferences;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The people who work here. Who may only work at some warehouses sees and changes nobody beyond those. */
@Service
public class Operators {

    private final OperatorRepository operators;
    private final OperatorQueries places;
    private final SessionRepository sessions;
    private final LockOut lockOut;
    private final Pins pins;
    private final SignIns signIns;
    private final Warehouses warehouses;
    private final Barcodes barcodes;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final IdSource ids;
    private final Clock clock;

    Operators(
            OperatorRepository operators,
            OperatorQueries places,
            SessionRepository sessions,
            LockOut lockOut,
            Pins pins,
            SignIns signIns,
            Warehouses warehouses,
            Barcodes barcodes,
            AuditTrail audit,
            UnitOfWork units,
            IdSource ids,
            Clock clock) {
        this.operators = operators;
        this.places = places;
        this.sessions = sessions;
        this.lockOut = lockOut;
        this.pins = pins;
        this.signIns = signIns;
        this.warehouses = warehouses;
        this.barcodes = barcodes;
        this.audit = audit;
        this.units = units;
        this.ids = ids;
        this.clock = clock;
    }

    /** By badge, also those who are retired. @param after the badge of the last one of the page before */
    public Page<OperatorAccount> list(Actor actor, @Nullable String after, int limit) {
        List<OperatorRow> rows = places.list(actor.warehouses(), after == null ? "" : after, limit);
        return new Page<>(accounts(rows), rows.size() == limit ? rows.getLast().badge() : null);
    }

    /** @throws ProblemException NOT_FOUND; NOT_ALLOWED if it is nobody of the actor's warehouses */
    public OperatorAccount one(Actor actor, OperatorId id) {
        return account(seen(actor, id));
    }

    /** What {@link #create} and {@link #setPin} want; it takes long, so do it outside of any unit of work. */
    public String hashed(String pin) {
        return pins.hash(pin);
    }

    /** @throws ProblemException CODE_TAKEN if the badge is; REQUEST_INVALID if a place is not known; NOT_ALLOWED */
    public OperatorAccount create(Actor actor, CreateOperator wanted, String pinHash) {
        return units.run(() -> {
            OperatorFacts facts = wanted.facts();
            requireMayGrant(actor, facts);
            UUID id = ids.next();
            barcodes.addBadge(new OperatorId(id), wanted.badge());
            OperatorRow row = operators.save(row(id, wanted.badge(), pinHash, facts, null));
            replacePlaces(row, facts);
            audit.append(
                    actor,
                    AuditEntry.of("create_operator").change(null, told(facts)).saying(id.toString()));
            return account(row);
        });
    }

    /**
     * Adds an operator of one warehouse.
     *
     * @throws ProblemException CODE_TAKEN if the badge is
     */
    public OperatorId add(String badge, String name, String pin, Set<Role> roles, String warehouse) {
        return add(badge, name, pin, roles, warehouse, List.of());
    }

    /** As {@link #add}, and may work at the others too. */
    public OperatorId add(
            String badge, String name, String pin, Set<Role> roles, String warehouse, List<String> others) {
        var facts = new OperatorFacts(name, roles, warehouse, others, List.of(), "en", 100);
        return create(Actor.system("setup"), new CreateOperator(badge, pin, facts), pins.hash(pin))
                .id();
    }

    /**
     * Says what is true of an operator from now on; sessions at a warehouse where the operator may not work any more
     * end.
     *
     * @throws ProblemException NOT_FOUND; VERSION_STALE; REQUEST_INVALID if a place is not known; NOT_ALLOWED
     */
    public OperatorAccount change(Actor actor, OperatorId id, long version, OperatorFacts facts) {
        return units.run(() -> {
            OperatorRow before = changeable(actor, id);
            if (before.version() == null || before.version() != version) {
                throw new ProblemException(
                        Problem.VERSION_STALE,
                        "%s was changed by somebody else. Look again, then change it.".formatted(before.name()),
                        Map.of("current", account(before)));
            }
            requireMayGrant(actor, facts);
            if (isOneself(actor, id) && before.administrator() && !facts.roles().contains(Role.ADMINISTRATOR)) {
                throw new ProblemException(
                        Problem.NOT_ALLOWED, "You cannot take the administrator's role from yourself.");
            }
            OperatorFacts known = account(before).facts();
            OperatorRow after = operators.save(row(before.id(), before.badge(), before.pinHash(), facts, before));
            Set<UUID> sites = replacePlaces(after, facts);
            if (!after.administrator()) {
                sessions.endElsewhere(after.id(), sites, clock.instant());
            }
            audit.append(
                    actor,
                    AuditEntry.of("change_operator")
                            .change(told(known), told(facts))
                            .saying(id.toString()));
            return account(after);
        });
    }

    /** A new PIN; all sessions of the operator end. @throws ProblemException NOT_FOUND; NOT_ALLOWED */
    public OperatorAccount setPin(Actor actor, OperatorId id, String pinHash) {
        return units.run(() -> {
            OperatorRow row = operators.save(changeable(actor, id).withPin(pinHash));
            sessions.endAll(row.id(), clock.instant());
            lockOut.unlock(row.badge());
            audit.append(actor, AuditEntry.of("set_pin").saying(id.toString()));
            return account(row);
        });
    }

    /** Forgets the wrong PINs tried on the operator's badge. @throws ProblemException NOT_FOUND; NOT_ALLOWED */
    public OperatorAccount unlock(Actor actor, OperatorId id) {
        return units.run(() -> {
            OperatorRow row = seen(actor, id);
            lockOut.unlock(row.badge());
            audit.append(actor, AuditEntry.of("unlock_operator").saying(id.toString()));
            return account(row);
        });
    }

    /**
     * Lets the operator in no more, at once and for good; the badge stays theirs.
     *
     * @throws ProblemException NOT_FOUND; NOTHING_TO_DO if that was done; NOT_ALLOWED
     */
    public OperatorAccount retire(Actor actor, OperatorId id) {
        return units.run(() -> {
            OperatorRow before = changeable(actor, id);
            if (isOneself(actor, id)) {
                throw new ProblemException(Problem.NOT_ALLOWED, "You cannot retire yourself.");
            }
            if (before.retiredAt() != null) {
                throw new ProblemException(Problem.NOTHING_TO_DO, "%s is retired.".formatted(before.name()));
            }
            OperatorRow row = operators.save(before.retired(clock.instant()));
            sessions.endAll(row.id(), clock.instant());
            audit.append(actor, AuditEntry.of("retire_operator").saying(id.toString()));
            return account(row);
        });
    }

    /** What operators choose for themselves. @throws ProblemException NOT_SIGNED_IN if no operator asks */
    public OperatorView prefer(Actor actor, Preferences wanted) {
        OperatorId id = actor.requireOperator();
        return units.run(() -> {
            OperatorRow row = operators.save(locked(id).preferring(wanted));
            audit.append(
                    actor,
                    AuditEntry.of("set_preferences").change(null, wanted.language() + " " + wanted.textSize() + " %"));
            return signIns.view(row, actor.requireWarehouse());
        });
    }

    /** The zones of this warehouse that the operator's next work is taken from; empty for all. */
    public Set<UUID> zones(OperatorId id, WarehouseId warehouse) {
        return places.zonesAt(id.value(), warehouse);
    }

    /** Of one who sees only some warehouses, nobody gets more than they have themselves. */
    private void requireMayGrant(Actor actor, OperatorFacts facts) {
        Set<WarehouseId> wanted = sites(facts);
        if (!actor.warehouses().isEmpty()
                && (facts.roles().contains(Role.ADMINISTRATOR)
                        || !actor.warehouses().containsAll(wanted))) {
            throw new ProblemException(
                    Problem.NOT_ALLOWED,
                    "%s may give nobody more warehouses than the own ones, and no administrator's role."
                            .formatted(actor.name()));
        }
    }

    private Set<WarehouseId> sites(OperatorFacts facts) {
        Set<WarehouseId> sites = new HashSet<>();
        sites.add(site("warehouse", facts.warehouse()));
        facts.otherWarehouses().forEach(code -> sites.add(site("other_warehouses", code)));
        return sites;
    }

    private WarehouseId site(String field, String code) {
        return warehouses
                .byCode(code)
                .orElseThrow(() -> notKnown("facts." + field, "There is no warehouse " + code + "."))
                .id();
    }

    private static ProblemException notKnown(String field, String sentence) {
        return new ProblemException(Problem.REQUEST_INVALID, sentence, Map.of("field", field));
    }

    /** @return all warehouses where the operator may work */
    private Set<UUID> replacePlaces(OperatorRow row, OperatorFacts facts) {
        Set<UUID> sites = sites(facts).stream().map(WarehouseId::value).collect(Collectors.toSet());
        List<UUID> zones = facts.zones().stream()
                .map(code -> places.zone(row.home(), code)
                        .orElseThrow(() -> notKnown(
                                "facts.zones", "Warehouse %s has no zone %s.".formatted(facts.warehouse(), code))))
                .toList();
        places.replacePlaces(
                row.id(),
                sites.stream().filter(each -> !each.equals(row.warehouseId())).toList(),
                zones);
        return sites;
    }

    private OperatorRow row(UUID id, String badge, String pinHash, OperatorFacts facts, @Nullable OperatorRow before) {
        Set<Role> roles = facts.roles();
        return new OperatorRow(
                id,
                badge,
                facts.name(),
                pinHash,
                site("warehouse", facts.warehouse()).value(),
                roles.contains(Role.PICKER),
                roles.contains(Role.PACKER),
                roles.contains(Role.SUPERVISOR),
                roles.contains(Role.ADMINISTRATOR),
                facts.language(),
                facts.textSize(),
                before == null ? null : before.retiredAt(),
                before == null ? null : before.version());
    }

    private OperatorRow changeable(Actor actor, OperatorId id) {
        OperatorRow row = locked(id);
        requireSeen(actor, row);
        requireMayGrant(actor, account(row).facts());
        return row;
    }

    private OperatorRow locked(OperatorId id) {
        return operators.findLockedById(id.value()).orElseThrow(() -> unknown(id));
    }

    private OperatorRow seen(Actor actor, OperatorId id) {
        OperatorRow row = operators.findById(id.value()).orElseThrow(() -> unknown(id));
        requireSeen(actor, row);
        return row;
    }

    private void requireSeen(Actor actor, OperatorRow row) {
        OperatorFacts facts = account(row).facts();
        if (sites(facts).stream().noneMatch(actor::mayWorkAt)) {
            throw new ProblemException(
                    Problem.NOT_ALLOWED, "%s works at none of your warehouses.".formatted(row.name()));
        }
    }

    private static boolean isOneself(Actor actor, OperatorId id) {
        return id.equals(actor.operator());
    }

    private static ProblemException unknown(OperatorId id) {
        return new ProblemException(Problem.NOT_FOUND, "There is no operator " + id + ".");
    }

    private OperatorAccount account(OperatorRow row) {
        return accounts(List.of(row)).getFirst();
    }

    private List<OperatorAccount> accounts(List<OperatorRow> rows) {
        List<UUID> all = rows.stream().map(OperatorRow::id).toList();
        var others = places.otherWarehouses(all);
        var zones = places.zones(all);
        var locked = lockOut.lockedUntil(rows.stream().map(OperatorRow::badge).toList());
        var codes = warehouses.all().stream().collect(Collectors.toMap(each -> each.id(), each -> each.code()));
        return rows.stream()
                .map(row -> new OperatorAccount(
                        new OperatorId(row.id()),
                        row.badge(),
                        new OperatorFacts(
                                row.name(),
                                row.roles(),
                                String.valueOf(codes.get(row.home())),
                                codes(others.get(row.id())),
                                codes(zones.get(row.id())),
                                row.language(),
                                row.textSize()),
                        locked.get(row.badge()),
                        row.retiredAt(),
                        row.version() == null ? 0 : row.version()))
                .toList();
    }

    private static List<String> codes(@Nullable List<OperatorQueries.Place> places) {
        return places == null
                ? List.of()
                : places.stream().map(OperatorQueries.Place::code).toList();
    }

    /** Without the name: the trail tells people by their ids. */
    private static String told(OperatorFacts facts) {
        return "%s at %s %s zones %s"
                .formatted(
                        facts.roles().stream().map(Role::wire).sorted().toList(),
                        facts.warehouse(),
                        facts.otherWarehouses(),
                        facts.zones());
    }
}
