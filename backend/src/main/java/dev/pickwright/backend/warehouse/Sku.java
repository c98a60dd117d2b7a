package dev.pickwright.backend.warehouse;

import dev.pickwright.model.warehouse.SkuId;
import org.jspecify.annotations.Nullable;

/**
 * Something that is kept in stock.
 *
 * @param code upper case
 * @param gtin 14 digits
 * @param weightGrams of one base unit
 * @param qcFlagged whether a fulfillment with it always needs a QC check
 * @param lotTracked whether its lot is recorded on the way
 * @param serialTracked whether its serial is recorded on the way
 */
public record Sku(
        SkuId id,
        String code,
        String description,
        @Nullable String gtin,
        @Nullable Integer weightGrams,
        boolean qcFlagged,
        boolean lotTracked,
        boolean serialTracked) {}
