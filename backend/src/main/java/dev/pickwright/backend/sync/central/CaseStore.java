package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.backend.platform.jdbc.UnitMemory;
import dev.pickwright.model.Wire;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.CaseId;
import dev.pickwright.model.sync.CaseKind;
import dev.pickwright.model.sync.CaseOutcome;
import dev.pickwright.model.sync.CentralStore.CaseFile;
import dev.pickwright.model.sync.VerdictCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Central: cases, and requests to cancel what a station holds. */
@Component
class CaseStore {

    private final JdbcClient jdbc;
    private final UnitMemory<FulfillmentId, Optional<CaseFile>> quarantines = new UnitMemory<>();

    CaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(CaseFile file) {
        changed(file);
        jdbc.sql("""
                insert into sync_case (id, kind, station_id, warehouse_id, fulfillment_id, epoch, code, opened_at)
                select cast(:id as uuid), cast(:kind as varchar(16)), s.id, s.warehouse_id,
                    cast(:fulfillment as uuid), cast(:epoch as bigint), cast(:code as varchar(32)),
                    cast(:at as timestamp(6) with time zone)
                from station s where s.id = :station
                """)
                .param("id", file.id().value())
                .param("kind", file.kind().wire())
                .param("station", file.station().value())
                .param(
                        "fulfillment",
                        file.fulfillment() == null ? null : file.fulfillment().value())
                .param("epoch", file.epoch())
                .param("code", file.code() == null ? null : file.code().wire())
                .param("at", Sql.at(Instant.ofEpochMilli(file.openedAt())))
                .update();
    }

    /** Its outcome; a case is decided once, by whom is told apart. */
    void write(CaseFile file, Instant now) {
        changed(file);
        jdbc.sql("""
                update sync_case set code = :code, outcome = :outcome, version = version + 1,
                    resolved_at = case when :decided then coalesce(resolved_at, :now) else resolved_at end
                where id = :id
                """)
                .param("decided", file.outcome() != null)
                .param("now", Sql.at(now))
                .param("code", file.code() == null ? null : file.code().wire())
                .param("outcome", file.outcome() == null ? null : file.outcome().wire())
                .param("id", file.id().value())
                .update();
    }

    private void changed(CaseFile file) {
        FulfillmentId of = file.fulfillment();
        if (of != null) {
            quarantines.forget(of);
        }
    }

    Optional<CaseFile> of(CaseId id) {
        return jdbc.sql("select * from sync_case where id = ?")
                .param(id.value())
                .query(CaseStore::file)
                .optional();
    }

    Optional<CaseFile> open(FulfillmentId fulfillment, long epoch) {
        return first(
                "fulfillment_id = ? and epoch = ? and kind = 'diverted' and outcome is null",
                fulfillment.value(),
                epoch);
    }

    Optional<CaseFile> awaited(FulfillmentId fulfillment) {
        return first("fulfillment_id = ? and kind = 'awaited' and outcome is null", fulfillment.value());
    }

    Optional<CaseFile> quarantine(FulfillmentId fulfillment) {
        return quarantines.get(
                fulfillment,
                () -> first("fulfillment_id = ? and kind = 'quarantined' and outcome is null", fulfillment.value()));
    }

    Optional<CaseFile> openClone(StationId station) {
        return first("station_id = ? and kind = 'clone' and outcome is null", station.value());
    }

    /** Says who decided it, and why. */
    void resolved(CaseId id, Actor actor, String reason, Instant now) {
        jdbc.sql("update sync_case set resolved_at = :now, resolved_by = :by, reason = :reason where id = :id")
                .param("now", Sql.at(now))
                .param("by", actor.operator() == null ? null : actor.operator().value())
                .param("reason", reason)
                .param("id", id.value())
                .update();
    }

    private Optional<CaseFile> first(String which, Object... params) {
        return jdbc.sql("select * from sync_case where " + which + " order by opened_at, id fetch first 1 rows only")
                .params(params)
                .query(CaseStore::file)
                .optional();
    }

    private static CaseFile file(ResultSet row, int n) throws SQLException {
        UUID fulfillment = Sql.uuidOrNull(row, "fulfillment_id");
        String code = row.getString("code");
        String outcome = row.getString("outcome");
        return new CaseFile(
                new CaseId(Sql.uuid(row, "id")),
                Wire.read(CaseKind.class, row.getString("kind")),
                new StationId(Sql.uuid(row, "station_id")),
                fulfillment == null ? null : new FulfillmentId(fulfillment),
                row.getLong("epoch"),
                code == null ? null : Wire.read(VerdictCode.class, code),
                Sql.instant(row, "opened_at").toEpochMilli(),
                outcome == null ? null : Wire.read(CaseOutcome.class, outcome));
    }

    /** Since when somebody waits for the station's answer. */
    Optional<Instant> cancelRequested(FulfillmentId fulfillment) {
        return jdbc.sql("select requested_at from sync_cancel where fulfillment_id = ?")
                .param(fulfillment.value())
                .query((row, n) -> Sql.instant(row, "requested_at"))
                .optional();
    }

    void requestCancel(FulfillmentId fulfillment, Instant now) {
        jdbc.sql("""
                insert into sync_cancel (fulfillment_id, requested_at, requested_by, reason)
                values (:fulfillment, :now, '', null) on conflict do nothing
                """)
                .param("fulfillment", fulfillment.value())
                .param("now", Sql.at(now))
                .update();
    }

    /** Who asked first, and why. */
    void nameCancel(FulfillmentId fulfillment, String by, @Nullable String reason) {
        jdbc.sql("""
                update sync_cancel set requested_by = :by, reason = :reason
                where fulfillment_id = :fulfillment and requested_by = ''
                """)
                .param("by", by)
                .param("reason", reason)
                .param("fulfillment", fulfillment.value())
                .update();
    }

    void forgetCancel(FulfillmentId fulfillment) {
        jdbc.sql("delete from sync_cancel where fulfillment_id = ?")
                .param(fulfillment.value())
                .update();
    }
}
