package dev.pickwright.model.warehouse;

import dev.pickwright.model.Fields;

/**
 * An area of a warehouse.
 * Constructing it throws {@link IllegalArgumentException} if something is missing or too long.
 */
public record ZoneData(String code, String name) {
    public ZoneData {
        code = Fields.code("code", code, 16);
        name = Fields.text("name", name, 80);
    }
}
