package dev.pickwright.model.warehouse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SKU as the API shows it; {@link SkuFacts} tells what the fields mean.
 *
 * @param version for {@code If-Match} of a change
 */
public record SkuView(
        SkuId id,
        String code,
        String description,
        @Nullable String gtin,
        @Nullable Integer weightGrams,
        boolean qcFlagged,
        boolean lotTracked,
        boolean serialTracked,
        List<SkuPackaging> packagings,
        long version) {
    public SkuView {
        packagings = List.copyOf(packagings);
    }

    /** What is kept of it beside its code. */
    public SkuFacts facts() {
        return new SkuFacts(description, gtin, weightGrams, qcFlagged, lotTracked, serialTracked, packagings);
    }
}
