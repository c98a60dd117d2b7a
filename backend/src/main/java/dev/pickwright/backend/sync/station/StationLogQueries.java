package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.backend.platform.jdbc.UnitMemory;
import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.Backlog;
import dev.pickwright.model.sync.CaseId;
import dev.pickwright.model.sync.Chain;
import dev.pickwright.model.sync.ChainPoint;
import dev.pickwright.model.sync.LoggedOperation;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.model.sync.OperationVerdict;
import dev.pickwright.model.sync.Ruling;
import dev.pickwright.model.sync.VerdictCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Reads the log of a station. */
@Repository
@AtStation
class StationLogQueries {

    /** An operation and where it is in the order recorded. */
    record Placed(long position, long incarnation, Operation operation) {}

    /**
     * Positions that may be forgotten; never the newest one, for positions only grow and the journal goes by them.
     */
    static final String PRUNABLE = """
            select position from sync_log
            where standing = 'confirmed' and confirmed_at < :before
                and (incarnation < :incarnation or incarnation = :incarnation and seq <= :through)
                and position < (select max(position) from sync_log)""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final UnitMemory<OperationId, Optional<LoggedOperation>> found = new UnitMemory<>();
    private final Map<OperationId, CompletableFuture<Boolean>> underWay = new ConcurrentHashMap<>();

    StationLogQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<LoggedOperation> find(OperationId id) {
        return found.get(
                id,
                () -> jdbc.sql("select * from sync_log where operation_id = ?")
                        .param(id.value())
                        .query((row, n) -> logged(row))
                        .optional());
    }

    /** What was found is not so any more. */
    void changing() {
        found.forgetAll();
    }

    List<LoggedOperation> after(long incarnation, long seq, int limit) {
        return jdbc.sql("""
                select * from sync_log where incarnation = :incarnation and seq > :seq
                order by seq fetch first :limit rows only
                """)
                .param("incarnation", incarnation)
                .param("seq", seq)
                .param("limit", limit)
                .query((row, n) -> logged(row))
                .list();
    }

    List<LoggedOperation> all() {
        return jdbc.sql("select * from sync_log order by position")
                .query((row, n) -> logged(row))
                .list();
    }

    Set<OperationId> ids() {
        return new HashSet<>(jdbc.sql("select operation_id from sync_log")
                .query((row, n) -> new OperationId(Sql.uuid(row, "operation_id")))
                .list());
    }

    /**
     * It is recorded once the caller's unit of work has ended: H2 shows a commit to others a moment before the mark of it
     * is written.
     */
    void appending(OperationId id) {
        found.forget(id);
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        underWay.put(id, ended);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                underWay.remove(id);
                ended.complete(true);
            }
        });
    }

    /** In the order recorded, after a position. Waits for the units of work that are about to end. */
    List<Placed> recordedAfter(long position) {
        List<Placed> seen = seenAfter(position);
        for (Placed each : seen) {
            CompletableFuture<Boolean> ending = underWay.get(each.operation().id());
            if (ending != null) {
                ending.join();
            }
        }
        return seen;
    }

    private List<Placed> seenAfter(long position) {
        return jdbc.sql("select position, incarnation, operation from sync_log where position > ? order by position")
                .param(position)
                .query((row, n) -> new Placed(row.getLong("position"), row.getLong("incarnation"), operation(row)))
                .list();
    }

    Optional<Chain> chainAt(long incarnation, long seq) {
        return jdbc.sql("select chain from sync_log where incarnation = ? and seq = ?")
                .params(incarnation, seq)
                .query((row, n) -> Chain.of(row.getString("chain")))
                .optional();
    }

    /** 0 if nothing of it is kept. */
    long head(long incarnation) {
        return jdbc.sql("select coalesce(max(seq), 0) from sync_log where incarnation = ?")
                .param(incarnation)
                .query(Long.class)
                .single();
    }

    List<ChainPoint> points(long incarnation, int limit) {
        long head = head(incarnation);
        List<Long> places = new ArrayList<>();
        for (long back = 1; back < head; back *= 2) {
            places.add(head - back);
        }
        if (places.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select seq, chain from sync_log where incarnation = :incarnation and seq in (:places)
                order by seq desc fetch first :limit rows only
                """)
                .param("incarnation", incarnation)
                .param("places", places)
                .param("limit", limit)
                .query((row, n) -> new ChainPoint(row.getLong("seq"), Chain.of(row.getString("chain"))))
                .list();
    }

    OptionalLong firstWaiting(long incarnation) {
        return first(incarnation, List.of(OperationStanding.SAVED, OperationStanding.SENT));
    }

    OptionalLong firstUnderReview(long incarnation) {
        return first(incarnation, List.of(OperationStanding.REVIEW));
    }

    /** Each by itself, for then the index leads to it. */
    private OptionalLong first(long incarnation, List<OperationStanding> standings) {
        return standings.stream()
                .flatMap(standing ->
                        jdbc.sql("""
                        select seq from sync_log where standing = ? and incarnation = ?
                        order by standing, incarnation, seq fetch first 1 rows only
                        """).params(standing.wire(), incarnation).query(Long.class).list().stream())
                .mapToLong(Long::longValue)
                .min();
    }

    Optional<ChainPoint> newestPrunable(long incarnation, long through, long before) {
        return jdbc.sql("""
                select seq, chain from sync_log where incarnation = :incarnation and position in (%s)
                order by seq desc fetch first 1 rows only
                """.formatted(PRUNABLE))
                .param("incarnation", incarnation)
                .param("through", through)
                .param("before", before)
                .query((row, n) -> new ChainPoint(row.getLong("seq"), Chain.of(row.getString("chain"))))
                .optional();
    }

    Backlog backlog(long wall) {
        return jdbc.sql("""
                select count(*) as operations, min(done_at) as oldest from sync_log where standing in ('saved', 'sent')
                """)
                .query((row, n) -> {
                    long operations = row.getLong("operations");
                    return operations == 0
                            ? Backlog.NONE
                            : new Backlog(operations, Math.max(0, wall - row.getLong("oldest")));
                })
                .single();
    }

    /** Of one lease only: the columns hold the first lease of an operation, its text holds all. */
    int pending(FulfillmentId fulfillment, long epoch) {
        return jdbc.sql("""
                select count(*) from sync_log
                where standing in ('saved', 'sent', 'review') and operation like :lease
                """)
                .param("lease", "%{\"f\":\"" + fulfillment + "\",\"e\":" + epoch + "}%")
                .query(Integer.class)
                .single();
    }

    private LoggedOperation logged(ResultSet row) throws SQLException {
        return new LoggedOperation(
                row.getLong("incarnation"),
                operation(row),
                Chain.of(row.getString("chain")),
                Wire.read(OperationStanding.class, row.getString("standing")),
                ruling(row));
    }

    private static @Nullable Ruling ruling(ResultSet row) throws SQLException {
        String verdict = row.getString("verdict");
        if (verdict == null) {
            return null;
        }
        String code = row.getString("code");
        UUID file = Sql.uuidOrNull(row, "case_id");
        return new Ruling(
                Wire.read(OperationVerdict.class, verdict),
                code == null ? null : Wire.read(VerdictCode.class, code),
                file == null ? null : new CaseId(file));
    }

    private Operation operation(ResultSet row) throws SQLException {
        return json.readValue(row.getString("operation"), Operation.class);
    }
}
