package dev.pickwright.model.packing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Takes another box: opens a package of this type, or changes the type of the open one while it is empty.
 * Constructing it throws {@link IllegalArgumentException} if the type is blank or too long.
 *
 * @param type a box type's code, 1 to 16 characters
 */
public record OpenPackage(
        String type, @Nullable Long version, @Nullable Instant deviceTime) {
    public OpenPackage {
        if (type.isBlank() || type.length() > 16) {
            throw new IllegalArgumentException("type has 1 to 16 characters");
        }
    }
}
