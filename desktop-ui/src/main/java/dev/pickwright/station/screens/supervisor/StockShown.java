package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.warehouse.StockView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the stock screen shows, in one immutable piece.
 *
 * @param subject null before the first scan
 * @param chosen -1 if there is no row
 */
record StockShown(@Nullable Subject subject, List<StockView> rows, int chosen) {

    /**
     * What is looked at.
     *
     * @param item whether it is a SKU, else it is a bin
     * @param other where the goods may come in, with what lies there now if nothing is listed: the last bin for an item,
     *     the last item for a bin
     */
    record Subject(boolean item, String code, @Nullable StockView other) {}

    static final StockShown NOTHING = new StockShown(null, List.of(), -1);

    StockShown {
        rows = List.copyOf(rows);
    }

    /** @param keep the row to choose, by bin and SKU; null for the one of both scans, or else the first */
    static StockShown of(Subject subject, List<StockView> found, @Nullable StockView keep) {
        List<StockView> rows = new ArrayList<>(found);
        StockView other = subject.other();
        if (other != null && indexOf(rows, other) < 0) {
            rows.addFirst(other);
        }
        int chosen = indexOf(rows, keep == null ? other : keep);
        return new StockShown(subject, rows, chosen < 0 && !rows.isEmpty() ? 0 : chosen);
    }

    private static int indexOf(List<StockView> rows, @Nullable StockView wanted) {
        for (int i = 0; wanted != null && i < rows.size(); i++) {
            if (rows.get(i).bin().equals(wanted.bin()) && rows.get(i).sku().equals(wanted.sku())) {
                return i;
            }
        }
        return -1;
    }
}
