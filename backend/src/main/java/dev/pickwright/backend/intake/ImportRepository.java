package dev.pickwright.backend.intake;

import dev.pickwright.backend.fulfillment.PersonalData;
import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.intake.ImportId;
import dev.pickwright.model.intake.ImportKind;
import dev.pickwright.model.intake.ImportRequest;
import dev.pickwright.model.intake.ImportStatus;
import dev.pickwright.model.intake.ImportView;
import dev.pickwright.model.intake.RejectReason;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ImportRepository implements PersonalData {

    private static final int MAX_MESSAGE = 1_000;
    private static final int MAX_KEY = 100;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ImportRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insert(ImportId id, ImportRequest request, long bytes, String requestedBy, Instant now) {
        jdbc.sql("""
                insert into import_run (id, kind, file_name, status, warehouse, create_skus, bytes_total, requested_by,
                    started_at)
                values (:id, :kind, :file, 'checking', :warehouse, :createSkus, :bytes, :by, :now)
                """)
                .param("id", id.value())
                .param("kind", request.kind().wire())
                .param("file", request.fileName())
                .param("warehouse", request.warehouse())
                .param("createSkus", request.createSkus())
                .param("bytes", bytes)
                .param("by", requestedBy)
                .param("now", Sql.at(now))
                .update();
    }

    void end(ImportId id, ImportStatus status, @Nullable String message, Progress.Snapshot counts, Instant now) {
        String kept = message == null || message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE);
        jdbc.sql("""
                update import_run set status = :status, message = :message, bytes_done = :bytes, lines = :lines,
                    records_accepted = :recordsAccepted, lines_accepted = :linesAccepted,
                    records_skipped = :recordsSkipped, lines_skipped = :linesSkipped,
                    records_rejected = :recordsRejected, ended_at = :now
                where id = :id
                """)
                .param("status", status.wire())
                .param("message", kept)
                .param("bytes", counts.bytesDone())
                .param("lines", counts.lines())
                .param("recordsAccepted", counts.records().accepted())
                .param("linesAccepted", counts.taken().accepted())
                .param("recordsSkipped", counts.records().skipped())
                .param("linesSkipped", counts.taken().skipped())
                .param("recordsRejected", counts.records().rejected())
                .param("now", Sql.at(now))
                .param("id", id.value())
                .update();
    }

    void insertRejects(ImportId id, List<Reject> rejects) {
        batches.batchUpdate(
                "insert into import_reject (import_id, line_number, record_key, reason, detail, original)"
                        + " values (?, ?, ?, ?, ?, ?)",
                rejects.stream()
                        .map(reject -> new Object[] {
                            id.value(),
                            reject.line(),
                            cut(reject.record(), MAX_KEY),
                            reject.reason().wire(),
                            cut(reject.detail(), 400),
                            reject.original()
                        })
                        .toList());
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max);
    }

    /** What ran when the backend went down runs no more. */
    void interruptRunning(Instant now) {
        jdbc.sql("update import_run set status = 'interrupted', ended_at = ? where status in ('checking', 'running')")
                .param(Sql.at(now))
                .update();
    }

    Optional<ImportView> find(ImportId id) {
        return jdbc.sql("select * from import_run where id = ?")
                .param(id.value())
                .query((row, n) -> new ImportView(
                        id,
                        Wire.read(ImportKind.class, row.getString("kind")),
                        row.getString("file_name"),
                        Wire.read(ImportStatus.class, row.getString("status")),
                        row.getString("message"),
                        row.getLong("bytes_total"),
                        row.getLong("bytes_done"),
                        row.getLong("lines"),
                        row.getLong("records_accepted"),
                        row.getLong("lines_accepted"),
                        row.getLong("records_skipped"),
                        row.getLong("lines_skipped"),
                        row.getLong("records_rejected"),
                        rejected(id),
                        0,
                        null,
                        Sql.instant(row, "started_at"),
                        Sql.instantOrNull(row, "ended_at")))
                .optional();
    }

    private Map<RejectReason, Long> rejected(ImportId id) {
        Map<RejectReason, Long> counts = new EnumMap<>(RejectReason.class);
        jdbc.sql("select reason, count(*) as how_many from import_reject where import_id = ? group by reason")
                .param(id.value())
                .query(row -> {
                    counts.put(Wire.read(RejectReason.class, row.getString("reason")), row.getLong("how_many"));
                });
        return counts;
    }

    /** Every rejected line, in the order of the file. */
    void forEachReject(ImportId id, Consumer<Reject> consumer) {
        jdbc.sql("select * from import_reject where import_id = ? order by line_number")
                .param(id.value())
                .query(row -> {
                    consumer.accept(new Reject(
                            row.getLong("line_number"),
                            row.getString("record_key"),
                            Wire.read(RejectReason.class, row.getString("reason")),
                            row.getString("detail"),
                            row.getString("original")));
                });
    }

    /** Lines that were rejected of these orders stay, without what they said. */
    @Override
    public void erase(List<OrderId> orders) {
        jdbc.sql("""
                update import_reject set original = '', detail = 'erased'
                where record_key in (select number from customer_order where id in (:orders))
                and import_id in (select id from import_run where kind = 'orders')
                """)
                .param("orders", orders.stream().map(OrderId::value).toList())
                .update();
    }

    /** Drops the rejected lines of runs that ended before then; their counts by reason go with them. */
    int dropRejects(Instant then) {
        return jdbc.sql("delete from import_reject where import_id in (select id from import_run where ended_at < ?)")
                .param(Sql.at(then))
                .update();
    }
}
