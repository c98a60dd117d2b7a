package dev.pickwright.backend.sync.operation;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables of the work, row by row, in two databases. */
final class Tables {

    /** What operations change. */
    static final List<String> OF_THE_WORK = List.of(
            "fulfillment",
            "fulfillment_item",
            "fulfillment_hold",
            "allocation",
            "attempt",
            "avoided_bin",
            "picklist",
            "picklist_fulfillment",
            "pick_line",
            "tote",
            "stock",
            "stock_movement",
            "count_task",
            "put_back",
            "package",
            "package_item",
            "qc_check",
            "qc_point");

    /** What they need besides, in an order in which it can be inserted. */
    private static final List<String> REFERENCE = List.of(
            "warehouse",
            "zone",
            "bin",
            "sku",
            "barcode",
            "operator",
            "box_type",
            "customer_order",
            "order_line",
            "outbox_events",
            "audit_entry");

    private Tables() {}

    /** What every table holds: ids, or rows where there is none. */
    static Set<Object> snapshot(JdbcTemplate rows) {
        Set<Object> snapshot = new HashSet<>();
        for (String table : all()) {
            rows.queryForList("select * from " + table).forEach(row -> snapshot.add(key(table, row)));
        }
        return snapshot;
    }

    private static Object key(String table, Map<String, Object> row) {
        return List.of(table, row.getOrDefault("id", row));
    }

    /** Copies what is new since the snapshot, as a copy of the leased work would bring it. */
    static void copy(JdbcTemplate from, Set<Object> before, JdbcTemplate to, boolean postgres) {
        to.execute((ConnectionCallback<Void>) connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(
                        postgres ? "set session_replication_role = replica" : "set referential_integrity false");
                for (String table : all()) {
                    for (Map<String, Object> row : from.queryForList("select * from " + table + order(table))) {
                        if (!before.contains(key(table, row))) {
                            insert(connection, table, row);
                        }
                    }
                }
                statement.execute(
                        postgres ? "set session_replication_role = origin" : "set referential_integrity true");
            }
            return null;
        });
    }

    private static List<String> all() {
        return Stream.concat(REFERENCE.stream(), OF_THE_WORK.stream()).toList();
    }

    private static String order(String table) {
        return table.equals("stock_movement") || table.equals("outbox_events") ? " order by seq" : "";
    }

    private static void insert(Connection connection, String table, Map<String, Object> row) throws SQLException {
        row.keySet().removeAll(List.of("seq", "feed_no"));
        String columns = String.join(", ", row.keySet());
        String marks = String.join(", ", row.keySet().stream().map(each -> "?").toList());
        try (var insert = connection.prepareStatement(
                "insert into " + table + " (" + columns + ") values (" + marks + ") on conflict do nothing")) {
            int at = 1;
            for (Object value : row.values()) {
                insert.setObject(
                        at++, value instanceof Timestamp time ? time.toInstant().atOffset(ZoneOffset.UTC) : value);
            }
            insert.executeUpdate();
        }
    }

    static Map<String, Long> counts(JdbcTemplate rows) {
        Map<String, Long> counts = new TreeMap<>();
        OF_THE_WORK.forEach(
                table -> counts.put(table, rows.queryForObject("select count(*) from " + table, Long.class)));
        return counts;
    }

    /** How many rows each table has more than before. */
    static Map<String, Long> grown(JdbcTemplate rows, Map<String, Long> before) {
        Map<String, Long> grown = counts(rows);
        grown.replaceAll((table, count) -> count - before.getOrDefault(table, 0L));
        return grown;
    }

    /** Without the times at which rows were written: each place has its own clock. */
    static Set<Map<String, String>> rows(JdbcTemplate rows, String table) {
        Set<Map<String, String>> found = new HashSet<>();
        for (Map<String, Object> row : rows.queryForList("select * from " + table)) {
            Map<String, String> texts = new HashMap<>();
            row.forEach((column, value) -> {
                boolean time = value instanceof Timestamp || value instanceof OffsetDateTime;
                if (!time && value != null && !column.equals("seq")) {
                    texts.put(column, text(value));
                }
            });
            found.add(texts);
        }
        return found;
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : value.toString().strip();
    }
}
