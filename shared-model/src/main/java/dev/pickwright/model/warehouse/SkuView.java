package dev.pickwright.model.warehouse;

/**
 * A SKU as the API shows it.
 *
 * @param version for {@code If-Match} of a change
 */
public record SkuView(SkuId id, String code, SkuFacts facts, long version) {}
