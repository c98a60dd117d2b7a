package dev.pickwright.backend.picking;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.picking.PickLineId;
import dev.pickwright.model.picking.PickLineStatus;
import dev.pickwright.model.picking.PickState;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.picking.PicklistStatus;
import dev.pickwright.model.picking.PutBackId;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.ToteId;
import dev.pickwright.model.warehouse.Trace;
import dev.pickwright.model.warehouse.WarehouseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads picklists. A picklist is guarded by the locks of the fulfillments on it, none of which ever joins it later; its
 * own row needs none.
 */
@Repository
class PickStateRepository {

    /** A fulfillment's own row. */
    private record Part(FulfillmentId id, String number, String orderNumber, FulfillmentStatus status) {}

    private static final String PARTS = """
            select f.id, f.number, f.status, (
                select o.number from customer_order o where o.id = f.order_id) as order_number
            from fulfillment f
            where f.id in (select p.fulfillment_id from picklist_fulfillment p where p.picklist_id = ?)
            order by f.id
            """;

    private static final String STATE = """
            select p.number, p.warehouse_id, p.status as list_status, p.operator_id, p.confirmed_bin_id,
                p.version as list_version, p.told, p.put_back_id, w.short_policy,
                (select o.name from operator o where o.id = p.operator_id) as operator,
                l.id, l.position, l.fulfillment_id, l.item_id, l.sku_id, l.bin_id, l.quantity, l.picked,
                l.short_quantity, l.status, l.version, s.code as sku, s.description, s.gtin, b.code as bin,
                z.code as zone, st.on_hand, sums.picked_in_all, sums.waiting, t.id as tote_id, t.code as tote,
                pf.gone,
                m.pick_line_id as last_line, m.to_id as last_tote, m.quantity as last_quantity
            from picklist p
            join warehouse w on w.id = p.warehouse_id
            join pick_line l on l.picklist_id = p.id
            join picklist_fulfillment pf on pf.picklist_id = p.id and pf.fulfillment_id = l.fulfillment_id
            join sku s on s.id = l.sku_id
            join bin b on b.id = l.bin_id
            join zone z on z.id = b.zone_id
            join (
                select i.fulfillment_id, sum(i.picked) as picked_in_all,
                    sum(i.ordered - i.allocated - i.picked - i.short_quantity) as waiting
                from fulfillment_item i
                where i.fulfillment_id in (select q.fulfillment_id from picklist_fulfillment q where q.picklist_id = :id)
                group by i.fulfillment_id) sums on sums.fulfillment_id = l.fulfillment_id
            left join stock st on st.bin_id = l.bin_id and st.sku_id = l.sku_id
            left join tote t on t.fulfillment_id = l.fulfillment_id
            left join stock_movement m on m.id = (
                select n.id from pick_line x join stock_movement n on n.pick_line_id = x.id
                where x.picklist_id = :id and n.reason = 'pick'
                    and not exists (select 1 from stock_movement r where r.reverses_id = n.id)
                order by n.seq desc fetch first 1 rows only)
            where p.id = :id
            order by l.position, t.bound_at, t.code
            """;

    private final JdbcClient jdbc;

    PickStateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The state of a picklist whose fulfillments are locked until the unit of work ends; empty if there is none. */
    Optional<PickState> lock(PicklistId id) {
        return state(id, parts(id, PARTS + " for update"));
    }

    Optional<PickState> state(PicklistId id) {
        return state(id, parts(id, PARTS));
    }

    private Optional<PickState> state(PicklistId id, List<Part> parts) {
        boolean cancelled = parts.stream().anyMatch(part -> part.status() == FulfillmentStatus.CANCELLED);
        Rows rows = new Rows();
        jdbc.sql(STATE).param("id", id.value()).query((RowCallbackHandler) rows::add);
        return rows.state(id, parts, cancelled ? putBacks(id) : List.of());
    }

    private List<Part> parts(PicklistId id, String sql) {
        return jdbc.sql(sql)
                .param(id.value())
                .query((row, n) -> new Part(
                        new FulfillmentId(Sql.uuid(row, "id")),
                        row.getString("number"),
                        row.getString("order_number"),
                        Wire.read(FulfillmentStatus.class, row.getString("status"))))
                .list();
    }

    /** What of the cancelled fulfillments on it lies in totes. */
    private List<PickState.PutBack> putBacks(PicklistId id) {
        return jdbc.sql("""
                select k.*, s.code as sku, s.description, b.code as bin, t.code as tote
                from put_back k
                join fulfillment f on f.id = k.fulfillment_id
                join picklist_fulfillment p on p.fulfillment_id = k.fulfillment_id
                join sku s on s.id = k.sku_id
                left join bin b on b.id = k.bin_id
                left join tote t on t.id = k.from_id
                where p.picklist_id = ? and k.status = 'open' and k.from_kind = 'tote' and f.status = 'cancelled'
                order by t.code, s.code, k.id
                """)
                .param(id.value())
                .query((row, n) -> new PickState.PutBack(
                        new PutBackId(Sql.uuid(row, "id")),
                        new SkuId(Sql.uuid(row, "sku_id")),
                        row.getString("sku"),
                        row.getString("description"),
                        row.getInt("quantity"),
                        new Trace(
                                row.getString("lot"),
                                row.getObject("expiry", LocalDate.class),
                                row.getString("serial")),
                        row.getString("tote"),
                        row.getString("bin")))
                .list();
    }

    /** Gathers a state from rows of lines and totes, each of which holds the picklist as well. */
    private static final class Rows {

        /** What a row says of the picklist. */
        private record Head(
                String number,
                WarehouseId warehouse,
                long version,
                PicklistStatus status,
                @Nullable OperatorId operator,
                @Nullable String operatorName,
                @Nullable BinId confirmedBin,
                PickState.@Nullable Pick lastPick,
                @Nullable PutBackId putBack,
                boolean told,
                ShortResolution shortPolicy) {}

        /** What a row says of a fulfillment beside its own. */
        private record Sums(int picked, int waiting, boolean gone) {}

        private final Map<PickLineId, PickState.Line> lines = new LinkedHashMap<>();
        private final Map<FulfillmentId, Map<ToteId, PickState.BoundTote>> totes = new HashMap<>();
        private final Map<FulfillmentId, Sums> sums = new HashMap<>();
        private long lineVersions;
        private @Nullable Head head;

        void add(ResultSet row) throws SQLException {
            FulfillmentId of = new FulfillmentId(Sql.uuid(row, "fulfillment_id"));
            if (head == null) {
                head = head(row);
            }
            PickState.Line line = line(row, of);
            if (lines.putIfAbsent(line.id(), line) == null) {
                lineVersions += row.getLong("version");
            }
            sums.putIfAbsent(of, new Sums(row.getInt("picked_in_all"), row.getInt("waiting"), row.getBoolean("gone")));
            UUID tote = Sql.uuidOrNull(row, "tote_id");
            if (tote != null) {
                totes.computeIfAbsent(of, key -> new LinkedHashMap<>())
                        .put(new ToteId(tote), new PickState.BoundTote(new ToteId(tote), row.getString("tote")));
            }
        }

        Optional<PickState> state(PicklistId id, List<Part> parts, List<PickState.PutBack> putBacks) {
            return Optional.ofNullable(head)
                    .map(of -> new PickState(
                            id,
                            of.number(),
                            of.warehouse(),
                            of.version() + lineVersions,
                            of.status(),
                            of.operator(),
                            of.operatorName(),
                            of.confirmedBin(),
                            parts.stream().map(this::part).toList(),
                            List.copyOf(lines.values()),
                            of.lastPick(),
                            putBacks,
                            of.putBack(),
                            of.told(),
                            of.shortPolicy()));
        }

        private PickState.Part part(Part part) {
            Sums of = sums.getOrDefault(part.id(), new Sums(0, 0, false));
            return new PickState.Part(
                    part.id(),
                    part.number(),
                    part.orderNumber(),
                    part.status(),
                    List.copyOf(totes.getOrDefault(part.id(), Map.of()).values()),
                    of.picked(),
                    of.waiting(),
                    of.gone());
        }

        private static Head head(ResultSet row) throws SQLException {
            UUID operator = Sql.uuidOrNull(row, "operator_id");
            UUID bin = Sql.uuidOrNull(row, "confirmed_bin_id");
            UUID putBack = Sql.uuidOrNull(row, "put_back_id");
            UUID lastLine = Sql.uuidOrNull(row, "last_line");
            PickState.Pick last = lastLine == null
                    ? null
                    : new PickState.Pick(
                            new PickLineId(lastLine),
                            new ToteId(Sql.uuid(row, "last_tote")),
                            row.getInt("last_quantity"));
            return new Head(
                    row.getString("number"),
                    new WarehouseId(Sql.uuid(row, "warehouse_id")),
                    row.getLong("list_version"),
                    Wire.read(PicklistStatus.class, row.getString("list_status")),
                    operator == null ? null : new OperatorId(operator),
                    row.getString("operator"),
                    bin == null ? null : new BinId(bin),
                    last,
                    putBack == null ? null : new PutBackId(putBack),
                    row.getBoolean("told"),
                    Wire.read(ShortResolution.class, row.getString("short_policy")));
        }

        private static PickState.Line line(ResultSet row, FulfillmentId of) throws SQLException {
            return new PickState.Line(
                    new PickLineId(Sql.uuid(row, "id")),
                    row.getInt("position"),
                    of,
                    new ItemId(Sql.uuid(row, "item_id")),
                    new SkuId(Sql.uuid(row, "sku_id")),
                    row.getString("sku"),
                    row.getString("description"),
                    row.getString("gtin"),
                    new BinId(Sql.uuid(row, "bin_id")),
                    row.getString("bin"),
                    row.getString("zone"),
                    row.getInt("quantity"),
                    row.getInt("picked"),
                    row.getInt("short_quantity"),
                    Wire.read(PickLineStatus.class, row.getString("status")),
                    row.getInt("on_hand"));
        }
    }
}
