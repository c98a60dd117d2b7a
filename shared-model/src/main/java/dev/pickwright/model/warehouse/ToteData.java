package dev.pickwright.model.warehouse;

import dev.pickwright.model.Fields;

/**
 * A tote by its code, 1 to 24 characters, kept in upper case.
 * Constructing it throws {@link IllegalArgumentException} if that is missing or too long.
 */
public record ToteData(String code) {
    public ToteData {
        code = Fields.code("code", code, 24);
    }
}
