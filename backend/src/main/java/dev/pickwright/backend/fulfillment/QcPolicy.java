package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.model.warehouse.WarehouseId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says which fulfillments must pass a QC check. Asked inside the unit of work that creates them. */
public interface QcPolicy {

    /** A part of an order, about to be created. */
    record Part(String number, WarehouseId warehouse, List<Sku> skus) {
        public Part {
            skus = List.copyOf(skus);
        }
    }

    /**
     * The reasons, such as {@code flagged_sku:22423}, by fulfillment number; parts that need no check are not in it.
     * Costs one query at most, however many parts there are.
     *
     * @param orderValue of the whole order, as far as its prices are known
     */
    Map<String, String> reasons(@Nullable String customer, BigDecimal orderValue, List<Part> parts);
}
