package dev.pickwright.backend.access;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.access.Approvable;
import dev.pickwright.model.access.OperatorId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ApprovalRepository {

    private static final String GOOD = """
             secret_hash = :hash and action = :action and subject = :subject
                and used_at is null and expires_at > :now
                and session_id in (
                    select s.id from operator_session s
                    where s.operator_id = :operator and s.station = :station and s.ended_at is null)
                and approver_id in (select o.id from operator o where o.retired_at is null)
            """;

    private final JdbcClient jdbc;

    ApprovalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false if that session has ended */
    boolean insert(
            UUID id,
            String secretHash,
            String sessionHash,
            UUID approver,
            Approvable action,
            String subject,
            Instant now,
            Instant expires) {
        return jdbc.sql("""
                insert into approval
                    (id, secret_hash, session_id, approver_id, action, subject, created_at, expires_at)
                select cast(:id as uuid), cast(:hash as char(64)), s.id, cast(:approver as uuid),
                    cast(:action as varchar(24)), cast(:subject as varchar(80)),
                    cast(:now as timestamp(6) with time zone), cast(:expires as timestamp(6) with time zone)
                from operator_session s where s.secret_hash = :session and s.ended_at is null
                """)
                        .param("id", id)
                        .param("hash", secretHash)
                        .param("session", sessionHash)
                        .param("approver", approver)
                        .param("action", action.wire())
                        .param("subject", subject)
                        .param("now", Sql.at(now))
                        .param("expires", Sql.at(expires))
                        .update()
                == 1;
    }

    /**
     * Uses an approval up, if it is of this action on this subject, of a session that this operator has at this
     * station, and neither used nor expired.
     *
     * @return who gave it; empty if there is none
     */
    Optional<OperatorId> use(
            String secretHash, OperatorId operator, String station, Approvable action, String subject, Instant now) {
        int used = with(
                        jdbc.sql("update approval set used_at = :now where" + GOOD),
                        secretHash,
                        operator,
                        station,
                        action,
                        subject,
                        now)
                .update();
        return used == 0
                ? Optional.empty()
                : jdbc.sql("select approver_id from approval where secret_hash = ?")
                        .param(secretHash)
                        .query((row, n) -> new OperatorId(Sql.uuid(row, "approver_id")))
                        .optional();
    }

    /** Who gave an approval that {@link #use} would use up now; empty if there is none. */
    Optional<OperatorId> givenBy(
            String secretHash, OperatorId operator, String station, Approvable action, String subject, Instant now) {
        return with(
                        jdbc.sql("select approver_id from approval where" + GOOD),
                        secretHash,
                        operator,
                        station,
                        action,
                        subject,
                        now)
                .query((row, n) -> new OperatorId(Sql.uuid(row, "approver_id")))
                .optional();
    }

    private static JdbcClient.StatementSpec with(
            JdbcClient.StatementSpec statement,
            String secretHash,
            OperatorId operator,
            String station,
            Approvable action,
            String subject,
            Instant now) {
        return statement
                .param("now", Sql.at(now))
                .param("hash", secretHash)
                .param("action", action.wire())
                .param("subject", subject)
                .param("operator", operator.value())
                .param("station", station);
    }

    void purge(Instant before) {
        jdbc.sql("delete from approval where expires_at < ?")
                .param(Sql.at(before))
                .update();
    }
}
