package dev.pickwright.model.access;

import dev.pickwright.model.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What is attached to a station.
 * Constructing it throws {@link IllegalArgumentException} if a text is too long.
 *
 * @param printer the label printer's name or address, up to 200 characters; null for none
 * @param scale the scale's port, up to 200 characters; null for none
 */
public record StationDevices(
        @Nullable String printer, @Nullable String scale) {

    public StationDevices {
        printer = Fields.optional("printer", printer, 200);
        scale = Fields.optional("scale", scale, 200);
    }
}
