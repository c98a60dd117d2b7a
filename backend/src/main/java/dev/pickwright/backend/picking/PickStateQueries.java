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

/** Gathers a state from rows of lines and totes, each of which holds the picklist as well. */
final class PickStateQueries {

    /** A fulfillment's own row. */
    record Part(FulfillmentId id, String number, String orderNumber, FulfillmentStatus status, boolean leased) {}

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
        return new Head(
                row.getString("number"),
                new WarehouseId(Sql.uuid(row, "warehouse_id")),
                row.getLong("list_version"),
                Wire.read(PicklistStatus.class, row.getString("list_status")),
                operator == null ? null : new OperatorId(operator),
                row.getString("operator"),
                bin == null ? null : new BinId(bin),
                lastPick(row),
                putBack == null ? null : new PutBackId(putBack),
                row.getBoolean("told"),
                Wire.read(ShortResolution.class, row.getString("short_policy")));
    }

    private static PickState.@Nullable Pick lastPick(ResultSet row) throws SQLException {
        UUID line = Sql.uuidOrNull(row, "last_line");
        return line == null
                ? null
                : new PickState.Pick(
                        new PickLineId(line),
                        new ToteId(Sql.uuid(row, "last_tote")),
                        row.getInt("last_quantity"),
                        new Trace(
                                row.getString("last_lot"),
                                row.getObject("last_expiry", LocalDate.class),
                                row.getString("last_serial")));
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
                row.getInt("on_hand"),
                row.getBoolean("lot_tracked"),
                row.getBoolean("serial_tracked"));
    }
}
