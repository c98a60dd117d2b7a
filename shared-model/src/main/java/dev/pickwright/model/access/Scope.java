package dev.pickwright.model.access;

import dev.pickwright.model.Wire;

/** What an API key may do. */
public enum Scope implements Wire {
    ORDERS_READ,
    ORDERS_WRITE,
    FULFILLMENTS_READ,
    FULFILLMENTS_WRITE,
    STOCK_READ,
    STOCK_WRITE,
    /** SKUs, warehouses, zones, bins, totes, slots and rules. */
    CATALOGUE_READ,
    CATALOGUE_WRITE,
    EVENTS_READ,
    /** Webhooks and dead letters. */
    EVENTS_MANAGE,
    AUDIT_READ,
    /** Operators, stations and keys. */
    ACCESS_MANAGE,
    /** All of the others, and what has no scope of its own. */
    EVERYTHING
}
