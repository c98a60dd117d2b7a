package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.ToteId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The sites and their places. Adding joins the caller's unit of work. */
@Service
public class Warehouses {

    private final WarehouseRepository warehouses;
    private final IdSource ids;

    Warehouses(WarehouseRepository warehouses, IdSource ids) {
        this.warehouses = warehouses;
        this.ids = ids;
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

    /** The one that serves first, first. */
    public List<Warehouse> all() {
        return warehouses.all();
    }

    public void add(Warehouse warehouse) {
        warehouses.insert(warehouse);
    }

    public UUID addZone(WarehouseId warehouse, String code, String name) {
        UUID id = ids.next();
        warehouses.insertZone(id, warehouse, code, name);
        return id;
    }

    /** @param pickSequence place on the walk through the warehouse */
    public BinId addBin(WarehouseId warehouse, UUID zone, String code, double x, double y, int pickSequence) {
        BinId id = new BinId(ids.next());
        warehouses.insertBin(id, warehouse, zone, code, x, y, pickSequence);
        return id;
    }

    /**
     * Adds the bin, or changes the one of this code, and makes its zone if there is none.
     *
     * @return whether anything changed
     */
    public boolean upsertBin(WarehouseId warehouse, BinDetails details) {
        var known = warehouses.bin(warehouse, details.code());
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

    public ToteId addTote(WarehouseId warehouse, String code) {
        ToteId id = new ToteId(ids.next());
        warehouses.insertTote(id, warehouse, code);
        return id;
    }

    /** The bins of a warehouse in walking order. */
    public List<BinId> bins(WarehouseId warehouse) {
        return warehouses.bins(warehouse);
    }
}
