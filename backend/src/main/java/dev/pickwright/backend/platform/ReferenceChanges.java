package dev.pickwright.backend.platform;

import java.util.Collection;
import java.util.List;

/**
 * Tells stations, which have a copy of them, that rows of the reference data changed. Who writes such a table says so in
 * the same transaction; what the rows hold is read when it commits. A test compares all writes with a list.
 */
public interface ReferenceChanges {

    /**
     * Rows of a table were added, changed or deleted.
     *
     * @param keys the value of the table's {@code told by} column for each row or group of rows, such as the SKU for its
     *     barcodes
     * @throws IllegalStateException outside of a transaction
     */
    void changed(String table, Collection<?> keys);

    /** {@link #changed(String, Collection)} for one. */
    default void changed(String table, Object key) {
        changed(table, List.of(key));
    }
}
