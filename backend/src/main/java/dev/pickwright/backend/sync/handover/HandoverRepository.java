package dev.pickwright.backend.sync.handover;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.sync.HandoverTaken;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Central: what was handed over, and what a handover touches of central's own rows. */
@Repository
class HandoverRepository {

    /** A handover, and whose it is. */
    record Known(StationId station, HandoverTaken taken) {}

    /** A code, and what it stands for. */
    record Code(UUID scope, String code, String kind, UUID target, int units) {}

    private static final long STEP = 5_000;

    private final JdbcClient jdbc;

    HandoverRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The one with that id, or another one of that station. */
    Optional<Known> known(UUID id, StationId station) {
        return jdbc
                .sql(
                        "select * from sync_handover where id = ? or station_id = ? order by case when id = ? then 0 else 1 end")
                .params(id, station.value(), id)
                .query((row, n) -> new Known(
                        new StationId(Sql.uuid(row, "station_id")),
                        new HandoverTaken(
                                Sql.uuid(row, "id"),
                                Sql.instant(row, "taken_at"),
                                row.getLong("row_count"),
                                row.getLong("matched"),
                                row.getLong("renumbered"))))
                .list()
                .stream()
                .findFirst();
    }

    /** Who else tries the same waits here. @return how many there are with it */
    int begin(UUID id, StationId station, Instant at) {
        jdbc.sql("""
                insert into sync_handover (id, station_id, taken_at, row_count, matched, renumbered)
                values (?, ?, ?, 0, 0, 0)
                """).params(id, station.value(), Sql.at(at)).update();
        return jdbc.sql("select count(*) from sync_handover")
                .query(Integer.class)
                .single();
    }

    void end(HandoverTaken taken) {
        jdbc.sql("update sync_handover set row_count = ?, matched = ?, renumbered = ? where id = ?")
                .params(taken.rows(), taken.matched(), taken.renumbered(), taken.id())
                .update();
    }

    /** Gives no number of the sequence below that one any more. @return false if that is more than {@code most} away */
    boolean advance(String sequence, long next, long most) {
        long now = take(sequence, 1);
        if (next - now > most) {
            return false;
        }
        while (now + 1 < next) {
            now = take(sequence, Math.min(STEP, next - now - 1));
        }
        return true;
    }

    private long take(String sequence, long n) {
        // An alter would commit on H2.
        return jdbc.sql("""
                with recursive step (n) as (select 1 union all select n + 1 from step where n < ?)
                select nextval('%s') from step
                """.formatted(sequence)).param(n).query(Long.class).list().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElseThrow();
    }

    List<Code> codes(Collection<String> codes) {
        return jdbc.sql("select * from barcode where code in (:codes)")
                .param("codes", codes)
                .query((row, n) -> new Code(
                        Sql.uuid(row, "scope"),
                        row.getString("code"),
                        row.getString("kind"),
                        Sql.uuid(row, "target_id"),
                        row.getInt("units")))
                .list();
    }

    /** The SKUs of these GTINs, and of these GTINs of packagings. */
    List<String> gtinsTaken(Collection<String> gtins) {
        return jdbc.sql("select gtin from sku where gtin in (:gtins)"
                        + " union select gtin from sku_packaging where gtin in (:gtins)")
                .param("gtins", gtins)
                .query((row, n) -> row.getString("gtin"))
                .list();
    }

    /** What fulfillments of the handover take of a slot that central has too. */
    void addUsed(UUID slot, int fulfillments, int lines) {
        jdbc.sql("""
                update time_slot set used_fulfillments = used_fulfillments + ?, used_lines = used_lines + ? where id = ?
                """).params(fulfillments, lines, slot).update();
    }
}
