package dev.pickwright.backend.audit;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.audit.AuditRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Chains and their heads. */
@Repository
class ChainRepository {

    /** @param entries how many the chain has; the number of the last */
    record Head(UUID chain, long entries, String hash) {}

    /** An entry that waits for its seal, and the chain that it belongs to. */
    record Waiting(UUID id, UUID chain) {}

    private static final String UNSEALED = """
            select a.*, coalesce(f.warehouse_id, p.warehouse_id, a.warehouse_id) as place
            from audit_entry a
            left join fulfillment f on f.id = a.fulfillment_id
            left join picklist p on p.id = a.picklist_id
            where a.chain_id is null
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ChainRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** On a database that no backend has to run on. */
    static ChainRepository on(DataSource database) {
        return new ChainRepository(JdbcClient.create(database), new JdbcTemplate(database));
    }

    /** Some that committed and wait, roughly the oldest first: sorting all that wait would cost more with each batch. */
    List<Waiting> waiting(int limit) {
        return jdbc.sql(UNSEALED + " fetch first :limit rows only")
                .param("limit", limit)
                .query((row, n) -> new Waiting(Sql.uuid(row, "id"), place(row)))
                .list();
    }

    long countWaiting(int most) {
        return jdbc.sql("select count(*) from (select 1 from audit_entry where chain_id is null"
                        + " fetch first :most rows only) waiting")
                .param("most", most)
                .query(Long.class)
                .single();
    }

    List<Head> heads() {
        return jdbc.sql("select * from audit_chain order by id")
                .query((row, n) -> new Head(Sql.uuid(row, "id"), row.getLong("entries"), row.getString("head")))
                .list();
    }

    @Nullable
    Head head(UUID chain) {
        return heads().stream()
                .filter(each -> each.chain().equals(chain))
                .findFirst()
                .orElse(null);
    }

    /** Makes a chain that has no entry yet, unless it is there. */
    void ensure(UUID chain) {
        jdbc.sql("insert into audit_chain (id, entries, head) values (?, 0, ?) on conflict do nothing")
                .params(chain, Links.ORIGIN)
                .update();
    }

    Optional<Head> lock(UUID chain) {
        return jdbc.sql("select * from audit_chain where id = ? for update")
                .param(chain)
                .query((row, n) -> new Head(Sql.uuid(row, "id"), row.getLong("entries"), row.getString("head")))
                .optional();
    }

    /** Those of them that still wait, by id. */
    List<AuditRecord> unsealed(List<UUID> ids) {
        return jdbc.sql(UNSEALED + " and a.id in (:ids) order by a.id")
                .param("ids", ids)
                .query((row, n) -> AuditQueries.read(row, place(row), 0, Instant.EPOCH, Links.ORIGIN, ""))
                .list();
    }

    void seal(List<AuditRecord> sealed) {
        int[] rows = batches.batchUpdate(
                "update audit_entry set chain_id = ?, chain_no = ?, sealed_at = ?, warehouse_id = ?, note_salt = ?,"
                        + " note_hash = ?, previous_hash = ?, hash = ? where id = ? and chain_id is null",
                sealed.stream()
                        .map(each -> new Object[] {
                            each.chain(),
                            each.number(),
                            Sql.at(each.sealedAt()),
                            each.warehouse(),
                            each.noteSalt(),
                            each.noteHash(),
                            each.previousHash(),
                            each.hash(),
                            each.id()
                        })
                        .toList());
        for (int changed : rows) {
            if (changed != 1) {
                throw new IllegalStateException("an entry was sealed by somebody who does not hold the chain");
            }
        }
    }

    void advance(Head head) {
        jdbc.sql("update audit_chain set entries = ?, head = ? where id = ?")
                .params(head.entries(), head.hash(), head.chain())
                .update();
    }

    private static UUID place(ResultSet row) throws SQLException {
        UUID place = Sql.uuidOrNull(row, "place");
        return place == null ? Links.NO_WAREHOUSE : place;
    }
}
