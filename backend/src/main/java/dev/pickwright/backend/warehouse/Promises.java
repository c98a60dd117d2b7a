package dev.pickwright.backend.warehouse;

import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.SkuId;
import java.util.List;

/** A later feature that knows to whom units of a bin are promised. */
public interface Promises {

    /** The numbers of the fulfillments. */
    List<String> of(BinId bin, SkuId sku);
}
