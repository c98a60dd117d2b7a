package dev.pickwright.model.access;

import dev.pickwright.model.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What may be changed of a station.
 * Constructing it throws {@link IllegalArgumentException} if a text is blank or too long.
 *
 * @param name 1 to 80 characters
 * @param printer the label printer's name or address, up to 200 characters; null for none
 * @param scale the scale's port, up to 200 characters; null for none
 */
public record StationFacts(
        String name, @Nullable String printer, @Nullable String scale) {

    public StationFacts {
        name = Fields.text("name", name, 80);
        printer = Fields.optional("printer", printer, 200);
        scale = Fields.optional("scale", scale, 200);
    }
}
