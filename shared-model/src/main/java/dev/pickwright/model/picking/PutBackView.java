package dev.pickwright.model.picking;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.warehouse.PlaceKind;
import dev.pickwright.model.warehouse.Trace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Goods to return to a bin; nobody's until somebody does it.
 *
 * @param from what they lie in: a tote or a package
 * @param place the tote's code or the package's SSCC; null if it is gone
 * @param bin where they came from; null if that is not known
 */
public record PutBackView(
        PutBackId id,
        FulfillmentId fulfillmentId,
        String fulfillment,
        String sku,
        String description,
        int quantity,
        Trace trace,
        PlaceKind from,
        @Nullable String place,
        @Nullable String bin,
        String reason,
        Instant since) {}
