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

    void insert(
            UUID id,
            String secretHash,
            UUID operatorId,
            UUID warehouseId,
            String station,
            Instant now,
            Instant expires) {
        jdbc.sql("""
                insert into operator_session
                    (id, secret_hash, operator_id, warehouse_id, station, opened_at, expires_at)
                values (:id, :hash, :operator, :warehouse, :station, :now, :expires)
                """)
                .param("id", id)
                .param("hash", secretHash)
                .param("warehouse", warehouseId)
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
        jdbc.sql("""
                insert into api_key (name, scopes, per_minute, created_at, created_by)
                values (:name, 'everything', 6000, :now, 'first start')
                """).param("name", name).param("now", Sql.at(now)).update();
        jdbc.sql("insert into api_key_secret (secret_hash, name, created_at) values (:hash, :name, :now)")
                .param("hash", secretHash)
                .param("name", name)
                .param("now", Sql.at(now))
                .update();
    }

    Optional<String> keyName(String secretHash) {
        return jdbc.sql("""
                select k.name from api_key_secret s join api_key k on k.name = s.name
                where s.secret_hash = :hash and k.revoked_at is null
                """).param("hash", secretHash).query(String.class).optional();
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
                row.getString("language"),
                row.getInt("text_size"),
                Sql.instantOrNull(row, "retired_at"),
                row.getLong("version"));
        return new Session(operator, row.getString("station"));
    }
}
