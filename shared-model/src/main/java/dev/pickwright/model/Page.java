package dev.pickwright.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A slice of a longer list.
 *
 * @param next the cursor to ask for the slice after this one; null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }
}
