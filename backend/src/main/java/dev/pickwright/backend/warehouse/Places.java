package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.Page;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.warehouse.BinData;
import dev.pickwright.model.warehouse.ToteData;
import dev.pickwright.model.warehouse.ZoneData;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Zones, bins and totes as an administrator keeps them; lists are by code, {@code after} is the last one before. */
@Service
public class Places {

    private final Warehouses warehouses;
    private final WarehouseRepository rows;
    private final PlaceQueries queries;
    private final AuditTrail audit;
    private final UnitOfWork units;

    Places(Warehouses warehouses, WarehouseRepository rows, PlaceQueries queries, AuditTrail audit, UnitOfWork units) {
        this.warehouses = warehouses;
        this.rows = rows;
        this.queries = queries;
        this.audit = audit;
        this.units = units;
    }

    public Page<ZoneData> zones(Actor actor, String warehouse, @Nullable String after, int limit) {
        var found = queries.zones(warehouses.of(actor, warehouse).id(), text(after), limit);
        return page(found, limit, ZoneData::code);
    }

    public Page<BinData> bins(Actor actor, String warehouse, @Nullable String after, int limit) {
        var found = queries.bins(warehouses.of(actor, warehouse).id(), text(after), limit);
        return page(found, limit, BinData::code);
    }

    public Page<ToteData> totes(Actor actor, String warehouse, @Nullable String after, int limit) {
        var found = queries.totes(warehouses.of(actor, warehouse).id(), text(after), limit);
        return page(found, limit, ToteData::code);
    }

    /** @throws ProblemException NOT_FOUND; CODE_TAKEN */
    public ZoneData addZone(Actor actor, String warehouse, ZoneData zone) {
        return units.run(() -> {
            Warehouse site = warehouses.of(actor, warehouse);
            if (rows.zone(site.id(), zone.code()).isPresent()) {
                throw new ProblemException(
                        Problem.CODE_TAKEN, "Warehouse %s has a zone %s already.".formatted(site.code(), zone.code()));
            }
            warehouses.addZone(site.id(), zone.code(), zone.name());
            return told(actor, "create_zone", site, zone.code(), zone);
        });
    }

    /** @throws ProblemException NOT_FOUND, also of the zone; CODE_TAKEN */
    public BinData addBin(Actor actor, String warehouse, BinData bin) {
        return units.run(() -> {
            Warehouse site = warehouses.of(actor, warehouse);
            var zone = rows.zone(site.id(), bin.zone())
                    .orElseThrow(() -> new ProblemException(
                            Problem.NOT_FOUND, "Warehouse %s has no zone %s.".formatted(site.code(), bin.zone())));
            warehouses.addBin(site.id(), zone, bin.code(), bin.xMetres(), bin.yMetres(), bin.pickSequence());
            return told(actor, "create_bin", site, bin.code(), bin);
        });
    }

    /** @throws ProblemException NOT_FOUND; CODE_TAKEN */
    public ToteData addTote(Actor actor, String warehouse, ToteData tote) {
        return units.run(() -> {
            Warehouse site = warehouses.of(actor, warehouse);
            warehouses.addTote(site.id(), tote.code());
            return told(actor, "create_tote", site, tote.code(), tote);
        });
    }

    private <T> T told(Actor actor, String operation, Warehouse site, String code, T added) {
        audit.append(actor, AuditEntry.of(operation).at(site.id()).saying(site.code() + " " + code));
        return added;
    }

    private static String text(@Nullable String after) {
        return after == null ? "" : after;
    }

    private static <T> Page<T> page(List<T> found, int limit, Function<T, String> code) {
        return new Page<>(found, found.size() == limit ? code.apply(found.getLast()) : null);
    }
}
