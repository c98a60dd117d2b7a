package dev.pickwright.backend.access;

import dev.pickwright.backend.platform.jdbc.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Wrong PINs by what they were tried on. */
@Repository
class AttemptRepository {

    record Attempts(int failures, Instant lastAt, @Nullable Instant lockedUntil) {}

    private final JdbcClient jdbc;

    AttemptRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the row until the unit of work ends, and makes it first if there is none. */
    Attempts lock(String kind, String hash, Instant now) {
        return locked(kind, hash).orElseGet(() -> {
            jdbc.sql("""
                    insert into sign_in_attempt (subject_kind, subject_hash, failures, last_at) values (?, ?, 0, ?)
                    on conflict do nothing
                    """).params(kind, hash, Sql.at(now)).update();
            return locked(kind, hash).orElseThrow();
        });
    }

    private Optional<Attempts> locked(String kind, String hash) {
        return jdbc.sql("select * from sign_in_attempt where subject_kind = ? and subject_hash = ? for update")
                .params(kind, hash)
                .query((row, n) -> new Attempts(
                        row.getInt("failures"), Sql.instant(row, "last_at"), Sql.instantOrNull(row, "locked_until")))
                .optional();
    }

    void save(String kind, String hash, Attempts attempts) {
        jdbc.sql("""
                update sign_in_attempt set failures = :failures, last_at = :last, locked_until = :until
                where subject_kind = :kind and subject_hash = :hash
                """)
                .param("failures", attempts.failures())
                .param("last", Sql.at(attempts.lastAt()))
                .param("until", Sql.atOrNull(attempts.lockedUntil()))
                .param("kind", kind)
                .param("hash", hash)
                .update();
    }

    void delete(String kind, String hash) {
        jdbc.sql("delete from sign_in_attempt where subject_kind = ? and subject_hash = ?")
                .params(kind, hash)
                .update();
    }

    /** Of those of the subjects that are locked, until when. */
    Map<String, Instant> lockedUntil(String kind, Collection<String> hashes, Instant now) {
        Map<String, Instant> locked = new HashMap<>();
        if (!hashes.isEmpty()) {
            jdbc.sql("""
                    select subject_hash, locked_until from sign_in_attempt
                    where subject_kind = :kind and subject_hash in (:hashes) and locked_until > :now
                    """)
                    .param("kind", kind)
                    .param("hashes", hashes)
                    .param("now", Sql.at(now))
                    .query(row -> {
                        locked.put(row.getString("subject_hash"), Sql.instant(row, "locked_until"));
                    });
        }
        return locked;
    }

    void purge(Instant before) {
        jdbc.sql("delete from sign_in_attempt where last_at < ?")
                .param(Sql.at(before))
                .update();
    }
}
