package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationType;
import org.jspecify.annotations.Nullable;

/** A scan, with the id that the screen made for it. */
record Request(
        OperationId id,
        OperationType type,
        int version,
        @Nullable FulfillmentId fulfillment,
        String body) {}
