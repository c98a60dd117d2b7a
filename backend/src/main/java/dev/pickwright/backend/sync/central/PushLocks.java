package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.warehouse.Moved;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.Operation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Central: locks what the operations of a push touch before the first of them is carried out, fulfillments first and then
 * stock, each in order. Two stations that emptied the same bins in another order would else wait for each other until the
 * database ends one of them, after a second. A row that is missed is locked when it is touched.
 */
@Component
class PushLocks {

    private final LeaseStore leases;
    private final Stock stock;
    private final JsonMapper json;

    PushLocks(LeaseStore leases, Stock stock, JsonMapper json) {
        this.leases = leases;
        this.stock = stock;
        this.json = json;
    }

    void take(List<Operation> operations) {
        Set<UUID> fulfillments = new TreeSet<>();
        Set<String> bins = new TreeSet<>();
        Set<String> skus = new TreeSet<>();
        for (Operation operation : operations) {
            for (LeaseRef ref : operation.leases()) {
                fulfillments.add(ref.fulfillment().value());
            }
            moved(operation).forEach(moved -> {
                bins.add(moved.bin());
                skus.add(moved.sku());
            });
        }
        leases.lockAll(fulfillments);
        stock.lockInOrder(Sender.current().warehouse(), bins, skus);
    }

    private Stream<Moved> moved(Operation operation) {
        if (!operation.given().contains(Moved.NAME)) {
            return Stream.empty();
        }
        try {
            return json.readTree(operation.given())
                    .path(Moved.NAME)
                    .valueStream()
                    .map(each -> Moved.of(each.asString()));
        } catch (JacksonException | IllegalArgumentException e) {
            // Whoever carries it out says so.
            return Stream.empty();
        }
    }
}
