package dev.pickwright.backend.sync.copies;

import dev.pickwright.model.sync.TableRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads and writes rows of any table, their values as text that is the same on both databases. Columns that the database
 * fills itself are left out; so are, on writing, those that this database does not have.
 */
@Repository
public class RowStore {

    private record Column(String name, ColumnKind kind) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Map<String, Map<String, ColumnKind>> columns = new ConcurrentHashMap<>();

    public RowStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** @param rest what follows the table's name, with named parameters */
    public TableRows read(String table, Set<String> without, String rest, Map<String, ?> params) {
        List<Column> wanted = columns(table).entrySet().stream()
                .filter(each -> !without.contains(each.getKey()))
                .map(each -> new Column(each.getKey(), each.getValue()))
                .toList();
        String names = wanted.stream().map(Column::name).collect(Collectors.joining(", "));
        List<List<@Nullable String>> rows = jdbc.sql("select " + names + " from " + table + " " + rest)
                .params(params)
                .query((row, n) -> texts(row, wanted))
                .list();
        return CopiedRows.table(table, wanted.stream().map(Column::name).toList(), rows);
    }

    /**
     * Tells all rows of a table, some at a time.
     *
     * @param rest what follows the table's name
     */
    public void each(String table, String rest, int page, Consumer<TableRows> taker) {
        List<Column> wanted = columns(table).entrySet().stream()
                .map(each -> new Column(each.getKey(), each.getValue()))
                .toList();
        List<String> names = wanted.stream().map(Column::name).toList();
        List<List<@Nullable String>> rows = new ArrayList<>(page);
        jdbc.sql("select " + String.join(", ", names) + " from " + table + " " + rest)
                .query(row -> {
                    rows.add(texts(row, wanted));
                    if (rows.size() == page) {
                        taker.accept(CopiedRows.table(table, names, List.copyOf(rows)));
                        rows.clear();
                    }
                });
        if (!rows.isEmpty()) {
            taker.accept(CopiedRows.table(table, names, List.copyOf(rows)));
        }
    }

    public long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** Whether this database has all columns of these rows. */
    public boolean knows(TableRows rows) {
        return columns(rows.table()).keySet().containsAll(rows.columns());
    }

    private static List<@Nullable String> texts(ResultSet row, List<Column> wanted) throws SQLException {
        List<@Nullable String> texts = new ArrayList<>(wanted.size());
        for (int i = 0; i < wanted.size(); i++) {
            ColumnKind kind = wanted.get(i).kind();
            // A text may be a CLOB, which only getString reads on both.
            Object value = kind == ColumnKind.TEXT ? row.getString(i + 1) : row.getObject(i + 1, kind.type());
            texts.add(value == null ? null : kind.text(value));
        }
        return Collections.unmodifiableList(texts);
    }

    public void insert(TableRows rows) {
        List<String> into = known(rows, Set.of());
        String marks = String.join(", ", Collections.nCopies(into.size(), "?"));
        batch("insert into %s (%s) values (%s)".formatted(rows.table(), String.join(", ", into), marks), rows, into);
    }

    /** Inserts those that are not there and leaves the others as they are. */
    void insertMissing(TableRows rows, List<String> key) {
        insert(missing(rows, key));
    }

    /** Inserts those that are not there, and writes what the others hold. */
    void merge(TableRows rows, List<String> key) {
        if (rows.rows().isEmpty()) {
            return;
        }
        TableRows missing = missing(rows, key);
        update(rows, key);
        insert(missing);
    }

    /** Writes what rows hold that are there. */
    void update(TableRows rows, List<String> key) {
        List<String> values = known(rows, Set.copyOf(key));
        if (values.isEmpty()) {
            return;
        }
        String set = values.stream().map(each -> each + " = ?").collect(Collectors.joining(", "));
        batch(
                "update %s set %s where %s".formatted(rows.table(), set, equal(key)),
                rows,
                Stream.concat(values.stream(), key.stream()).toList());
    }

    /** @param keys values of those columns, a row or a group of rows each */
    void delete(String table, List<String> columns, Collection<List<String>> keys) {
        var kinds = columns(table);
        batches.batchUpdate(
                "delete from %s where %s".formatted(table, equal(columns)),
                keys.stream()
                        .map(key -> {
                            Object[] values = new Object[columns.size()];
                            for (int i = 0; i < values.length; i++) {
                                values[i] = kind(kinds, columns.get(i)).value(key.get(i));
                            }
                            return values;
                        })
                        .toList());
    }

    /** Values of a column of the table, from their texts. */
    public List<Object> values(String table, String column, Collection<String> texts) {
        ColumnKind kind = kind(columns(table), column);
        return texts.stream().map(kind::value).toList();
    }

    private TableRows missing(TableRows rows, List<String> key) {
        String first = key.getFirst();
        Set<List<@Nullable String>> there = new HashSet<>();
        if (!rows.rows().isEmpty()) {
            TableRows found = read(
                    rows.table(),
                    Set.of(),
                    "where " + first + " in (:keys)",
                    Map.of(
                            "keys",
                            values(
                                    rows.table(),
                                    first,
                                    CopiedRows.of(rows, List.of(first)).stream()
                                            .map(List::getFirst)
                                            .collect(Collectors.toSet()))));
            there.addAll(CopiedRows.of(found, key));
        }
        List<List<@Nullable String>> keys = CopiedRows.of(rows, key);
        List<List<@Nullable String>> absent = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!there.contains(keys.get(i))) {
                absent.add(rows.rows().get(i));
            }
        }
        return CopiedRows.table(rows.table(), rows.columns(), absent);
    }

    private void batch(String sql, TableRows rows, List<String> order) {
        if (rows.rows().isEmpty()) {
            return;
        }
        var kinds = columns(rows.table());
        int[] from = order.stream().mapToInt(rows.columns()::indexOf).toArray();
        List<@Nullable Object[]> values = new ArrayList<>(rows.rows().size());
        for (List<@Nullable String> row : rows.rows()) {
            @Nullable Object[] each = new @Nullable Object[from.length];
            for (int i = 0; i < from.length; i++) {
                String text = row.get(from[i]);
                each[i] = text == null ? null : kind(kinds, order.get(i)).value(text);
            }
            values.add(each);
        }
        batches.batchUpdate(sql, values);
    }

    private List<String> known(TableRows rows, Set<String> without) {
        var here = columns(rows.table());
        return rows.columns().stream()
                .filter(each -> here.containsKey(each) && !without.contains(each))
                .toList();
    }

    private static String equal(List<String> columns) {
        return columns.stream().map(each -> each + " = ?").collect(Collectors.joining(" and "));
    }

    private static ColumnKind kind(Map<String, ColumnKind> kinds, String column) {
        return Objects.requireNonNull(kinds.get(column), column);
    }

    private Map<String, ColumnKind> columns(String table) {
        return columns.computeIfAbsent(table, this::readColumns);
    }

    private Map<String, ColumnKind> readColumns(String table) {
        Map<String, ColumnKind> found = new LinkedHashMap<>();
        jdbc.sql("""
                select column_name, data_type from information_schema.columns
                where table_schema = 'public' and table_name = ? and is_identity = 'NO' order by ordinal_position
                """).param(table).query(row -> {
            found.put(row.getString("column_name"), ColumnKind.of(row.getString("data_type")));
        });
        if (found.isEmpty()) {
            throw new IllegalArgumentException("there is no table " + table);
        }
        return found;
    }
}
