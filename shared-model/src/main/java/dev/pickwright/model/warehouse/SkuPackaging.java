package dev.pickwright.model.warehouse;

/**
 * A packaging level of a SKU with a barcode of its own, such as a carton of 12.
 * Constructing it throws {@link IllegalArgumentException} if the GTIN is none or something is out of range.
 *
 * @param gtin given with 8, 12, 13 or 14 digits, kept with 14
 * @param units base units in it, 2 or more
 */
public record SkuPackaging(String gtin, String name, int units) {

    private static final int MAX_UNITS = 100_000;

    public SkuPackaging {
        gtin = Fields.gtin("gtin", gtin);
        name = Fields.text("name", name, 40);
        Fields.between("units", units, 2, MAX_UNITS);
    }
}
