package dev.pickwright.model.warehouse;

/**
 * What of a SKU lies in a bin.
 *
 * @param allocated promised to fulfillments
 * @param locked not to be promised while the bin is counted
 */
public record StockView(
        String warehouse, String bin, String sku, String description, int onHand, int allocated, int locked) {}
