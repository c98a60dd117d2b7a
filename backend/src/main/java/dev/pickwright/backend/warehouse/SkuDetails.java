package dev.pickwright.backend.warehouse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a SKU from outside. What is null is not said: it stays as it is, and is nothing, or no, where the SKU
 * is new.
 *
 * @param description a new SKU without one is described by its code
 * @param gtin 14 digits
 * @param packagings those to add or change; others stay
 */
public record SkuDetails(
        String code,
        @Nullable String description,
        @Nullable String gtin,
        @Nullable Integer weightGrams,
        @Nullable Boolean qcFlagged,
        @Nullable Boolean lotTracked,
        @Nullable Boolean serialTracked,
        List<Packaging> packagings) {

    public SkuDetails {
        packagings = List.copyOf(packagings);
    }

    /**
     * A level of packaging, such as a case.
     *
     * @param gtin 14 digits
     * @param units base units in it
     */
    public record Packaging(String gtin, int units, String name) {}
}
