package dev.pickwright.backend.access;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.warehouse.WarehouseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class KeyRepository {

    private static final String SELECT = """
            select k.*, w.code as warehouse, (
                select count(*) from api_key_secret s
                where s.name = k.name and (s.valid_until is null or s.valid_until > :now)
            ) as secrets
            from api_key k left join warehouse w on w.id = k.warehouse_id
            """;

    private final JdbcClient jdbc;

    KeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean any() {
        return jdbc.sql("select count(*) from api_key").query(Long.class).single() > 0;
    }

    /** By name. @param sites of which one a key must be for; empty for all keys */
    List<KeyRow> list(String after, int limit, Collection<WarehouseId> sites, Instant now) {
        String only = sites.isEmpty() ? "" : " and k.warehouse_id in (:sites)";
        var query = jdbc.sql(SELECT + " where k.name > :after" + only + " order by k.name fetch first :limit rows only")
                .param("after", after)
                .param("limit", limit)
                .param("now", Sql.at(now));
        if (!sites.isEmpty()) {
            query = query.param("sites", sites.stream().map(WarehouseId::value).toList());
        }
        return query.query(KeyRepository::row).list();
    }

    Optional<KeyRow> byName(String name, Instant now) {
        return jdbc.sql(SELECT + " where k.name = :name")
                .param("name", name)
                .param("now", Sql.at(now))
                .query(KeyRepository::row)
                .optional();
    }

    /** {@link #byName}, and nobody else changes it until the transaction ends. */
    Optional<KeyRow> lock(String name, Instant now) {
        jdbc.sql("select name from api_key where name = :name for update")
                .param("name", name)
                .query(String.class)
                .optional();
        return byName(name, now);
    }

    /** The key that may be used with this secret. */
    Optional<KeyRow> bySecret(String secretHash, Instant now) {
        return jdbc.sql("""
                select k.*, null as warehouse, 1 as secrets
                from api_key_secret s join api_key k on k.name = s.name
                where s.secret_hash = :hash and (s.valid_until is null or s.valid_until > :now)
                    and k.revoked_at is null and (k.expires_at is null or k.expires_at > :now)
                """)
                .param("hash", secretHash)
                .param("now", Sql.at(now))
                .query(KeyRepository::row)
                .optional();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the name was ever given */
    void insert(
            String name,
            Set<Scope> scopes,
            @Nullable UUID warehouse,
            int perMinute,
            @Nullable Instant expires,
            String by,
            Instant now) {
        jdbc.sql("""
                insert into api_key (name, scopes, warehouse_id, per_minute, created_at, created_by, expires_at)
                values (:name, :scopes, :warehouse, :rate, :now, :by, :expires)
                """)
                .param("name", name)
                .param("scopes", scopes.stream().map(Scope::wire).sorted().collect(Collectors.joining(" ")))
                .param("warehouse", warehouse)
                .param("rate", perMinute)
                .param("now", Sql.at(now))
                .param("by", by)
                .param("expires", Sql.atOrNull(expires))
                .update();
    }

    void insertSecret(String name, String secretHash, Instant now) {
        jdbc.sql("insert into api_key_secret (secret_hash, name, created_at) values (:hash, :name, :now)")
                .param("hash", secretHash)
                .param("name", name)
                .param("now", Sql.at(now))
                .update();
    }

    /** Leaves the newest secret until then, and none before it. */
    void endSecrets(String name, Instant until) {
        jdbc.sql("delete from api_key_secret where name = :name and valid_until is not null")
                .param("name", name)
                .update();
        jdbc.sql("update api_key_secret set valid_until = :until where name = :name")
                .param("name", name)
                .param("until", Sql.at(until))
                .update();
    }

    void advance(String name) {
        jdbc.sql("update api_key set version = version + 1 where name = :name")
                .param("name", name)
                .update();
    }

    void revoke(String name, Instant now) {
        jdbc.sql("update api_key set revoked_at = :now, version = version + 1 where name = :name")
                .param("name", name)
                .param("now", Sql.at(now))
                .update();
        jdbc.sql("delete from api_key_secret where name = :name")
                .param("name", name)
                .update();
    }

    void used(String name, Instant now, Instant before) {
        jdbc.sql("""
                update api_key set last_used_at = :now
                where name = :name and (last_used_at is null or last_used_at < :before)
                """)
                .param("name", name)
                .param("now", Sql.at(now))
                .param("before", Sql.at(before))
                .update();
    }

    private static KeyRow row(ResultSet row, int n) throws SQLException {
        UUID warehouse = Sql.uuidOrNull(row, "warehouse_id");
        return new KeyRow(
                row.getString("name"),
                scopes(row.getString("scopes")),
                warehouse == null ? null : new WarehouseId(warehouse),
                row.getString("warehouse"),
                row.getInt("per_minute"),
                Sql.instant(row, "created_at"),
                row.getString("created_by"),
                Sql.instantOrNull(row, "expires_at"),
                Sql.instantOrNull(row, "last_used_at"),
                Sql.instantOrNull(row, "revoked_at"),
                row.getInt("secrets"),
                row.getLong("version"));
    }

    private static Set<Scope> scopes(String stored) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String scope : stored.split(" ")) {
            scopes.add(Wire.read(Scope.class, scope));
        }
        return scopes;
    }
}
