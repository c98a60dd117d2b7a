package dev.pickwright.model.warehouse;

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
        if (!(Math.abs(xMetres) <= MAX_METRES && Math.abs(yMetres) <= MAX_METRES)) {
            throw new IllegalArgumentException("x_metres and y_metres are at most %.0f".formatted(MAX_METRES));
        }
        Fields.between("pick_sequence", pickSequence, 0, Integer.MAX_VALUE);
    }
}
