package dev.pickwright.backend.platform.jdbc;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class IdempotencyRepository {

    record Stored(String requestHash, String answer) {}

    private final JdbcClient jdbc;

    IdempotencyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits while another transaction holds the same key uncommitted, as long as the database's lock timeout. */
    void insert(Command command, String requestHash, Instant now) {
        jdbc.sql("""
                insert into idempotency_record (caller, operation_key, request_hash, created_at)
                values (:caller, :key, :hash, :now)
                """)
                .param("caller", command.caller())
                .param("key", command.key())
                .param("hash", requestHash)
                .param("now", Sql.at(now))
                .update();
    }

    void storeAnswer(Command command, String answer) {
        jdbc.sql("update idempotency_record set answer = :answer where caller = :caller and operation_key = :key")
                .param("answer", answer)
                .param("caller", command.caller())
                .param("key", command.key())
                .update();
    }

    Optional<Stored> find(Command command) {
        return jdbc.sql("""
                select request_hash, answer from idempotency_record
                where caller = :caller and operation_key = :key and answer is not null
                """)
                .param("caller", command.caller())
                .param("key", command.key())
                .query((row, n) -> new Stored(row.getString("request_hash"), row.getString("answer")))
                .optional();
    }

    int purge(Instant before) {
        return jdbc.sql("delete from idempotency_record where created_at < :before")
                .param("before", Sql.at(before))
                .update();
    }
}
