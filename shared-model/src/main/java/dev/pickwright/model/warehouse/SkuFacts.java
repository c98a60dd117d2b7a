package dev.pickwright.model.warehouse;

import dev.pickwright.model.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a SKU beside its code.
 * Constructing it throws {@link IllegalArgumentException} if something is missing, too long or out of range.
 *
 * @param gtin of one base unit, given with 8, 12, 13 or 14 digits, kept with 14
 * @param weightGrams of one base unit
 * @param qcFlagged whether a fulfillment with it always needs a QC check
 * @param lotTracked whether its lot is recorded on the way
 * @param serialTracked whether its serial is recorded on the way
 * @param packagings at most 10; null for none
 */
public record SkuFacts(
        String description,
        @Nullable String gtin,
        @Nullable Integer weightGrams,
        boolean qcFlagged,
        boolean lotTracked,
        boolean serialTracked,
        @Nullable List<SkuPackaging> packagings) {

    private static final int MAX_PACKAGINGS = 10;
    private static final int MAX_GRAMS = 10_000_000;

    public SkuFacts {
        description = Fields.text("description", description, 200);
        gtin = gtin == null ? null : SkuPackaging.gtin("gtin", gtin);
        if (weightGrams != null) {
            Fields.between("weight_grams", weightGrams, 1, MAX_GRAMS);
        }
        packagings = packagings == null ? List.of() : packagings;
        if (packagings.size() > MAX_PACKAGINGS) {
            throw new IllegalArgumentException("packagings are at most %d".formatted(MAX_PACKAGINGS));
        }
        packagings = List.copyOf(packagings);
    }

    /** The packaging levels; never null. */
    public List<SkuPackaging> levels() {
        return packagings == null ? List.of() : packagings;
    }
}
