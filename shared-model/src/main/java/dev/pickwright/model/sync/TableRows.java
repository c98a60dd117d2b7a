package dev.pickwright.model.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table as they are on central. Values are text as SQL writes them, null for null, so that they are the same on
 * both databases.
 */
public record TableRows(String table, List<String> columns, List<List<@Nullable String>> rows) {

    public TableRows {
        columns = List.copyOf(columns);
    }
}
