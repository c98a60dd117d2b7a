package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.sync.CaseId;
import dev.pickwright.model.sync.CaseKind;
import dev.pickwright.model.sync.CaseOutcome;
import dev.pickwright.model.sync.VerdictCode;
import dev.pickwright.model.warehouse.WarehouseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Central: cases as supervisors see them. */
@Repository
class CaseQueries {

    /**
     * A case with what decides which outcomes are possible.
     *
     * @param status of the fulfillment; null if central has none of that id
     * @param newestEpoch of the fulfillment's leases; 0 for none
     * @param holder the station that has the fulfillment now; null for none
     */
    record Row(
            CaseId id,
            CaseKind kind,
            StationId station,
            String stationName,
            WarehouseId site,
            String siteCode,
            @Nullable FulfillmentId fulfillment,
            @Nullable String number,
            @Nullable FulfillmentStatus status,
            long epoch,
            long newestEpoch,
            @Nullable StationId holder,
            @Nullable VerdictCode code,
            Instant openedAt,
            int operations,
            @Nullable CaseOutcome outcome,
            @Nullable Instant resolvedAt,
            @Nullable String resolvedBy,
            @Nullable String reason,
            long version) {}

    private static final String SELECT = """
            select c.*, s.name as station_name, w.code as site, f.number, f.status,
                (select count(*) from sync_operation o where o.case_id = c.id and o.is_first = true) as operations,
                (select coalesce(max(l.epoch), 0) from sync_lease l where l.fulfillment_id = c.fulfillment_id) as newest,
                (select max(cast(l.station_id as varchar(36))) from sync_lease l
                    where l.fulfillment_id = c.fulfillment_id and l.state <> 'ended') as holder,
                (select p.name from operator p where p.id = c.resolved_by) as resolver
            from sync_case c
            join station s on s.id = c.station_id
            join warehouse w on w.id = c.warehouse_id
            left join fulfillment f on f.id = c.fulfillment_id
            """;

    private final JdbcClient jdbc;

    CaseQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Row> one(CaseId id) {
        return jdbc.sql(SELECT + " where c.id = ?")
                .param(id.value())
                .query(CaseQueries::row)
                .optional();
    }

    /** Nobody else decides it until the transaction ends. */
    void lock(CaseId id) {
        jdbc.sql("select id from sync_case where id = ? for update")
                .param(id.value())
                .query(UUID.class)
                .optional();
    }

    /** The newest first. @param sites empty for all @param before the last one of the page before */
    List<Row> list(Collection<WarehouseId> sites, @Nullable Boolean open, @Nullable UUID before, int limit) {
        String only = sites.isEmpty() ? "" : " and c.warehouse_id in (:sites)";
        String which = open == null ? "" : open ? " and c.outcome is null" : " and c.outcome is not null";
        var query = jdbc.sql(SELECT + " where (cast(:before as uuid) is null or c.id < cast(:before as uuid))" + only
                        + which + " order by c.id desc fetch first :limit rows only")
                .param("before", before)
                .param("limit", limit);
        if (!sites.isEmpty()) {
            query = query.param("sites", sites.stream().map(WarehouseId::value).toList());
        }
        return query.query(CaseQueries::row).list();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        UUID fulfillment = Sql.uuidOrNull(row, "fulfillment_id");
        String status = row.getString("status");
        String holder = row.getString("holder");
        String code = row.getString("code");
        String outcome = row.getString("outcome");
        return new Row(
                new CaseId(Sql.uuid(row, "id")),
                Wire.read(CaseKind.class, row.getString("kind")),
                new StationId(Sql.uuid(row, "station_id")),
                row.getString("station_name"),
                new WarehouseId(Sql.uuid(row, "warehouse_id")),
                row.getString("site"),
                fulfillment == null ? null : new FulfillmentId(fulfillment),
                row.getString("number"),
                status == null ? null : Wire.read(FulfillmentStatus.class, status),
                row.getLong("epoch"),
                row.getLong("newest"),
                holder == null ? null : new StationId(UUID.fromString(holder)),
                code == null ? null : Wire.read(VerdictCode.class, code),
                Sql.instant(row, "opened_at"),
                row.getInt("operations"),
                outcome == null ? null : Wire.read(CaseOutcome.class, outcome),
                Sql.instantOrNull(row, "resolved_at"),
                row.getString("resolver"),
                row.getString("reason"),
                row.getLong("version"));
    }
}
