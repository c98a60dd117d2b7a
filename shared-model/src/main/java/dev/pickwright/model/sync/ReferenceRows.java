package dev.pickwright.model.sync;

import java.util.List;

/**
 * Rows of a reference table that are new or changed, and the keys of those that are gone.
 *
 * @param gone the primary key of each, its values as text
 */
public record ReferenceRows(TableRows changed, List<List<String>> gone) {
    public ReferenceRows {
        gone = List.copyOf(gone);
    }
}
