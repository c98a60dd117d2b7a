package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.backend.platform.jdbc.UnitBatch;
import dev.pickwright.backend.platform.jdbc.UnitMemory;
import dev.pickwright.model.Wire;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.sync.CaseId;
import dev.pickwright.model.sync.CentralStore.AppliedOperation;
import dev.pickwright.model.sync.Chain;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationVerdict;
import dev.pickwright.model.sync.Ruling;
import dev.pickwright.model.sync.VerdictCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Central: the operations that came, each with its verdict. */
@Component
class AppliedStore {

    private static final int LONGEST_ERROR = 400;

    /** What is about to come. */
    private static final ScopedValue<List<OperationId>> EXPECTED = ScopedValue.newInstance();

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    /** Those of a push: nothing that rules on the rest of it reads them but by {@link #seen}. */
    private final UnitBatch<Object[]> added = new UnitBatch<>(this::insert);

    private final UnitMemory<List<OperationId>, Map<OperationId, AppliedOperation>> seen = new UnitMemory<>();
    private final UnitMemory<List<OperationId>, Map<OperationId, Integer>> failures = new UnitMemory<>();
    private final JsonMapper json;

    AppliedStore(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    /** Carries it out; whether these were seen or failed before is asked once for all of them. */
    <T> T expecting(List<OperationId> operations, Supplier<T> work) {
        return ScopedValue.where(EXPECTED, List.copyOf(operations)).call(work::get);
    }

    void insert(AppliedOperation applied) {
        Ruling ruling = applied.ruling();
        OperationId id = applied.operation().id();
        if (isExpected(id)) {
            seen.get(EXPECTED.get(), this::readSeen).putIfAbsent(id, applied);
        }
        Object[] row = {
            applied.station().value(),
            applied.incarnation(),
            applied.operation().seq(),
            id.value(),
            json.writeValueAsString(applied.operation()),
            applied.chain().toString(),
            ruling.verdict().wire(),
            code(ruling),
            file(ruling),
            Sql.at(Instant.ofEpochMilli(applied.appliedAt())),
            id.value()
        };
        if (isExpected(id)) {
            added.add(List.<Object[]>of(row));
        } else {
            insert(List.<Object[]>of(row));
        }
    }

    private void insert(List<Object[]> rows) {
        batches.batchUpdate("""
                insert into sync_operation (station_id, incarnation, seq, operation_id, operation, chain, verdict, code,
                    case_id, applied_at, is_first)
                select cast(? as uuid), cast(? as bigint), cast(? as bigint), cast(? as uuid),
                    cast(? as text), cast(? as char(32)), cast(? as varchar(16)), cast(? as varchar(32)),
                    cast(? as uuid), cast(? as timestamp(6) with time zone), not exists (
                    select 1 from sync_operation o where o.operation_id = cast(? as uuid))
                """, rows);
    }

    private static @Nullable String code(Ruling ruling) {
        return ruling.code() == null ? null : ruling.code().wire();
    }

    private static @Nullable UUID file(Ruling ruling) {
        return ruling.caseId() == null ? null : ruling.caseId().value();
    }

    Optional<AppliedOperation> at(StationId station, long incarnation, long seq) {
        return jdbc.sql("select * from sync_operation where station_id = ? and incarnation = ? and seq = ?")
                .params(station.value(), incarnation, seq)
                .query(this::applied)
                .optional();
    }

    private static boolean isExpected(OperationId id) {
        return EXPECTED.isBound()
                && TransactionSynchronizationManager.isActualTransactionActive()
                && EXPECTED.get().contains(id);
    }

    private static List<UUID> expected() {
        return EXPECTED.get().stream().map(OperationId::value).toList();
    }

    private Map<OperationId, AppliedOperation> readSeen() {
        return jdbc
                .sql("select * from sync_operation where operation_id in (:ids) and is_first = true")
                .param("ids", expected())
                .query(this::applied)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        each -> each.operation().id(), each -> each, (one, other) -> one, HashMap::new));
    }

    private Map<OperationId, Integer> readFailures() {
        Map<OperationId, Integer> tries = new HashMap<>();
        jdbc.sql("select operation_id, tries from sync_failure where operation_id in (:ids)")
                .param("ids", expected())
                .query(row -> {
                    tries.put(new OperationId(Sql.uuid(row, "operation_id")), row.getInt("tries"));
                });
        return tries;
    }

    Optional<AppliedOperation> seen(OperationId id) {
        if (isExpected(id)) {
            return Optional.ofNullable(seen.get(EXPECTED.get(), this::readSeen).get(id));
        }
        return jdbc.sql("select * from sync_operation where operation_id = ? and is_first = true")
                .param(id.value())
                .query(this::applied)
                .optional();
    }

    void rule(OperationId id, Ruling ruling) {
        jdbc.sql("""
                update sync_operation set verdict = :verdict, code = :code, case_id = :case
                where operation_id = :id and is_first = true
                """)
                .param("verdict", ruling.verdict().wire())
                .param("code", code(ruling))
                .param("case", file(ruling))
                .param("id", id.value())
                .update();
    }

    /** In the order in which they came. */
    List<AppliedOperation> of(CaseId file) {
        return jdbc.sql("""
                select * from sync_operation where case_id = ? and is_first = true
                order by applied_at, incarnation, seq
                """).param(file.value()).query(this::applied).list();
    }

    long appliedBefore(StationId station, long incarnation, Instant time) {
        return jdbc.sql("""
                select coalesce(max(seq), 0) from sync_operation
                where station_id = ? and incarnation = ? and applied_at < ?
                    and not exists (select 1 from sync_central c where c.incarnation > 1 and c.since > ?)
                """)
                .params(station.value(), incarnation, Sql.at(time), Sql.at(time))
                .query(Long.class)
                .single();
    }

    int failures(OperationId id) {
        if (isExpected(id)) {
            return failures.get(EXPECTED.get(), this::readFailures).getOrDefault(id, 0);
        }
        return jdbc.sql("select tries from sync_failure where operation_id = ?")
                .param(id.value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    void failed(OperationId id, String error, Instant now) {
        String kept = error.substring(0, Math.min(LONGEST_ERROR, error.length()));
        jdbc.sql("""
                insert into sync_failure (operation_id, tries, error, failed_at) values (?, 0, ?, ?)
                on conflict do nothing
                """).params(id.value(), kept, Sql.at(now)).update();
        jdbc.sql("update sync_failure set tries = tries + 1, error = ?, failed_at = ? where operation_id = ?")
                .params(kept, Sql.at(now), id.value())
                .update();
    }

    private AppliedOperation applied(ResultSet row, int n) throws SQLException {
        String code = row.getString("code");
        UUID file = Sql.uuidOrNull(row, "case_id");
        return new AppliedOperation(
                new StationId(Sql.uuid(row, "station_id")),
                row.getLong("incarnation"),
                json.readValue(row.getString("operation"), Operation.class),
                Chain.of(row.getString("chain")),
                new Ruling(
                        Wire.read(OperationVerdict.class, row.getString("verdict")),
                        code == null ? null : Wire.read(VerdictCode.class, code),
                        file == null ? null : new CaseId(file)),
                Sql.instant(row, "applied_at").toEpochMilli());
    }
}
