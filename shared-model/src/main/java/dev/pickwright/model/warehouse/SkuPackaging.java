package dev.pickwright.model.warehouse;

import dev.pickwright.model.Fields;
import dev.pickwright.model.scan.Gtin;
import org.jspecify.annotations.Nullable;

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
        gtin = gtin("gtin", gtin);
        name = Fields.text("name", name, 40);
        Fields.between("units", units, 2, MAX_UNITS);
    }

    /** The 14 digits of a GTIN-8, -12, -13 or -14. */
    static String gtin(String field, @Nullable String value) {
        return Gtin.read(value == null ? "" : value.strip())
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s has 8, 12, 13 or 14 digits, and the last must be the check digit of the others"
                                .formatted(field)));
    }
}
