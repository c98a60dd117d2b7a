package dev.pickwright.model.warehouse;

import dev.pickwright.model.Fields;

/**
 * A bin of a warehouse.
 * Constructing it throws {@link IllegalArgumentException} if something is missing, too long or out of range.
 *
 * @param zone the zone's code
 * @param pickSequence place on the walk through the warehouse
 */
public record BinData(String zone, String code, double xMetres, double yMetres, int pickSequence) {

    private static final double MAX_METRES = 100_000;

    public BinData {
        zone = Fields.code("zone", zone, 16);
        code = Fields.code("code", code, 24);
        metres("x_metres", xMetres);
        metres("y_metres", yMetres);
        Fields.between("pick_sequence", pickSequence, 0, Integer.MAX_VALUE);
    }

    private static void metres(String field, double value) {
        if (!(Math.abs(value) <= MAX_METRES)) {
            throw new IllegalArgumentException("%s is %.0f at most".formatted(field, MAX_METRES));
        }
    }
}
