package dev.pickwright.backend.intake;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.intake.ImportId;
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
class ImportRepository {

    private static final int MAX_MESSAGE = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ImportRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insert(ImportId id, String fileName, boolean createSkus, long bytes, String requestedBy, Instant now) {
        jdbc.sql("""
                insert into order_import (id, file_name, status, create_skus, bytes_total, requested_by, started_at)
                values (?, ?, 'checking', ?, ?, ?, ?)
                """)
                .params(id.value(), fileName, createSkus, bytes, requestedBy, Sql.at(now))
                .update();
    }

    void end(ImportId id, ImportStatus status, @Nullable String message, Progress.Snapshot counts, Instant now) {
        String kept = message == null || message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE);
        jdbc.sql("""
                update order_import set status = :status, message = :message, bytes_done = :bytes, lines = :lines,
                    orders_accepted = :ordersAccepted, lines_accepted = :linesAccepted,
                    orders_skipped = :ordersSkipped, lines_skipped = :linesSkipped,
                    orders_rejected = :ordersRejected, ended_at = :now
                where id = :id
                """)
                .param("status", status.wire())
                .param("message", kept)
                .param("bytes", counts.bytesDone())
                .param("lines", counts.lines())
                .param("ordersAccepted", counts.orders().accepted())
                .param("linesAccepted", counts.taken().accepted())
                .param("ordersSkipped", counts.orders().skipped())
                .param("linesSkipped", counts.taken().skipped())
                .param("ordersRejected", counts.orders().rejected())
                .param("now", Sql.at(now))
                .param("id", id.value())
                .update();
    }

    void insertRejects(ImportId id, List<Reject> rejects) {
        batches.batchUpdate(
                "insert into order_import_reject (import_id, line_number, order_number, reason, detail, original)"
                        + " values (?, ?, ?, ?, ?, ?)",
                rejects.stream()
                        .map(reject -> new Object[] {
                            id.value(),
                            reject.line(),
                            cut(reject.orderNumber(), 40),
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
        jdbc.sql("update order_import set status = 'interrupted', ended_at = ? where status in ('checking', 'running')")
                .param(Sql.at(now))
                .update();
    }

    Optional<ImportView> find(ImportId id) {
        return jdbc.sql("select * from order_import where id = ?")
                .param(id.value())
                .query((row, n) -> new ImportView(
                        id,
                        row.getString("file_name"),
                        Wire.read(ImportStatus.class, row.getString("status")),
                        row.getString("message"),
                        row.getLong("bytes_total"),
                        row.getLong("bytes_done"),
                        row.getLong("lines"),
                        row.getLong("orders_accepted"),
                        row.getLong("lines_accepted"),
                        row.getLong("orders_skipped"),
                        row.getLong("lines_skipped"),
                        row.getLong("orders_rejected"),
                        rejected(id),
                        0,
                        null,
                        Sql.instant(row, "started_at"),
                        Sql.instantOrNull(row, "ended_at")))
                .optional();
    }

    private Map<RejectReason, Long> rejected(ImportId id) {
        Map<RejectReason, Long> counts = new EnumMap<>(RejectReason.class);
        jdbc.sql("select reason, count(*) as how_many from order_import_reject where import_id = ? group by reason")
                .param(id.value())
                .query(row -> {
                    counts.put(Wire.read(RejectReason.class, row.getString("reason")), row.getLong("how_many"));
                });
        return counts;
    }

    /** Every rejected line, in the order of the file. */
    void forEachReject(ImportId id, Consumer<Reject> consumer) {
        jdbc.sql("select * from order_import_reject where import_id = ? order by line_number")
                .param(id.value())
                .query(row -> {
                    consumer.accept(new Reject(
                            row.getLong("line_number"),
                            row.getString("order_number"),
                            Wire.read(RejectReason.class, row.getString("reason")),
                            row.getString("detail"),
                            row.getString("original")));
                });
    }
}
