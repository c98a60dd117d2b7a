package dev.pickwright.backend.warehouse;

import dev.pickwright.model.warehouse.SkuFacts;
import dev.pickwright.model.warehouse.SkuPackaging;
import dev.pickwright.model.warehouse.SkuView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a SKU from outside. What is null is not said: it stays as it is, and is nothing, or no, where the SKU
 * is new.
 *
 * @param description a new SKU without one is described by its code
 * @param gtin 14 digits
 * @param code upper case
 * @param packagings those to add or change, by name; others stay
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

    /** All that is known of the SKU with this. @param known null for a new one */
    SkuFacts facts(@Nullable SkuView known) {
        Map<String, SkuPackaging> levels = new LinkedHashMap<>();
        if (known != null) {
            known.packagings().forEach(level -> levels.put(level.name(), level));
        }
        packagings.forEach(
                level -> levels.put(level.name(), new SkuPackaging(level.gtin(), level.name(), level.units())));
        return new SkuFacts(
                description != null ? description : known != null ? known.description() : code,
                gtin != null || known == null ? gtin : known.gtin(),
                weightGrams != null || known == null ? weightGrams : known.weightGrams(),
                qcFlagged != null ? qcFlagged : known != null && known.qcFlagged(),
                lotTracked != null ? lotTracked : known != null && known.lotTracked(),
                serialTracked != null ? serialTracked : known != null && known.serialTracked(),
                List.copyOf(levels.values()));
    }

    /**
     * A level of packaging, such as a case.
     *
     * @param gtin 14 digits
     * @param units base units in it
     */
    public record Packaging(String gtin, int units, String name) {}
}
