package dev.pickwright.backend.property;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How everything stands in the product's tables, with the ids and versions that requests need. */
final class Seen {

    private static final Pattern STATUS = Pattern.compile("\"new_status\":\"(\\w+)\"");
    private static final String NAME = "concat(o.number, '/', w.code, '/', f.part_number)";
    private static final String FULFILLMENTS = """
             from fulfillment f join customer_order o on o.id = f.order_id join warehouse w on w.id = f.warehouse_id
            """;
    private static final String OF_ORDER = " where (cast(:order as varchar(40)) is null or o.number = :order) ";

    private final JdbcClient jdbc;
    private final String order;
    private final Map<String, UUID> ids = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final State state;

    /** Everything. */
    Seen(JdbcClient jdbc) {
        this(jdbc, null);
    }

    /** Only what belongs to one order, and all stock. */
    Seen(JdbcClient jdbc, String order) {
        this.jdbc = jdbc;
        this.order = order;
        this.state = new State(orders(), fulfillments(), picklists(), stock(), totes()).sorted();
    }

    State state() {
        return state;
    }

    /** The id of what a state names: a fulfillment, {@code fulfillment:item}, a picklist, {@code picklist:line}. */
    UUID id(String name) {
        UUID id = ids.get(name);
        if (id == null) {
            throw new IllegalStateException("nothing is named " + name);
        }
        return id;
    }

    /** The id of a fulfillment's check that is due, or one of no check. */
    UUID dueCheck(String fulfillment) {
        return ids.getOrDefault(fulfillment + ":check", new UUID(0, 0));
    }

    /** Of a fulfillment or a picklist. */
    long version(String name) {
        return versions.get(name);
    }

    /** The events of every lane so far, in lane order; a change of status with the status it led to. */
    Map<String, List<String>> events() {
        Map<String, String> names = new HashMap<>();
        ids.forEach((name, id) -> names.put(id.toString(), name));
        Map<String, List<String>> lanes = new TreeMap<>();
        rows("select aggregate_id, event_type, payload from outbox_events order by aggregate_id, lane_seq", row -> {
                    var status = STATUS.matcher(row.getString("payload"));
                    String type = row.getString("event_type");
                    boolean named = type.equals("fulfillment.status_changed") && status.find();
                    return Map.entry(row.getString("aggregate_id"), named ? type + " " + status.group(1) : type);
                })
                .forEach(each -> lanes.computeIfAbsent(
                                names.getOrDefault(each.getKey(), each.getKey()), key -> new ArrayList<>())
                        .add(each.getValue()));
        return lanes;
    }

    /** What of a fulfillment is promised and on no pick line yet: by line of the order, by bin. */
    Map<Integer, Map<String, Integer>> promisesOf(String fulfillment) {
        Map<Integer, Map<String, Integer>> promises = new TreeMap<>();
        jdbc.sql("""
                select i.line_number, b.code as bin, a.quantity from allocation a
                join fulfillment_item i on i.id = a.item_id join bin b on b.id = a.bin_id where i.fulfillment_id = ?
                """).param(id(fulfillment)).query(row -> {
            promises.computeIfAbsent(row.getInt("line_number"), key -> new TreeMap<>())
                    .put(row.getString("bin"), row.getInt("quantity"));
        });
        return promises;
    }

    /** How many rows everything has that a refused request must leave alone. */
    static Map<String, Long> counts(JdbcClient jdbc) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String table : List.of("audit_entry", "outbox_events", "idempotency_record", "stock_movement")) {
            counts.put(
                    table,
                    jdbc.sql("select count(*) from " + table).query(Long.class).single());
        }
        return counts;
    }

    private List<State.Order> orders() {
        return rows(
                "select o.number, o.status from customer_order o" + OF_ORDER + "order by o.number",
                row -> new State.Order(row.getString("number"), row.getString("status")));
    }

    private List<State.Fulfillment> fulfillments() {
        Map<String, List<State.Item>> items = items();
        Map<String, List<State.Box>> boxes = boxes();
        Map<String, List<String>> checks = checks();
        Map<String, List<String>> holds = grouped(
                "select " + NAME + " as name, h.reason as said" + FULFILLMENTS
                        + " join fulfillment_hold h on h.fulfillment_id = f.id" + OF_ORDER
                        + " and h.released_at is null order by h.placed_at, h.id",
                row -> row.getString("said"));
        return rows(
                "select f.*, o.number as order_number, w.code as site, " + NAME + " as name" + FULFILLMENTS + OF_ORDER
                        + "order by name",
                row -> {
                    String name = row.getString("name");
                    ids.put(name, row.getObject("id", UUID.class));
                    versions.put(name, row.getLong("version"));
                    return new State.Fulfillment(
                            name,
                            row.getString("order_number"),
                            row.getString("site"),
                            row.getString("status"),
                            row.getInt("pick_attempts"),
                            row.getInt("pack_attempts"),
                            row.getBoolean("qc_required"),
                            items.getOrDefault(name, List.of()),
                            boxes.getOrDefault(name, List.of()),
                            checks.getOrDefault(name, List.of()),
                            holds.getOrDefault(name, List.of()));
                });
    }

    private Map<String, List<State.Item>> items() {
        return grouped(
                "select i.*, s.code as sku, " + NAME + " as name" + FULFILLMENTS
                        + "join fulfillment_item i on i.fulfillment_id = f.id join sku s on s.id = i.sku_id" + OF_ORDER
                        + "order by i.line_number",
                row -> {
                    ids.put(row.getString("name") + ":" + row.getInt("line_number"), row.getObject("id", UUID.class));
                    return new State.Item(
                            row.getInt("line_number"),
                            row.getString("sku"),
                            row.getInt("ordered"),
                            row.getInt("allocated"),
                            row.getInt("picked"),
                            row.getInt("short_quantity"),
                            row.getInt("packed"));
                });
    }

    private Map<String, List<State.Box>> boxes() {
        Map<String, Map<String, Integer>> contents = new HashMap<>();
        rows(
                """
                select p.id, s.code as sku, sum(i.quantity) as quantity from package p
                join package_item i on i.package_id = p.id
                join fulfillment_item t on t.id = i.item_id join sku s on s.id = t.sku_id
                group by p.id, s.code
                """,
                row -> contents.computeIfAbsent(row.getString("id"), key -> new TreeMap<>())
                        .put(row.getString("sku"), row.getInt("quantity")));
        return grouped(
                "select p.*, " + NAME + " as name" + FULFILLMENTS + "join package p on p.fulfillment_id = f.id"
                        + OF_ORDER + "order by p.number",
                row -> new State.Box(
                        row.getInt("number"),
                        row.getString("status"),
                        contents.getOrDefault(row.getString("id"), Map.of())));
    }

    private Map<String, List<String>> checks() {
        return grouped(
                "select q.id, q.status, " + NAME + " as name" + FULFILLMENTS
                        + "join qc_check q on q.fulfillment_id = f.id" + OF_ORDER + "order by q.created_at, q.id",
                row -> {
                    if (row.getString("status").equals("due")) {
                        ids.put(row.getString("name") + ":check", row.getObject("id", UUID.class));
                    }
                    return row.getString("status");
                });
    }

    private List<State.Picklist> picklists() {
        Map<String, Integer> count = new HashMap<>();
        Map<UUID, List<State.Line>> lines = new HashMap<>();
        Map<UUID, Map<Integer, UUID>> lineIds = new HashMap<>();
        rows(
                "select l.*, i.line_number, s.code as sku, b.code as bin" + FULFILLMENTS
                        + "join pick_line l on l.fulfillment_id = f.id join fulfillment_item i on i.id = l.item_id"
                        + " join sku s on s.id = l.sku_id join bin b on b.id = l.bin_id" + OF_ORDER
                        + "order by l.position",
                row -> {
                    UUID list = row.getObject("picklist_id", UUID.class);
                    lineIds.computeIfAbsent(list, key -> new HashMap<>())
                            .put(row.getInt("position"), row.getObject("id", UUID.class));
                    return lines.computeIfAbsent(list, key -> new ArrayList<>()).add(line(row));
                });
        return rows(
                "select p.*, w.code as site, e.badge, b.code as at, " + NAME + " as name" + FULFILLMENTS
                        + " join picklist_fulfillment pf on pf.fulfillment_id = f.id"
                        + " join picklist p on p.id = pf.picklist_id left join operator e on e.id = p.operator_id"
                        + " left join bin b on b.id = p.confirmed_bin_id" + OF_ORDER + "order by name, p.number",
                row -> {
                    String of = row.getString("name");
                    String name = of + "#" + count.merge(of, 1, Integer::sum);
                    UUID id = row.getObject("id", UUID.class);
                    ids.put(name, id);
                    versions.put(name, row.getLong("version"));
                    lineIds.getOrDefault(id, Map.of())
                            .forEach((position, line) -> ids.put(name + ":" + position, line));
                    String status = row.getString("status");
                    return new State.Picklist(
                            name,
                            row.getString("site"),
                            status,
                            status.equals("claimed") ? row.getString("badge") : "nobody",
                            status.equals("claimed") ? String.valueOf(row.getString("at")) : "null",
                            lines.getOrDefault(id, List.of()));
                });
    }

    private static State.Line line(ResultSet row) throws SQLException {
        return new State.Line(
                row.getInt("position"),
                row.getInt("line_number"),
                row.getString("sku"),
                row.getString("bin"),
                row.getInt("quantity"),
                row.getInt("picked"),
                row.getInt("short_quantity"),
                row.getString("status"));
    }

    private List<State.Stock> stock() {
        return rows(
                """
                select w.code as site, b.code as bin, s.code as sku, t.* from stock t
                join bin b on b.id = t.bin_id join sku s on s.id = t.sku_id join warehouse w on w.id = t.warehouse_id
                order by w.code, b.code, s.code
                """,
                row -> new State.Stock(
                        row.getString("site"),
                        row.getString("bin"),
                        row.getString("sku"),
                        row.getInt("on_hand"),
                        row.getInt("allocated"),
                        row.getInt("on_hand") - row.getInt("allocated") - row.getInt("locked")));
    }

    private Map<String, String> totes() {
        Map<String, String> totes = new TreeMap<>();
        rows(
                "select w.code as site, t.code, " + NAME + " as name" + FULFILLMENTS
                        + "join tote t on t.fulfillment_id = f.id" + OF_ORDER,
                row -> totes.put(row.getString("site") + "/" + row.getString("code"), row.getString("name")));
        return totes;
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Map<String, List<T>> grouped(String sql, Reader<T> reader) {
        Map<String, List<T>> groups = new HashMap<>();
        rows(
                sql,
                row -> groups.computeIfAbsent(row.getString("name"), key -> new ArrayList<>())
                        .add(reader.read(row)));
        return groups;
    }

    private <T> List<T> rows(String sql, Reader<T> reader) {
        var statement = jdbc.sql(sql);
        if (sql.contains(":order")) {
            statement = statement.param("order", order);
        }
        List<T> found = new ArrayList<>();
        statement.query(row -> {
            found.add(reader.read(row));
        });
        return found;
    }
}
