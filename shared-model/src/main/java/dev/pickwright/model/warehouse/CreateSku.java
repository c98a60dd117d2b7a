package dev.pickwright.model.warehouse;

import dev.pickwright.model.Fields;

/**
 * A new SKU.
 * Constructing it throws {@link IllegalArgumentException} if something is missing or too long.
 *
 * @param code 1 to 40 characters, kept in upper case
 */
public record CreateSku(String code, SkuFacts facts) {
    public CreateSku {
        code = Fields.code("code", code, 40);
        Fields.required("facts", facts);
    }
}
