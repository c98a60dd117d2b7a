package dev.pickwright.backend.audit;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.audit.AuditRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads sealed entries. */
@Repository
class AuditQueries {

    /** Clocks of several processes differ by less: an id tells no better than this when its entry was made. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private final JdbcClient jdbc;

    AuditQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** On a database that no backend has to run on. */
    static AuditQueries on(DataSource database) {
        return new AuditQueries(JdbcClient.create(database));
    }

    /** Every chain that has a head or an entry. */
    Set<UUID> chains() {
        Set<UUID> all = new TreeSet<>(
                jdbc.sql("select id from audit_chain").query(UUID.class).list());
        // From one chain to the next by the index: nobody waits for all entries to be read.
        var next = chainAfter("chain_id is not null", Map.of());
        while (next.isPresent()) {
            all.add(next.get());
            next = chainAfter("chain_id > :last", Map.of("last", next.get()));
        }
        return all;
    }

    private Optional<UUID> chainAfter(String where, Map<String, UUID> params) {
        return jdbc.sql("select chain_id from audit_entry where %s order by chain_id fetch first 1 rows only"
                        .formatted(where))
                .params(params)
                .query((row, n) -> Sql.uuid(row, "chain_id"))
                .optional();
    }

    /** The entries of a chain after a number, in order. */
    List<AuditRecord> after(UUID chain, long number, int limit) {
        return jdbc.sql("""
                select * from audit_entry where chain_id = :chain and chain_no > :number
                order by chain_no fetch first :limit rows only
                """)
                .param("chain", chain)
                .param("number", number)
                .param("limit", limit)
                .query((row, n) -> AuditQueries.read(row))
                .list();
    }

    Optional<String> hash(UUID chain, long number) {
        return jdbc.sql("select hash from audit_entry where chain_id = ? and chain_no = ?")
                .params(chain, number)
                .query(String.class)
                .optional();
    }

    /** Sealed entries in the order of their ids. @param warehouses empty for all */
    List<AuditRecord> list(AuditLog.Wanted wanted, Set<UUID> warehouses, @Nullable UUID after, int limit) {
        StringBuilder where = new StringBuilder("chain_id is not null");
        Map<String, Object> params = new HashMap<>();
        if (after != null) {
            where.append(" and id > :after");
            params.put("after", after);
        }
        if (!warehouses.isEmpty()) {
            where.append(" and warehouse_id in (:warehouses)");
            params.put("warehouses", aliases(warehouses));
        }
        if (wanted.from() != null) {
            where.append(" and id >= :from_id and at >= :from_at");
            params.put("from_id", new UUID(wanted.from().minus(CLOCKS_APART).toEpochMilli() << 16, 0));
            params.put("from_at", Sql.at(wanted.from()));
        }
        if (wanted.to() != null) {
            where.append(" and id < :to_id and at < :to_at");
            params.put("to_id", new UUID(wanted.to().plus(CLOCKS_APART).toEpochMilli() << 16, 0));
            params.put("to_at", Sql.at(wanted.to()));
        }
        if (wanted.operator() != null) {
            where.append(" and operator_id in (:operators)");
            params.put("operators", aliases(Set.of(wanted.operator())));
        }
        equal(where, params, "fulfillment_id", wanted.fulfillment());
        equal(where, params, "station", wanted.station());
        equal(where, params, "operation", wanted.operation());
        return jdbc.sql("select * from audit_entry where %s order by id fetch first %d rows only"
                        .formatted(where, limit))
                .params(params)
                .query((row, n) -> AuditQueries.read(row))
                .list();
    }

    /** These, and the ids that they have in trails that were taken over. */
    private Set<UUID> aliases(Set<UUID> ids) {
        Set<UUID> all = new TreeSet<>(ids);
        all.addAll(jdbc.sql("select id from audit_alias where now_id in (:ids)")
                .param("ids", ids)
                .query(UUID.class)
                .list());
        return all;
    }

    private static void equal(StringBuilder where, Map<String, Object> params, String column, @Nullable Object value) {
        if (value != null) {
            where.append(" and %1$s = :%1$s".formatted(column));
            params.put(column, value);
        }
    }

    static AuditRecord read(ResultSet row) throws SQLException {
        return read(
                row,
                Sql.uuid(row, "chain_id"),
                row.getLong("chain_no"),
                Sql.instant(row, "sealed_at"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }

    static AuditRecord read(ResultSet row, UUID chain, long number, Instant sealedAt, String previousHash, String hash)
            throws SQLException {
        return new AuditRecord(
                chain,
                number,
                Sql.uuid(row, "id"),
                Sql.instant(row, "at"),
                Sql.instantOrNull(row, "device_at"),
                sealedAt,
                row.getString("operation"),
                Sql.uuidOrNull(row, "warehouse_id"),
                Sql.uuidOrNull(row, "order_id"),
                Sql.uuidOrNull(row, "fulfillment_id"),
                Sql.uuidOrNull(row, "picklist_id"),
                Sql.uuidOrNull(row, "operator_id"),
                Sql.uuidOrNull(row, "approver_id"),
                row.getString("actor"),
                row.getString("station"),
                row.getString("before_value"),
                row.getString("after_value"),
                row.getString("entry"),
                row.getString("detail"),
                row.getString("note"),
                row.getString("note_salt"),
                row.getString("note_hash"),
                previousHash,
                hash,
                Sql.uuidOrNull(row, "sealed_as"));
    }
}
