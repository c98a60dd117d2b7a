package dev.pickwright.backend.intake;

import dev.pickwright.model.fulfillment.CreateOrder;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Takes every order whose SKUs it knows. */
final class MemorySink implements OrderSink {

    final Map<String, CreateOrder> orders = new HashMap<>();
    final Map<String, String> skus = new HashMap<>();

    MemorySink(String... known) {
        for (String code : known) {
            skus.put(code, code);
        }
    }

    @Override
    public Outcome take(CreateOrder order) {
        CreateOrder before = orders.putIfAbsent(order.number(), order);
        if (before == null) {
            return new Accepted();
        }
        return before.equals(order) ? new KnownSame() : new KnownDifferent();
    }

    @Override
    public Set<String> unknownSkus(Set<String> codes) {
        Set<String> unknown = new HashSet<>(codes);
        unknown.removeAll(skus.keySet());
        return unknown;
    }

    @Override
    public void createSkus(Collection<NewSku> created) {
        created.forEach(sku -> skus.put(sku.code(), sku.description()));
    }
}
