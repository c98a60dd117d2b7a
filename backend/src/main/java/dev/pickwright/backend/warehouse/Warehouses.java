package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.scope.WarehouseScope;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.Page;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.ServiceArea;
import dev.pickwright.model.warehouse.ToteId;
import dev.pickwright.model.warehouse.WarehouseId;
import dev.pickwright.model.warehouse.WarehousePolicy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The sites and their places. Adding joins the caller's unit of work. */
@Service
public class Warehouses {

    private final WarehouseRepository warehouses;
    private final Barcodes barcodes;
    private final IdSource ids;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final ApplicationEventPublisher events;
    private final WarehouseScope scope;

    Warehouses(
            WarehouseRepository warehouses,
            Barcodes barcodes,
            IdSource ids,
            AuditTrail audit,
            UnitOfWork units,
            ApplicationEventPublisher events,
            WarehouseScope scope) {
        this.warehouses = warehouses;
        this.barcodes = barcodes;
        this.ids = ids;
        this.audit = audit;
        this.units = units;
        this.events = events;
        this.scope = scope;
    }

    /** In the order in which routing likes them. @param after the code of the last one of the page before */
    public Page<Warehouse> list(Actor actor, @Nullable String after, int limit) {
        List<Warehouse> rest = of(actor);
        if (after != null) {
            rest = rest.stream()
                    .dropWhile(each -> !each.code().equalsIgnoreCase(after))
                    .skip(1)
                    .toList();
        }
        List<Warehouse> page = rest.stream().limit(limit).toList();
        return new Page<>(page, page.size() < rest.size() ? page.getLast().code() : null);
    }

    /** @throws ProblemException NOT_FOUND */
    public Warehouse byId(WarehouseId id) {
        return all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no warehouse " + id + "."));
    }

    public Optional<Warehouse> byCode(String code) {
        return all().stream().filter(each -> each.code().equalsIgnoreCase(code)).findFirst();
    }

    /**
     * The named warehouse, or the one the operator works at, or the only one that a key is for.
     *
     * @param code null for the actor's own
     * @throws ProblemException NOT_FOUND; NOT_ALLOWED if the actor does not work there; REQUEST_INVALID if a warehouse
     *     has to be named
     */
    public Warehouse of(Actor actor, @Nullable String code) {
        if (code == null) {
            return byId(own(actor));
        }
        Warehouse found = byCode(code)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no warehouse " + code + "."));
        if (!actor.mayWorkAt(found.id())) {
            throw scope.refusal(actor, List.of(found.id()));
        }
        return found;
    }

    private static WarehouseId own(Actor actor) {
        if (actor.warehouse() != null) {
            return actor.warehouse();
        }
        if (actor.warehouses().size() == 1) {
            return actor.warehouses().iterator().next();
        }
        throw new ProblemException(
                Problem.REQUEST_INVALID, "Say which warehouse is meant.", Map.of("field", "warehouse"));
    }

    /** Those that the actor may work at; the one that serves first, first. */
    public List<Warehouse> of(Actor actor) {
        return all().stream().filter(each -> actor.mayWorkAt(each.id())).toList();
    }

    /** The one that serves first, first. */
    public List<Warehouse> all() {
        return warehouses.all();
    }

    public void add(Warehouse warehouse) {
        warehouses.insert(warehouse);
    }

    /** For {@code If-Match}: it grows with every change of what is kept of the warehouse. */
    public long version(WarehouseId id) {
        return warehouses.version(id);
    }

    /** Joins the caller's unit of work. @throws ProblemException VERSION_STALE if it is not at that version any more */
    void advance(Warehouse warehouse, long version) {
        if (!warehouses.advance(warehouse.id(), version)) {
            throw new ProblemException(
                    Problem.VERSION_STALE,
                    "Warehouse %s was changed by somebody else. Look at it again, then change it."
                            .formatted(warehouse.code()));
        }
    }

    /**
     * Says what routing looks at; orders that wait may fit now.
     *
     * @throws ProblemException VERSION_STALE if it is not at that version any more
     */
    public void setArea(Actor actor, Warehouse warehouse, long version, ServiceArea area) {
        units.run(() -> {
            advance(warehouse, version);
            warehouses.setArea(warehouse.id(), area);
            audit.append(
                    actor,
                    AuditEntry.of("set_service_area")
                            .at(warehouse.id())
                            .change(
                                    warehouse.area().active() ? "active" : "inactive",
                                    area.active() ? "active" : "inactive")
                            .saying(warehouse.code() + " " + String.join(" ", area.regions())));
            events.publishEvent(new SupplyChanged(warehouse.id()));
        });
    }

    /** What the warehouse usually does. */
    public WarehousePolicy policy(WarehouseId id) {
        return warehouses.policy(id);
    }

    /**
     * Says what the warehouse usually does; work that exists keeps the attempts it was created with.
     *
     * @throws ProblemException VERSION_STALE if it is not at that version any more
     */
    public void setPolicy(Actor actor, Warehouse warehouse, long version, WarehousePolicy policy) {
        units.run(() -> {
            advance(warehouse, version);
            WarehousePolicy before = warehouses.policy(warehouse.id());
            warehouses.setPolicy(warehouse.id(), policy);
            audit.append(
                    actor,
                    AuditEntry.of("set_policy")
                            .at(warehouse.id())
                            .change(before.toString(), policy.toString())
                            .saying(warehouse.code()));
        });
    }

    public UUID addZone(WarehouseId warehouse, String code, String name) {
        UUID id = ids.next();
        warehouses.insertZone(id, warehouse, code, name);
        return id;
    }

    /**
     * Adds a bin.
     *
     * @param pickSequence place on the walk through the warehouse
     * @throws ProblemException CODE_TAKEN
     */
    public BinId addBin(WarehouseId warehouse, UUID zone, String code, double x, double y, int pickSequence) {
        BinId id = new BinId(ids.next());
        barcodes.addBin(warehouse, id, code);
        warehouses.insertBin(id, warehouse, zone, code, x, y, pickSequence);
        return id;
    }

    /**
     * Adds the bin, or changes the one of this code, and makes its zone if there is none.
     *
     * @return whether anything changed
     */
    public boolean upsertBin(WarehouseId warehouse, BinDetails details) {
        var known = warehouses.details(warehouse, details.code());
        if (known.filter(details::equals).isPresent()) {
            return false;
        }
        UUID zone = warehouses
                .zone(warehouse, details.zone())
                .orElseGet(() -> addZone(warehouse, details.zone(), details.zone()));
        if (known.isPresent()) {
            warehouses.updateBin(warehouse, zone, details);
        } else {
            addBin(warehouse, zone, details.code(), details.x(), details.y(), details.pickSequence());
        }
        return true;
    }

    /** Those of the codes that are bins of the warehouse, by code. */
    public Map<String, BinId> binsByCodes(WarehouseId warehouse, Collection<String> codes) {
        return codes.isEmpty() ? Map.of() : warehouses.binsByCodes(warehouse, codes);
    }

    /** @throws ProblemException CODE_TAKEN */
    public ToteId addTote(WarehouseId warehouse, String code) {
        ToteId id = new ToteId(ids.next());
        barcodes.addTote(warehouse, id, code);
        warehouses.insertTote(id, warehouse, code);
        return id;
    }

    /** The number of the next event in the warehouse's lane, whose row stays locked. */
    long advanceLane(WarehouseId warehouse) {
        return warehouses.advanceLane(warehouse);
    }

    /** The bins of a warehouse in walking order. */
    public List<BinId> bins(WarehouseId warehouse) {
        return warehouses.bins(warehouse);
    }
}
