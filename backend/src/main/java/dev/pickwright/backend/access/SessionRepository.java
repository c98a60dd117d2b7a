package dev.pickwright.backend.access;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.warehouse.WarehouseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SessionRepository {

    /**
     * @param site where the operator works in this session
     * @param others where the operator may work besides the home warehouse
     */
    record Session(UUID id, OperatorRow operator, String station, WarehouseId site, Set<WarehouseId> others) {}

    private static final String SESSION = """
            select o.*, s.id as session_id, s.station, s.warehouse_id as site, w.warehouse_id as other
            from operator_session s
            join operator o on o.id = s.operator_id
            left join operator_warehouse w on w.operator_id = o.id
            where o.retired_at is null and s.ended_at is null and s.expires_at > :now and
            """;

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
        return session(jdbc.sql(SESSION + " s.secret_hash = :hash")
                .param("hash", secretHash)
                .param("now", Sql.at(now)));
    }

    /** The newest at the station whose PIN was given after a moment. */
    Optional<Session> resumable(String badge, String station, Instant openedAfter, Instant now) {
        return session(jdbc.sql(SESSION + """
                 s.id = (
                    select r.id from operator_session r join operator p on p.id = r.operator_id
                    where p.badge = :badge and r.station = :station and r.opened_at > :opened and r.ended_at is null
                    order by r.opened_at desc, r.id desc fetch first 1 rows only)
                """)
                .param("badge", badge)
                .param("station", station)
                .param("opened", Sql.at(openedAfter))
                .param("now", Sql.at(now)));
    }

    private static Optional<Session> session(JdbcClient.StatementSpec query) {
        List<Session> rows = query.query(SessionRepository::read).list();
        return rows.stream()
                .reduce((one, next) -> new Session(
                        one.id(),
                        one.operator(),
                        one.station(),
                        one.site(),
                        Stream.concat(one.others().stream(), next.others().stream())
                                .collect(Collectors.toSet())));
    }

    /** A fresh secret for a session that goes on. @return when it expires; empty if it ended meanwhile */
    Optional<Instant> renew(UUID id, String secretHash) {
        int renewed = jdbc.sql("""
                update operator_session set secret_hash = ?, locked_at = null where id = ? and ended_at is null
                """).params(secretHash, id).update();
        return renewed == 0
                ? Optional.empty()
                : jdbc.sql("select expires_at from operator_session where id = ?")
                        .param(id)
                        .query((row, n) -> Sql.instant(row, "expires_at"))
                        .optional();
    }

    /** Takes the secret away. */
    void lock(String secretHash, Instant now) {
        jdbc.sql("update operator_session set secret_hash = null, locked_at = ? where secret_hash = ?")
                .params(Sql.at(now), secretHash)
                .update();
    }

    void end(String secretHash, Instant now) {
        jdbc.sql("update operator_session set ended_at = ? where secret_hash = ? and ended_at is null")
                .params(Sql.at(now), secretHash)
                .update();
    }

    void endAt(UUID operator, String station, Instant now) {
        jdbc.sql("update operator_session set ended_at = ? where operator_id = ? and station = ? and ended_at is null")
                .params(Sql.at(now), operator, station)
                .update();
    }

    void endAll(UUID operator, Instant now) {
        jdbc.sql("update operator_session set ended_at = ? where operator_id = ? and ended_at is null")
                .params(Sql.at(now), operator)
                .update();
    }

    /** Ends what an operator does at other warehouses than these. */
    void endElsewhere(UUID operator, Collection<UUID> warehouses, Instant now) {
        jdbc.sql("""
                update operator_session set ended_at = :now
                where operator_id = :operator and ended_at is null and warehouse_id not in (:warehouses)
                """)
                .param("now", Sql.at(now))
                .param("operator", operator)
                .param("warehouses", warehouses)
                .update();
    }

    void purge(Instant before) {
        jdbc.sql("""
                delete from operator_session where (ended_at < :before or expires_at < :before)
                    and not exists (select 1 from approval a where a.session_id = operator_session.id)
                """).param("before", Sql.at(before)).update();
    }

    private static Session read(ResultSet row, int n) throws SQLException {
        UUID other = Sql.uuidOrNull(row, "other");
        return new Session(
                Sql.uuid(row, "session_id"),
                OperatorQueries.operator(row),
                row.getString("station"),
                new WarehouseId(Sql.uuid(row, "site")),
                other == null ? Set.of() : Set.of(new WarehouseId(other)));
    }
}
