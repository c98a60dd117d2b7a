package dev.pickwright.backend.intake;

import dev.pickwright.model.fulfillment.CreateOrder;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where orders go; the import knows no more of fulfillment and warehouse. */
interface OrderSink {

    /** What became of an order. */
    sealed interface Outcome {}

    record Accepted() implements Outcome {}

    record KnownSame() implements Outcome {}

    record KnownDifferent() implements Outcome {}

    record WarehouseUnknown(String detail) implements Outcome {}

    /** A SKU that the file names and the warehouse does not know; code in upper case. */
    record NewSku(String code, @Nullable String description) {}

    /** Creates the order with all of its fulfillments in one transaction; one that cannot be routed now is kept. */
    Outcome take(CreateOrder order);

    /** Those of the codes (upper case) that no SKU has. */
    Set<String> unknownSkus(Set<String> codes);

    /** Creates them, each with stock in some bin. */
    void createSkus(Collection<NewSku> skus);
}
