package dev.pickwright.model.sync;

import dev.pickwright.model.Wire;
import java.util.List;

/**
 * Why a station's data from before cannot be taken by central, and nothing of it was.
 *
 * @param count how many there are
 * @param examples the first of them
 */
public record HandoverConflict(Why why, long count, List<String> examples) {

    public HandoverConflict {
        examples = List.copyOf(examples);
    }

    /** What does not fit. */
    public enum Why implements Wire {
        /** Central has that warehouse, and the station stands in another one. */
        WAREHOUSE,
        /** Central has another bin of that code in that warehouse. */
        BIN,
        /** Central has another tote of that code in that warehouse. */
        TOTE,
        /** Central has another order of that number. */
        ORDER,
        /** A code that stands for something else there. */
        BARCODE,
        /** A GTIN that is another SKU's there. */
        GTIN,
        /** Central gave that number of a shipping container to another package. */
        PACKAGE,
        /** The station knows what this version of central does not. */
        NEWER_STATION,
        /** This version of central takes no data from before. */
        OLDER_CENTRAL,
        /** Another station, or this one with other data, handed over before. */
        HANDED_OVER,
        /** Something else that is there only once. */
        OTHER,
        /** The database that was put aside cannot be read. */
        UNREADABLE
    }
}
