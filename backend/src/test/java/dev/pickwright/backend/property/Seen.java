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

    static final UUID NO_ID = new UUID(0, 0);

    private static final Pattern STATUS = Pattern.compile("\"new_status\":\"(\\w+)\"");
    private static final String NAME = "concat(o.number, '/', w.code, '/', f.part_number) as name";
    private static final String FULFILLMENTS = """
             from fulfillment f join customer_order o on o.id = f.order_id join warehouse w on w.id = f.warehouse_id
            """;

    private final JdbcClient jdbc;
    private final List<String> orders;
    private final Map<String, UUID> ids = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, String> ssccs = new HashMap<>();
    private final State state;

    /** Everything. */
    Seen(JdbcClient jdbc) {
        this(jdbc, List.of());
    }

    /** Only what belongs to some orders, and all stock. */
    Seen(JdbcClient jdbc, List<String> of) {
        this.jdbc = jdbc;
        this.orders = of;
        List<State.Order> found = orders();
        List<State.Fulfillment> fulfillments = fulfillments();
        this.state = new State(found, fulfillments, picklists(), stock(), totes(), putBacks()).sorted();
    }

    State state() {
        return state;
    }

    /** The id of what a state names, or that of nothing. */
    UUID id(String name) {
        return ids.getOrDefault(name, NO_ID);
    }

    /** The code of a fulfillment's box. */
    String sscc(String box) {
        return ssccs.getOrDefault(box, "0".repeat(18));
    }

    /** Of a fulfillment or a picklist. */
    long version(String name) {
        return versions.get(name);
    }

    /** Of the newest event. */
    long lastEvent() {
        return jdbc.sql("select coalesce(max(seq), 0) from outbox_events")
                .query(Long.class)
                .single();
    }

    /** The events after that one, by lane and in lane order; a change of status with the status it led to. */
    Map<String, List<String>> eventsSince(long last) {
        Map<String, String> names = new HashMap<>();
        ids.forEach((name, id) -> names.put(id.toString(), name));
        Map<String, List<String>> lanes = new TreeMap<>();
        jdbc.sql("""
                select aggregate_id, event_type, payload from outbox_events where seq > ? order by aggregate_id, lane_seq
                """).param(last).query(row -> {
            var status = STATUS.matcher(row.getString("payload"));
            String type = row.getString("event_type");
            boolean named = type.equals("fulfillment.status_changed") && status.find();
            String lane = row.getString("aggregate_id");
            lanes.computeIfAbsent(names.getOrDefault(lane, lane), key -> new ArrayList<>())
                    .add(named ? type + " " + status.group(1) : type);
        });
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
                    .merge(row.getString("bin"), row.getInt("quantity"), Integer::sum);
        });
        return promises;
    }

    /** How many rows everything has that a refused request must leave alone. */
    static Map<String, Long> counts(JdbcClient jdbc) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql("""
                select 'audit' as name, count(*) as n from audit_entry
                union all select 'events', count(*) from outbox_events
                union all select 'keys', count(*) from idempotency_record
                union all select 'movements', count(*) from stock_movement
                """).query(row -> {
            counts.put(row.getString("name"), row.getLong("n"));
        });
        return counts;
    }

    private List<State.Order> orders() {
        return rows("select o.* from customer_order o", row -> {
            ids.put(row.getString("number"), row.getObject("id", UUID.class));
            return new State.Order(row.getString("number"), row.getString("status"));
        });
    }

    private List<State.Fulfillment> fulfillments() {
        Map<String, List<State.Item>> items = items();
        Map<String, List<State.Box>> boxes = boxes();
        Map<String, List<String>> checks = checks();
        Map<String, List<String>> holds = holds();
        return rows("select f.*, o.number as order_number, w.code as site, " + NAME + FULFILLMENTS, row -> {
            String name = row.getString("name");
            ids.put(name, row.getObject("id", UUID.class));
            versions.put(name, row.getLong("version"));
            return new State.Fulfillment(
                    name,
                    row.getString("order_number"),
                    row.getString("site"),
                    row.getString("status"),
                    "%d/%d %d/%d"
                            .formatted(
                                    row.getInt("pick_attempts"),
                                    row.getInt("max_pick_attempts"),
                                    row.getInt("pack_attempts"),
                                    row.getInt("max_pack_attempts")),
                    row.getBoolean("qc_required"),
                    items.getOrDefault(name, List.of()),
                    boxes.getOrDefault(name, List.of()),
                    checks.getOrDefault(name, List.of()),
                    holds.getOrDefault(name, List.of()));
        });
    }

    private Map<String, List<State.Item>> items() {
        return grouped(
                "select i.*, s.code as sku, " + NAME + FULFILLMENTS
                        + "join fulfillment_item i on i.fulfillment_id = f.id join sku s on s.id = i.sku_id",
                "i.line_number",
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
                "select i.package_id, s.code as sku, i.quantity" + FULFILLMENTS
                        + "join fulfillment_item t on t.fulfillment_id = f.id join sku s on s.id = t.sku_id"
                        + " join package_item i on i.item_id = t.id",
                row -> contents.computeIfAbsent(row.getString("package_id"), key -> new TreeMap<>())
                        .merge(row.getString("sku"), row.getInt("quantity"), Integer::sum));
        return grouped(
                "select p.*, " + NAME + FULFILLMENTS + "join package p on p.fulfillment_id = f.id", "p.number", row -> {
                    ssccs.put(row.getString("name") + ":box " + row.getInt("number"), row.getString("sscc"));
                    return new State.Box(
                            row.getInt("number"),
                            row.getString("status"),
                            contents.getOrDefault(row.getString("id"), Map.of()));
                });
    }

    private Map<String, List<String>> checks() {
        return grouped(
                "select q.id, q.status, " + NAME + FULFILLMENTS + "join qc_check q on q.fulfillment_id = f.id",
                "q.created_at, q.id",
                row -> {
                    if (row.getString("status").equals("due")) {
                        ids.put(row.getString("name") + ":check", row.getObject("id", UUID.class));
                    }
                    return row.getString("status");
                });
    }

    private Map<String, List<String>> holds() {
        Map<String, Integer> count = new HashMap<>();
        return grouped(
                "select h.id, h.kind, " + NAME + FULFILLMENTS
                        + "join fulfillment_hold h on h.fulfillment_id = f.id and h.released_at is null",
                "h.placed_at, h.id",
                row -> {
                    String name = row.getString("name");
                    int index = count.merge(name, 1, Integer::sum) - 1;
                    ids.put(name + ":hold " + index, row.getObject("id", UUID.class));
                    return row.getString("kind");
                });
    }

    private List<State.Picklist> picklists() {
        Map<UUID, List<State.Line>> lines = new HashMap<>();
        Map<UUID, Map<Integer, UUID>> lineIds = new HashMap<>();
        grouped(
                "select l.*, i.line_number, s.code as sku, b.code as bin, " + NAME + FULFILLMENTS
                        + "join pick_line l on l.fulfillment_id = f.id join fulfillment_item i on i.id = l.item_id"
                        + " join sku s on s.id = l.sku_id join bin b on b.id = l.bin_id",
                "l.position",
                row -> {
                    UUID list = row.getObject("picklist_id", UUID.class);
                    lineIds.computeIfAbsent(list, key -> new HashMap<>())
                            .put(row.getInt("position"), row.getObject("id", UUID.class));
                    return lines.computeIfAbsent(list, key -> new ArrayList<>()).add(line(row));
                });
        Map<UUID, List<String>> parts = new HashMap<>();
        Map<UUID, State.Picklist> lists = new LinkedHashMap<>();
        grouped(
                "select p.*, w.code as site, e.badge, b.code as at, pf.gone, pb.id as hand, " + NAME + FULFILLMENTS
                        + " join picklist_fulfillment pf on pf.fulfillment_id = f.id"
                        + " join picklist p on p.id = pf.picklist_id left join operator e on e.id = p.operator_id"
                        + " left join bin b on b.id = p.confirmed_bin_id"
                        + " left join put_back pb on pb.id = p.put_back_id and pb.status = 'open'",
                "p.number",
                row -> {
                    UUID id = row.getObject("id", UUID.class);
                    String of = row.getString("name");
                    parts.computeIfAbsent(id, key -> new ArrayList<>()).add(row.getBoolean("gone") ? "-" + of : of);
                    if (!lists.containsKey(id)) {
                        lists.put(id, picklist(row, "P" + (lists.size() + 1), lines.getOrDefault(id, List.of())));
                    }
                    return of;
                });
        lists.forEach((id, list) -> {
            ids.put(list.name(), id);
            lineIds.getOrDefault(id, Map.of()).forEach((position, line) -> ids.put(list.name() + ":" + position, line));
        });
        return lists.entrySet().stream()
                .map(each -> with(
                        each.getValue(),
                        parts.get(each.getKey()).stream().sorted().toList()))
                .toList();
    }

    private State.Picklist picklist(ResultSet row, String name, List<State.Line> lines) throws SQLException {
        versions.put(name, row.getLong("version"));
        boolean claimed = row.getString("status").equals("claimed");
        return new State.Picklist(
                name,
                row.getString("site"),
                row.getString("status"),
                claimed ? row.getString("badge") : "nobody",
                claimed ? String.valueOf(row.getString("at")) : "null",
                !claimed || row.getBoolean("told"),
                claimed && row.getString("hand") != null ? row.getString("hand") : "",
                List.of(),
                lines);
    }

    private State.Picklist with(State.Picklist list, List<String> parts) {
        return new State.Picklist(
                list.name(),
                list.site(),
                list.status(),
                list.picker(),
                list.at(),
                list.told(),
                list.inHand().isEmpty() ? "" : "something",
                parts,
                list.lines());
    }

    private static State.Line line(ResultSet row) throws SQLException {
        return new State.Line(
                row.getInt("position"),
                row.getString("name"),
                row.getInt("line_number"),
                row.getString("sku"),
                row.getString("bin"),
                row.getInt("quantity"),
                row.getInt("picked"),
                row.getInt("short_quantity"),
                row.getString("status"));
    }

    private List<State.Stock> stock() {
        List<State.Stock> stock = new ArrayList<>();
        jdbc.sql("""
                select w.id as site_id, w.code as site, b.code as bin, s.code as sku, t.*, c.id as count_id from stock t
                join bin b on b.id = t.bin_id join sku s on s.id = t.sku_id join warehouse w on w.id = t.warehouse_id
                left join count_task c on c.bin_id = t.bin_id and c.sku_id = t.sku_id and c.status = 'open'
                """).query(row -> {
            String site = row.getString("site");
            UUID count = row.getObject("count_id", UUID.class);
            ids.put(site, row.getObject("site_id", UUID.class));
            String spot = "%s/%s/%s".formatted(site, row.getString("bin"), row.getString("sku"));
            if (count != null) {
                ids.put("count of " + spot, count);
            }
            stock.add(new State.Stock(
                    site,
                    row.getString("bin"),
                    row.getString("sku"),
                    row.getInt("on_hand"),
                    row.getInt("allocated"),
                    row.getInt("on_hand") - row.getInt("allocated") - row.getInt("locked"),
                    count != null));
        });
        return stock;
    }

    private Map<String, State.Tote> totes() {
        Map<String, State.Tote> totes = new TreeMap<>();
        grouped(
                "select t.code, w.code as site, " + NAME + FULFILLMENTS + "join tote t on t.fulfillment_id = f.id",
                "t.code",
                row -> totes.put(
                        row.getString("site") + "/" + row.getString("code"),
                        new State.Tote(row.getString("name"), new TreeMap<>())));
        rows(
                "select t.code, w.code as site, i.line_number,"
                        + " case when m.to_id = t.id then m.quantity else -m.quantity end as units" + FULFILLMENTS
                        + "join tote t on t.fulfillment_id = f.id join fulfillment_item i on i.fulfillment_id = f.id"
                        + " join stock_movement m on m.item_id = i.id and (m.to_id = t.id or m.from_id = t.id)",
                row -> totes.get(row.getString("site") + "/" + row.getString("code"))
                        .contents()
                        .merge(row.getInt("line_number"), row.getInt("units"), Integer::sum));
        totes.values().forEach(tote -> tote.contents().values().removeIf(units -> units == 0));
        return totes;
    }

    private List<State.PutBack> putBacks() {
        return rows(
                "select k.id, k.quantity, i.line_number, t.code as tote, p.number as box, " + NAME + FULFILLMENTS
                        + "join put_back k on k.fulfillment_id = f.id and k.status = 'open'"
                        + " join fulfillment_item i on i.id = k.item_id"
                        + " left join tote t on t.id = k.from_id left join package p on p.id = k.from_id",
                row -> {
                    String tote = row.getString("tote");
                    var putBack = new State.PutBack(
                            row.getString("name"),
                            row.getInt("line_number"),
                            tote == null ? "box " + row.getInt("box") : tote,
                            row.getInt("quantity"));
                    ids.put(putBack.name(), row.getObject("id", UUID.class));
                    return putBack;
                });
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Map<String, List<T>> grouped(String sql, String by, Reader<T> reader) {
        Map<String, List<T>> groups = new HashMap<>();
        query(
                sql + ofOrders() + " order by " + by,
                row -> groups.computeIfAbsent(row.getString("name"), key -> new ArrayList<>())
                        .add(reader.read(row)));
        return groups;
    }

    private <T> List<T> rows(String sql, Reader<T> reader) {
        return query(sql + ofOrders(), reader);
    }

    private String ofOrders() {
        return orders.isEmpty() ? "" : " where o.number in (:orders)";
    }

    private <T> List<T> query(String sql, Reader<T> reader) {
        var statement = jdbc.sql(sql);
        if (!orders.isEmpty()) {
            statement = statement.param("orders", orders);
        }
        List<T> found = new ArrayList<>();
        statement.query(row -> {
            found.add(reader.read(row));
        });
        return found;
    }
}
