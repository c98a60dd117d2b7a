package dev.pickwright.model.fulfillment;

import dev.pickwright.model.warehouse.WarehouseId;

/**
 * What decisions about a fulfillment as a whole look at; its row, read under its lock.
 *
 * @param pickAttempts failed pick attempts so far
 * @param packAttempts failed pack attempts so far
 * @param version grows by one with every change
 */
public record FulfillmentState(
        FulfillmentId id,
        String number,
        OrderId orderId,
        String orderNumber,
        WarehouseId warehouseId,
        String warehouse,
        FulfillmentStatus status,
        int pickAttempts,
        int maxPickAttempts,
        int packAttempts,
        int maxPackAttempts,
        boolean qcRequired,
        long version) {}
