package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.warehouse.Barcodes;
import dev.pickwright.backend.warehouse.Moved;
import dev.pickwright.backend.warehouse.Movement;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.backend.warehouse.Skus;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.backend.warehouse.Tote;
import dev.pickwright.backend.warehouse.Totes;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.scan.Resolved;
import dev.pickwright.model.sync.CaseId;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.PlaceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Central: what happened in the building, whatever became of the step that it was part of. Goods that were picked for work
 * that is not the station's any more lie in its tote, and no item counts them.
 */
@Component
class Facts {

    static final String REASON = "diverted";

    private static final Logger log = LoggerFactory.getLogger(Facts.class);

    private final FactStore store;
    private final Barcodes barcodes;
    private final Skus skus;
    private final Totes totes;
    private final Stock stock;
    private final JsonMapper json;

    Facts(FactStore store, Barcodes barcodes, Skus skus, Totes totes, Stock stock, JsonMapper json) {
        this.store = store;
        this.barcodes = barcodes;
        this.skus = skus;
        this.totes = totes;
        this.stock = stock;
        this.json = json;
    }

    /** Where goods moved, by ids. */
    private record Placed(Moved moved, BinId bin, Sku sku, Tote tote) {}

    void record(Operation operation, CaseId file) {
        List<UUID> written = new ArrayList<>();
        for (Placed each : placed(operation)) {
            written.addAll(each.moved().back() ? putBack(operation, each, file) : take(operation, each));
        }
        store.insert(operation.id(), 0, file, null);
        for (int i = 0; i < written.size(); i++) {
            store.insert(operation.id(), i + 1, file, written.get(i));
        }
    }

    private List<UUID> take(Operation operation, Placed goods) {
        return stock.takeAnyway(actor(operation), movement(goods, false));
    }

    /** Units of a fact go back; for units that an item counts, the bin is to be counted, and the item stays as it is. */
    private List<UUID> putBack(Operation operation, Placed goods, CaseId file) {
        int loose = store.goods(file).stream()
                .filter(each -> each.sku().equals(goods.sku().id())
                        && each.tote().equals(goods.tote().id()))
                .mapToInt(FactStore.Goods::quantity)
                .sum();
        if (loose >= goods.moved().quantity()) {
            return List.of(stock.move(actor(operation), movement(goods, true)));
        }
        stock.lockForCount(
                Sender.current().warehouse(), goods.bin(), goods.sku().id(), REASON);
        return List.of();
    }

    private static Movement movement(Placed goods, boolean back) {
        UUID bin = goods.bin().value();
        UUID tote = goods.tote().id().value();
        return new Movement(
                        Sender.current().warehouse(),
                        goods.sku().id(),
                        goods.moved().quantity(),
                        back ? PlaceKind.TOTE : PlaceKind.BIN,
                        back ? tote : bin,
                        back ? PlaceKind.BIN : PlaceKind.TOTE,
                        back ? bin : tote,
                        REASON,
                        null)
                .of(goods.moved().trace());
    }

    void takeBack(Operation operation, CaseId file) {
        store.movements(operation.id()).forEach(each -> stock.takeBack(actor(operation), each, REASON + "_back"));
        store.forget(operation.id());
    }

    /** What it moved, as far as this warehouse knows the places. */
    private List<Placed> placed(Operation operation) {
        List<Placed> found = new ArrayList<>();
        for (Moved moved : moved(operation)) {
            Optional<Sku> sku = skus.byCode(moved.sku());
            Optional<Tote> tote = totes.byCode(Sender.current().warehouse(), moved.tote());
            if (barcodes.resolve(Sender.current().warehouse(), moved.bin()) instanceof Resolved.Bin bin
                    && sku.isPresent()
                    && tote.isPresent()) {
                found.add(new Placed(moved, bin.id(), sku.get(), tote.get()));
            } else {
                log.warn("Operation {} moved goods between places that are not known here", operation.id());
            }
        }
        return found;
    }

    private List<Moved> moved(Operation operation) {
        try {
            return json.readTree(operation.given())
                    .path(Moved.NAME)
                    .valueStream()
                    .map(each -> Moved.of(each.asString()))
                    .toList();
        } catch (JacksonException | IllegalArgumentException e) {
            log.warn("Operation {} does not say readably what it moved", operation.id(), e);
            return List.of();
        }
    }

    private static Actor actor(Operation operation) {
        Sender sender = Sender.current();
        OperatorId operator = operation.operator();
        return operator == null
                ? Actor.station(sender.name(), sender.warehouse())
                : Actor.operator(
                        operator,
                        operator.toString(),
                        sender.name(),
                        sender.warehouse(),
                        Set.of(sender.warehouse()),
                        Set.of());
    }
}
