package dev.pickwright.backend.access;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StationCodeRepository {

    /** What a code lets in. @param by the operator who asked for it; null for a key */
    record Invitation(
            String name, WarehouseId site, @Nullable UUID by) {}

    private final JdbcClient jdbc;

    StationCodeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps no code that has expired. */
    void insert(String codeHash, Invitation invited, Instant now, Instant expires) {
        jdbc.sql("delete from station_code where expires_at <= :now")
                .param("now", Sql.at(now))
                .update();
        jdbc.sql("""
                insert into station_code (code_hash, name, warehouse_id, created_by, created_at, expires_at)
                values (:hash, :name, :site, :by, :now, :expires)
                """)
                .param("hash", codeHash)
                .param("name", invited.name())
                .param("site", invited.site().value())
                .param("by", invited.by())
                .param("now", Sql.at(now))
                .param("expires", Sql.at(expires))
                .update();
    }

    /** Uses the code up; empty if it is none, was used, or has expired. */
    Optional<Invitation> use(String codeHash, Instant now) {
        int used =
                jdbc.sql("""
                update station_code set used_at = :now
                where code_hash = :hash and used_at is null and expires_at > :now
                """).param("hash", codeHash).param("now", Sql.at(now)).update();
        return used == 0
                ? Optional.empty()
                : jdbc.sql("select * from station_code where code_hash = :hash")
                        .param("hash", codeHash)
                        .query((row, n) -> new Invitation(
                                row.getString("name"),
                                new WarehouseId(Sql.uuid(row, "warehouse_id")),
                                Sql.uuidOrNull(row, "created_by")))
                        .optional();
    }
}
