package dev.pickwright.backend.warehouse;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.warehouse.ToteId;
import org.jspecify.annotations.Nullable;

/** A reusable container; bound to one fulfillment while it holds its goods. */
public record Tote(ToteId id, String code, @Nullable FulfillmentId boundTo) {}
