package dev.pickwright.backend.access;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.access.StationFacts;
import dev.pickwright.model.warehouse.WarehouseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StationRepository {

    private static final String SELECT =
            "select s.*, w.code as site from station s join warehouse w on w.id = s.warehouse_id";

    private final JdbcClient jdbc;

    StationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order in which they enrolled. @param sites empty for all */
    List<StationRow> list(@Nullable UUID after, int limit, Collection<WarehouseId> sites) {
        String from = after == null ? "" : " and s.id > :after";
        String only = sites.isEmpty() ? "" : " and s.warehouse_id in (:sites)";
        var query = jdbc.sql(SELECT + " where 1 = 1" + from + only + " order by s.id fetch first :limit rows only")
                .param("limit", limit);
        if (after != null) {
            query = query.param("after", after);
        }
        if (!sites.isEmpty()) {
            query = query.param("sites", sites.stream().map(WarehouseId::value).toList());
        }
        return query.query(StationRepository::row).list();
    }

    Optional<StationRow> byId(UUID id) {
        return jdbc.sql(SELECT + " where s.id = :id")
                .param("id", id)
                .query(StationRepository::row)
                .optional();
    }

    /** {@link #byId}, and nobody else changes it until the transaction ends. */
    Optional<StationRow> lock(UUID id) {
        jdbc.sql("select id from station where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return byId(id);
    }

    /** The one that has this name and is not retired. */
    Optional<StationRow> byName(String name) {
        return jdbc.sql(SELECT + " where s.held_name = :name")
                .param("name", held(name))
                .query(StationRepository::row)
                .optional();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the name is taken */
    void insert(UUID id, StationCodeRepository.Invitation invited, String publicKey, Instant now) {
        jdbc.sql("""
                insert into station (id, name, held_name, warehouse_id, public_key, enrolled_at, enrolled_by)
                values (:id, :name, :held, :site, :key, :now, :by)
                """)
                .param("id", id)
                .param("name", invited.name())
                .param("held", held(invited.name()))
                .param("site", invited.site().value())
                .param("key", publicKey)
                .param("now", Sql.at(now))
                .param("by", invited.by())
                .update();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the name is taken */
    void change(UUID id, StationFacts facts) {
        jdbc.sql("""
                update station set name = :name, held_name = :held, printer = :printer, scale = :scale,
                    version = version + 1
                where id = :id
                """)
                .param("name", facts.name())
                .param("held", held(facts.name()))
                .param("printer", facts.printer())
                .param("scale", facts.scale())
                .param("id", id)
                .update();
    }

    /** Its sessions go on under the new name. */
    void renameSessions(String from, String to) {
        jdbc.sql("update operator_session set station = :to where station = :from and ended_at is null")
                .param("to", to)
                .param("from", from)
                .update();
    }

    /** Forgets its tokens, and ends the sessions of the operators at it. */
    void retire(StationRow station, Instant now) {
        jdbc.sql("update station set retired_at = :now, held_name = null, version = version + 1 where id = :id")
                .param("now", Sql.at(now))
                .param("id", station.id())
                .update();
        for (String secrets : List.of("station_token", "station_proof")) {
            jdbc.sql("delete from " + secrets + " where station_id = :id")
                    .param("id", station.id())
                    .update();
        }
        jdbc.sql("update operator_session set ended_at = :now where station = :name and ended_at is null")
                .param("now", Sql.at(now))
                .param("name", station.name())
                .update();
    }

    void seen(UUID id, Instant now, Instant before) {
        jdbc.sql("""
                update station set last_seen_at = :now
                where id = :id and (last_seen_at is null or last_seen_at < :before)
                """)
                .param("id", id)
                .param("now", Sql.at(now))
                .param("before", Sql.at(before))
                .update();
    }

    /** The station that may ask with this token. */
    Optional<StationRow> byToken(String secretHash, Instant now) {
        return jdbc.sql("""
                select s.*, w.code as site
                from station_token t join station s on s.id = t.station_id join warehouse w on w.id = s.warehouse_id
                where t.secret_hash = :hash and t.expires_at > :now and s.retired_at is null
                """)
                .param("hash", secretHash)
                .param("now", Sql.at(now))
                .query(StationRepository::row)
                .optional();
    }

    /** Keeps none of its tokens that have expired. */
    void insertToken(UUID station, String secretHash, Instant expires, Instant now) {
        jdbc.sql("delete from station_token where station_id = :id and expires_at <= :now")
                .param("id", station)
                .param("now", Sql.at(now))
                .update();
        jdbc.sql("insert into station_token (secret_hash, station_id, expires_at) values (:hash, :id, :expires)")
                .param("hash", secretHash)
                .param("id", station)
                .param("expires", Sql.at(expires))
                .update();
    }

    /**
     * Remembers an assertion for as long as it could be shown again.
     *
     * @throws org.springframework.dao.DuplicateKeyException if it was shown before
     */
    void insertProof(UUID station, String idHash, Instant until, Instant now) {
        jdbc.sql("delete from station_proof where station_id = :id and remembered_until <= :now")
                .param("id", station)
                .param("now", Sql.at(now))
                .update();
        jdbc.sql("insert into station_proof (station_id, id_hash, remembered_until) values (:id, :hash, :until)")
                .param("id", station)
                .param("hash", idHash)
                .param("until", Sql.at(until))
                .update();
    }

    private static String held(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static StationRow row(ResultSet row, int n) throws SQLException {
        return new StationRow(
                Sql.uuid(row, "id"),
                row.getString("name"),
                new WarehouseId(Sql.uuid(row, "warehouse_id")),
                row.getString("site"),
                row.getString("public_key"),
                row.getString("printer"),
                row.getString("scale"),
                Sql.instant(row, "enrolled_at"),
                Sql.instantOrNull(row, "last_seen_at"),
                Sql.instantOrNull(row, "retired_at"),
                row.getLong("version"));
    }
}
