package dev.pickwright.backend.reporting;

import dev.pickwright.model.Fields;
import dev.pickwright.model.Page;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list that is in the order of a time and then of numbers, or of numbers alone. The list may change between
 * two pages: what stays where it is comes once.
 *
 * @param timed whether a time comes first
 * @param after the last one of the page before; null for the first page
 */
record Slice(boolean timed, boolean descending, @Nullable Place after, int limit) {

    /** Before everything. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    /** After everything; also the time of what has none. */
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private static final int MAX_CURSOR = 80;

    /** A place in the list; the time is null where numbers alone make the order. */
    record Place(@Nullable Instant at, String number) {}

    /** An item and the time that it is ordered by. */
    record Row<T>(T item, Instant at) {}

    /** @throws IllegalArgumentException for a cursor that belongs to a list in another order */
    static Slice of(boolean timed, boolean descending, @Nullable String cursor, int limit) {
        String text = Fields.optional("after", cursor, MAX_CURSOR);
        return new Slice(timed, descending, text == null ? null : place(text, timed), limit);
    }

    <T> Page<T> page(List<Row<T>> rows, Function<T, String> number) {
        List<T> items = rows.stream().map(Row::item).toList();
        if (rows.size() < limit) {
            return new Page<>(items, null);
        }
        Row<T> last = rows.getLast();
        return new Page<>(items, (timed ? last.at() + "~" : "") + number.apply(last.item()));
    }

    private static Place place(String cursor, boolean timed) {
        int cut = cursor.indexOf('~');
        if (timed != cut >= 0) {
            throw new IllegalArgumentException("after is the next of the page before, in the same order");
        }
        return timed ? new Place(time(cursor.substring(0, cut)), cursor.substring(cut + 1)) : new Place(null, cursor);
    }

    private static Instant time(String text) {
        try {
            Instant time = Instant.parse(text);
            if (!time.isBefore(FIRST) && !time.isAfter(LAST)) {
                return time;
            }
        } catch (DateTimeException e) {
            // Told below, as one that is out of range.
        }
        throw new IllegalArgumentException("after is the next of the page before");
    }
}
