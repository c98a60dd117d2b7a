package dev.pickwright.backend.warehouse;

/**
 * What is said of a bin from outside.
 *
 * @param zone code of its zone
 * @param pickSequence place on the walk through the warehouse
 */
public record BinDetails(String zone, String code, double x, double y, int pickSequence) {}
