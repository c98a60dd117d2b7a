package dev.pickwright.backend.reporting;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.audit.Timeline.Entry;
import dev.pickwright.model.audit.Timeline.Kind;
import dev.pickwright.model.audit.Timeline.Subject;
import dev.pickwright.model.fulfillment.FulfillmentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The trail by what a code stands for. Every statement reads a bounded number of rows by an index. */
@Repository
class TimelineQueries {

    /** Where a slice ended. */
    record Place(Instant at, UUID id) {}

    /** A thing whose code this is, and where it is; none for what is at home nowhere. */
    record Found(Subject subject, @Nullable UUID warehouse) {}

    /** How many of the movements into a tote tell what it carried, the latest first. */
    private static final int CARRIED = 100;

    /** Names by join, so that they are gone from here, too, once they are erased. */
    static final String SHOWN = """
            select a.*, coalesce(o.name, a.actor) as who, ap.name as approver_name,
                f.number as fulfillment_number, w.code as warehouse,
                case when a.operation = 'take_over' then ob.name else a.before_value end as shown_before,
                case when a.operation = 'take_over' then oa.name
                    when a.operation = 'scan_refused' then coalesce(a.after_value, a.note)
                    else a.after_value end as shown_after,
                case when a.operation in ('scan_refused', 'look_up') then a.detail
                    else nullif(concat_ws(': ', a.detail, a.note), '') end as said
            """;

    static final String NAMES = """
            left join audit_alias xo on xo.id = a.operator_id
            left join audit_alias xp on xp.id = a.approver_id
            left join audit_alias xb on a.operation = 'take_over' and cast(xb.id as varchar(36)) = a.before_value
            left join audit_alias xa on a.operation = 'take_over' and cast(xa.id as varchar(36)) = a.after_value
            left join audit_alias xw on xw.id = a.warehouse_id
            left join operator o on o.id = coalesce(xo.now_id, a.operator_id)
            left join operator ap on ap.id = coalesce(xp.now_id, a.approver_id)
            left join operator ob on a.operation = 'take_over'
                and cast(ob.id as varchar(36)) = coalesce(cast(xb.now_id as varchar(36)), a.before_value)
            left join operator oa on a.operation = 'take_over'
                and cast(oa.id as varchar(36)) = coalesce(cast(xa.now_id as varchar(36)), a.after_value)
            left join fulfillment f on f.id = a.fulfillment_id
            left join warehouse w on w.id = coalesce(f.warehouse_id, xw.now_id, a.warehouse_id)
            """;

    private final JdbcClient jdbc;

    TimelineQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Everything that has this code.
     *
     * @param upper the code in upper case
     * @param sscc the code as the number of a package
     */
    List<Found> find(String code, String upper, String sscc) {
        return jdbc.sql("""
                select 'order' as kind, cast(o.id as varchar(36)) as ref, o.number as name, cast(null as varchar(16)) as warehouse,
                    cast(null as uuid) as site
                from customer_order o where o.number = :code
                union all select 'fulfillment', cast(f.id as varchar(36)), f.number, w.code, w.id
                from fulfillment f join warehouse w on w.id = f.warehouse_id where f.number in (:code, :upper)
                union all select 'tote', cast(t.id as varchar(36)), t.code, w.code, w.id
                from barcode b join tote t on t.id = b.target_id join warehouse w on w.id = t.warehouse_id
                where b.code = :upper and b.kind = 'tote'
                union all select 'package', cast(k.id as varchar(36)), k.sscc, w.code, w.id
                from package k join fulfillment f on f.id = k.fulfillment_id
                    join warehouse w on w.id = f.warehouse_id
                where k.sscc = :sscc
                union all select 'operator', cast(p.id as varchar(36)), p.name, w.code, w.id
                from operator p join warehouse w on w.id = p.warehouse_id where p.badge in (:code, :upper)
                union all select 'station', cast(:code as varchar(80)), cast(:code as varchar(80)), null,
                    cast(null as uuid)
                where exists (select 1 from station s where s.name = :code)
                    or exists (select 1 from audit_entry a where a.station = :code)
                """)
                .param("code", code)
                .param("upper", upper)
                .param("sscc", sscc)
                .query((row, n) -> new Found(
                        new Subject(
                                Wire.read(Kind.class, row.getString("kind")),
                                row.getString("kind") + ":" + row.getString("ref"),
                                row.getString("name"),
                                row.getString("warehouse")),
                        Sql.uuidOrNull(row, "site")))
                .list();
    }

    List<UUID> fulfillmentsOfOrder(UUID order, Set<UUID> warehouses) {
        return jdbc
                .sql("select id, warehouse_id from fulfillment where order_id = ?")
                .param(order)
                .query((row, n) -> warehouses.isEmpty() || warehouses.contains(Sql.uuid(row, "warehouse_id"))
                        ? List.of(Sql.uuid(row, "id"))
                        : List.<UUID>of())
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    List<UUID> fulfillmentOfPackage(UUID box) {
        return jdbc.sql("select fulfillment_id from package where id = ?")
                .param(box)
                .query((row, n) -> Sql.uuid(row, "fulfillment_id"))
                .list();
    }

    /** What it carries and what it carried before. */
    List<UUID> fulfillmentsOfTote(UUID tote) {
        return jdbc.sql("""
                select fulfillment_id from tote where id = :tote and fulfillment_id is not null
                union select i.fulfillment_id from (
                    select item_id from stock_movement where to_id = :tote order by seq desc
                    fetch first :most rows only) m
                join fulfillment_item i on i.id = m.item_id
                """)
                .param("tote", tote)
                .param("most", CARRIED)
                .query((row, n) -> Sql.uuid(row, "fulfillment_id"))
                .list();
    }

    /** The entries on any of them, on their picklists, and on the order itself. */
    List<Entry> onFulfillments(Collection<UUID> fulfillments, @Nullable UUID order, @Nullable Place before, int limit) {
        List<String> arms = new ArrayList<>();
        Map<String, Object> params = new HashMap<>();
        if (!fulfillments.isEmpty()) {
            params.put("fulfillments", fulfillments);
            arms.add("a.fulfillment_id in (:fulfillments)");
            List<UUID> picklists = jdbc.sql(
                            "select distinct picklist_id from picklist_fulfillment where fulfillment_id in (:fulfillments)")
                    .param("fulfillments", fulfillments)
                    .query((row, n) -> Sql.uuid(row, "picklist_id"))
                    .list();
            if (!picklists.isEmpty()) {
                params.put("picklists", picklists);
                arms.add("a.picklist_id in (:picklists)");
            }
        }
        if (order != null) {
            params.put("order", order);
            arms.add("a.order_id = :order");
        }
        return arms.isEmpty() ? List.of() : entries(arms, params, before, limit);
    }

    /** What an operator did, and let others do. @param warehouses empty for all */
    List<Entry> ofOperator(UUID operator, Set<UUID> warehouses, @Nullable Place before, int limit) {
        Map<String, Object> params = new HashMap<>(Map.of("operators", aliases(Set.of(operator))));
        String there = at(warehouses, params);
        return entries(
                List.of("a.operator_id in (:operators)" + there, "a.approver_id in (:operators)" + there),
                params,
                before,
                limit);
    }

    /** @param warehouses empty for all */
    List<Entry> atStation(String station, Set<UUID> warehouses, @Nullable Place before, int limit) {
        Map<String, Object> params = new HashMap<>(Map.of("station", station));
        return entries(List.of("a.station = :station" + at(warehouses, params)), params, before, limit);
    }

    private String at(Set<UUID> warehouses, Map<String, Object> params) {
        if (warehouses.isEmpty()) {
            return "";
        }
        params.put("warehouses", aliases(warehouses));
        return " and a.warehouse_id in (:warehouses)";
    }

    /** These, and the ids that they have in trails that were taken over. */
    private Set<UUID> aliases(Set<UUID> ids) {
        Set<UUID> all = new HashSet<>(ids);
        all.addAll(jdbc.sql("select id from audit_alias where now_id in (:ids)")
                .param("ids", ids)
                .query(UUID.class)
                .list());
        return all;
    }

    private List<Entry> entries(List<String> arms, Map<String, Object> params, @Nullable Place before, int limit) {
        String older = "";
        if (before != null) {
            older = " and a.at <= :at and (a.at < :at or a.id < :id)";
            params.put("at", Sql.at(before.at()));
            params.put("id", before.id());
        }
        List<String> found = new ArrayList<>();
        for (String arm : arms) {
            found.add(
                    "(select a.id from audit_entry a where %s%s order by a.at desc, a.id desc fetch first %d rows only)"
                            .formatted(arm, older, limit));
        }
        return jdbc.sql(
                        "%s from (%s) found join audit_entry a on a.id = found.id %s order by a.at desc, a.id desc fetch first %d rows only"
                                .formatted(SHOWN, String.join(" union ", found), NAMES, limit))
                .params(params)
                .query((row, n) -> read(row))
                .list();
    }

    private static Entry read(ResultSet row) throws SQLException {
        UUID fulfillment = Sql.uuidOrNull(row, "fulfillment_id");
        return new Entry(
                Sql.uuid(row, "id"),
                Sql.instant(row, "at"),
                row.getString("operation"),
                row.getString("who"),
                row.getString("approver_name"),
                row.getString("station"),
                row.getString("warehouse"),
                row.getString("shown_before"),
                row.getString("shown_after"),
                row.getString("said"),
                row.getString("note") == null && row.getString("note_hash") != null,
                fulfillment == null ? null : new FulfillmentId(fulfillment),
                row.getString("fulfillment_number"));
    }
}
