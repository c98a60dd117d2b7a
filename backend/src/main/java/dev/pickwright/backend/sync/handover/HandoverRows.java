package dev.pickwright.backend.sync.handover;

import dev.pickwright.backend.sync.copies.CopiedRows;
import dev.pickwright.model.sync.TableRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Rows of a handover: picked, and changed, by their columns' names. */
final class HandoverRows {

    /** One row, of which values are set. */
    static final class Row {
        private final Map<String, Integer> at;
        private final List<@Nullable String> values;

        private Row(Map<String, Integer> at, List<@Nullable String> values) {
            this.at = at;
            this.values = values;
        }

        @Nullable
        String get(String column) {
            Integer index = at.get(column);
            return index == null ? null : values.get(index);
        }

        /** Of a column that is never null. */
        String text(String column) {
            return Objects.requireNonNull(get(column), column);
        }

        void set(String column, @Nullable String value) {
            Integer index = at.get(column);
            if (index != null) {
                values.set(index, value);
            }
        }

        void replaceAll(UnaryOperator<@Nullable String> change) {
            values.replaceAll(change);
        }

        List<@Nullable String> of(List<String> columns) {
            List<@Nullable String> found = new ArrayList<>(columns.size());
            columns.forEach(each -> found.add(get(each)));
            return found;
        }
    }

    private final String table;
    private final List<String> columns;
    private final List<Row> rows;

    private HandoverRows(String table, List<String> columns, List<Row> rows) {
        this.table = table;
        this.columns = columns;
        this.rows = rows;
    }

    static HandoverRows of(TableRows told) {
        Map<String, Integer> at = new HashMap<>();
        told.columns().forEach(each -> at.put(each, at.size()));
        List<Row> rows = new ArrayList<>();
        for (List<@Nullable String> values : told.rows()) {
            if (values.size() != told.columns().size()) {
                throw new IllegalArgumentException("A row of %s has %d values for %d columns."
                        .formatted(told.table(), values.size(), told.columns().size()));
            }
            rows.add(new Row(at, new ArrayList<>(values)));
        }
        return new HandoverRows(told.table(), told.columns(), rows);
    }

    List<Row> rows() {
        return Collections.unmodifiableList(rows);
    }

    HandoverRows only(Predicate<Row> which) {
        return new HandoverRows(table, columns, rows.stream().filter(which).toList());
    }

    TableRows told() {
        List<List<@Nullable String>> all = new ArrayList<>(rows.size());
        rows.forEach(each -> all.add(each.values));
        return CopiedRows.table(table, columns, all);
    }
}
