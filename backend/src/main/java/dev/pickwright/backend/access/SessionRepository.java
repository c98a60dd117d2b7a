package dev.pickwright.backend.access;

import dev.pickwright.backend.platform.jdbc.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SessionRepository {

    record Session(OperatorRow operator, String station) {}

    private final JdbcClient jdbc;

    SessionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String secretHash, UUID operatorId, String station, Instant now, Instant expires) {
        jdbc.sql("""
                insert into operator_session (secret_hash, operator_id, station, started_at, expires_at)
                values (:hash, :operator, :station, :now, :expires)
                """)
                .param("hash", secretHash)
                .param("operator", operatorId)
                .param("station", station)
                .param("now", Sql.at(now))
                .param("expires", Sql.at(expires))
                .update();
    }

    Optional<Session> find(String secretHash, Instant now) {
        return jdbc.sql("""
                select o.*, s.station from operator_session s join operator o on o.id = s.operator_id
                where s.secret_hash = :hash and s.ended_at is null and s.expires_at > :now
                """)
                .param("hash", secretHash)
                .param("now", Sql.at(now))
                .query(SessionRepository::read)
                .optional();
    }

    void end(String secretHash, Instant now) {
        jdbc.sql("update operator_session set ended_at = :now where secret_hash = :hash and ended_at is null")
                .param("now", Sql.at(now))
                .param("hash", secretHash)
                .update();
    }

    void insertKey(String secretHash, String name, Instant now) {
        jdbc.sql("insert into api_key (secret_hash, name, created_at) values (:hash, :name, :now)")
                .param("hash", secretHash)
                .param("name", name)
                .param("now", Sql.at(now))
                .update();
    }

    Optional<String> keyName(String secretHash) {
        return jdbc.sql("select name from api_key where secret_hash = :hash and revoked_at is null")
                .param("hash", secretHash)
                .query(String.class)
                .optional();
    }

    boolean anyKey() {
        return jdbc.sql("select count(*) from api_key").query(Long.class).single() > 0;
    }

    private static Session read(ResultSet row, int n) throws SQLException {
        var operator = new OperatorRow(
                Sql.uuid(row, "id"),
                row.getString("badge"),
                row.getString("name"),
                row.getString("pin_hash"),
                Sql.uuid(row, "warehouse_id"),
                row.getBoolean("picker"),
                row.getBoolean("packer"),
                row.getBoolean("supervisor"),
                row.getBoolean("administrator"),
                row.getInt("failed_sign_ins"),
                Sql.instantOrNull(row, "locked_until"),
                row.getLong("version"));
        return new Session(operator, row.getString("station"));
    }
}
