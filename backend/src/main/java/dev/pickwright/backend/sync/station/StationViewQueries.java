package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Page;
import dev.pickwright.model.Wire;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.FulfillmentStanding;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.model.sync.OperationVerdict;
import dev.pickwright.model.sync.OperationView;
import dev.pickwright.model.sync.StopNotice;
import dev.pickwright.model.sync.VerdictCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What a station's screens show of what was done here. */
@Repository
@AtStation
class StationViewQueries {

    /** Counts of operations. */
    record Counts(
            long kept,
            long waiting,
            long attention,
            long review,
            @Nullable Instant oldestWaiting) {}

    /** Lists that can be begun without central, and until when the first of them. */
    record OnHand(int lists, @Nullable Instant startBy) {}

    private record Row(
            long position, OperationView view, @Nullable UUID operator) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StationViewQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Counts counts() {
        return jdbc.sql("""
                select (select count(*) from sync_log) as kept,
                    (select count(*) from sync_log where standing in ('saved', 'sent')) as waiting,
                    (select count(*) from sync_log where standing = 'attention') as attention,
                    (select count(*) from sync_log where standing = 'review') as review,
                    (select min(done_at) from sync_log where standing in ('saved', 'sent')) as oldest
                """)
                .query((row, n) -> {
                    long oldest = row.getLong("oldest");
                    boolean none = row.wasNull();
                    return new Counts(
                            row.getLong("kept"),
                            row.getLong("waiting"),
                            row.getLong("attention"),
                            row.getLong("review"),
                            none ? null : Instant.ofEpochMilli(oldest));
                })
                .single();
    }

    OnHand onHand() {
        return jdbc.sql("""
                select count(*) as lists, min(case when kind = 'reserve' then wall + start_within end) as start_by
                from sync_held_lease where state = 'held'
                """)
                .query((row, n) -> {
                    long startBy = row.getLong("start_by");
                    Instant first = row.wasNull() ? null : Instant.ofEpochMilli(startBy);
                    return new OnHand(row.getInt("lists"), first);
                })
                .single();
    }

    /** What was picked of it and still lies in totes. */
    List<StopNotice.Goods> goods(FulfillmentId fulfillment) {
        return jdbc.sql("""
                select s.code as sku, s.description, t.code as tote, min(moved.bin) as bin, sum(moved.units) as units
                from (
                    select m.sku_id, m.to_id as tote_id, b.code as bin, m.quantity as units
                    from stock_movement m left join bin b on b.id = m.from_id
                    where m.to_kind = 'tote'
                        and m.item_id in (select id from fulfillment_item where fulfillment_id = :fulfillment)
                    union all
                    select m.sku_id, m.from_id, cast(null as varchar), -m.quantity
                    from stock_movement m
                    where m.from_kind = 'tote'
                        and m.item_id in (select id from fulfillment_item where fulfillment_id = :fulfillment)) moved
                join sku s on s.id = moved.sku_id
                join tote t on t.id = moved.tote_id
                group by s.code, s.description, t.code having sum(moved.units) > 0 order by t.code, s.code
                """)
                .param("fulfillment", fulfillment.value())
                .query((row, n) -> new StopNotice.Goods(
                        row.getString("sku"),
                        row.getString("description"),
                        row.getInt("units"),
                        row.getString("tote"),
                        row.getString("bin")))
                .list();
    }

    /** Of all that is kept, or one standing; the newest first. */
    Page<OperationView> operations(@Nullable OperationStanding standing, @Nullable Long before, int limit) {
        List<Row> rows = jdbc.sql("""
                select l.*, f.number from sync_log l left join fulfillment f on f.id = l.fulfillment_id
                where (cast(:standing as varchar) is null or l.standing = :standing)
                    and (cast(:before as bigint) is null or l.position < :before)
                order by l.position desc fetch first :limit rows only
                """)
                .param("standing", standing == null ? null : standing.wire())
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list();
        Map<UUID, String> names = names();
        List<OperationView> views = rows.stream().map(row -> named(row, names)).toList();
        boolean more = rows.size() == limit;
        return new Page<>(views, more ? String.valueOf(rows.getLast().position()) : null);
    }

    private Row row(ResultSet row) throws SQLException {
        Operation operation = json.readValue(row.getString("operation"), Operation.class);
        String verdict = row.getString("verdict");
        String code = row.getString("code");
        OperatorId operator = operation.operator();
        var view = new OperationView(
                operation.id(),
                operation.type(),
                Optional.ofNullable(Sql.uuidOrNull(row, "fulfillment_id"))
                        .map(FulfillmentId::new)
                        .orElse(null),
                row.getString("number"),
                null,
                Instant.ofEpochMilli(row.getLong("done_at")),
                Wire.read(OperationStanding.class, row.getString("standing")),
                verdict == null ? null : Wire.read(OperationVerdict.class, verdict),
                code == null ? null : Wire.read(VerdictCode.class, code));
        return new Row(row.getLong("position"), view, operator == null ? null : operator.value());
    }

    private static OperationView named(Row row, Map<UUID, String> names) {
        OperationView view = row.view();
        return new OperationView(
                view.id(),
                view.type(),
                view.fulfillment(),
                view.number(),
                row.operator() == null ? null : names.get(row.operator()),
                view.doneAt(),
                view.standing(),
                view.verdict(),
                view.code());
    }

    private Map<UUID, String> names() {
        return jdbc
                .sql("select id, name from operator")
                .query((row, n) -> Map.entry(Sql.uuid(row, "id"), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The worst of each fulfillment on hand, in the order in which a person should look at them. */
    List<FulfillmentStanding> standings(@Nullable FulfillmentId only) {
        return jdbc.sql("""
                select fulfillment_id, max(case standing when 'attention' then 5 when 'review' then 4
                    when 'saved' then 3 when 'sent' then 2 else 1 end) as worst
                from sync_log
                where fulfillment_id in (select fulfillment_id from sync_held_lease)
                    and (cast(:only as uuid) is null or fulfillment_id = :only)
                group by fulfillment_id order by 2 desc, 1
                """)
                .param("only", only == null ? null : only.value())
                .query((row, n) -> new FulfillmentStanding(
                        new FulfillmentId(Sql.uuid(row, "fulfillment_id")), worst(row.getInt("worst"))))
                .list();
    }

    private static OperationStanding worst(int rank) {
        return switch (rank) {
            case 5 -> OperationStanding.ATTENTION;
            case 4 -> OperationStanding.REVIEW;
            case 3 -> OperationStanding.SAVED;
            case 2 -> OperationStanding.SENT;
            default -> OperationStanding.CONFIRMED;
        };
    }
}
