package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.sync.CentralStore.StationBook;
import dev.pickwright.model.sync.CentralStore.StreamBook;
import dev.pickwright.model.sync.Chain;
import dev.pickwright.model.sync.GrantRefusal;
import dev.pickwright.model.sync.Hello;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Central: who speaks for a station, and how much of each of its logs is here. */
@Component
class BookStore {

    private static final char BETWEEN_BOOTS = ' ';

    private final JdbcClient jdbc;

    BookStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StationBook> lock(StationId station) {
        return jdbc.sql("select * from sync_station where station_id = ? for update")
                .param(station.value())
                .query((row, n) -> new StationBook(
                        station,
                        row.getLong("current_incarnation"),
                        row.getLong("last_incarnation"),
                        boots(row.getString("boots")),
                        row.getBoolean("suspected_clone"),
                        Sql.instant(row, "last_hello_at").toEpochMilli()))
                .optional();
    }

    /** As they are stored: each with the number of its last hello. */
    static List<String> boots(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(String.valueOf(BETWEEN_BOOTS)));
    }

    void write(StationBook book) {
        String boots = String.join(String.valueOf(BETWEEN_BOOTS), book.boots());
        int known = jdbc.sql("""
                update sync_station set current_incarnation = :current, last_incarnation = :last, boots = :boots,
                    suspected_clone = :clone, last_hello_at = :heard
                where station_id = :station
                """)
                .param("current", book.current())
                .param("last", book.last())
                .param("boots", boots)
                .param("clone", book.suspectedClone())
                .param("heard", Sql.at(Instant.ofEpochMilli(book.lastHello())))
                .param("station", book.station().value())
                .update();
        if (known == 0) {
            jdbc.sql("""
                    insert into sync_station (station_id, current_incarnation, last_incarnation, boots,
                        suspected_clone, last_hello_at)
                    values (?, ?, ?, ?, ?, ?)
                    """)
                    .params(
                            book.station().value(),
                            book.current(),
                            book.last(),
                            boots,
                            book.suspectedClone(),
                            Sql.at(Instant.ofEpochMilli(book.lastHello())))
                    .update();
        }
    }

    /** What the station says of itself, for people. */
    void heard(Hello hello, long clockOffset, @Nullable GrantRefusal refusal) {
        jdbc.sql("""
                update sync_station set app = :app, clock_offset_ms = :offset,
                    free_megabytes = :free, grant_refusal = :refusal
                where station_id = :station
                """)
                .param("app", hello.app().substring(0, Math.min(40, hello.app().length())))
                .param("offset", clockOffset)
                .param("free", hello.freeMegabytes())
                .param("refusal", refusal == null ? null : refusal.wire())
                .param("station", hello.station().value())
                .update();
    }

    Optional<StreamBook> stream(StationId station, long incarnation) {
        return jdbc.sql("select * from sync_stream where station_id = ? and incarnation = ?")
                .params(station.value(), incarnation)
                .query(BookStore::stream)
                .optional();
    }

    List<StreamBook> streams(StationId station) {
        return jdbc.sql("select * from sync_stream where station_id = ? order by incarnation")
                .param(station.value())
                .query(BookStore::stream)
                .list();
    }

    private static StreamBook stream(ResultSet row, int n) throws SQLException {
        return new StreamBook(
                new StationId(Sql.uuid(row, "station_id")),
                row.getLong("incarnation"),
                row.getBoolean("is_open"),
                row.getLong("applied_through"),
                Chain.of(row.getString("chain")),
                row.getLong("claimed_head"),
                row.getLong("claimed_oldest"),
                row.getLong("rescued_through"));
    }

    void write(StreamBook stream) {
        Object[] values = {
            stream.open(),
            stream.appliedThrough(),
            stream.chain().toString(),
            stream.claimedHead(),
            stream.claimedOldest(),
            stream.rescuedThrough(),
            stream.station().value(),
            stream.incarnation()
        };
        int known = jdbc.sql("""
                update sync_stream set is_open = ?, applied_through = ?, chain = ?, claimed_head = ?,
                    claimed_oldest = ?, rescued_through = ?
                where station_id = ? and incarnation = ?
                """).params(values).update();
        if (known == 0) {
            jdbc.sql("""
                    insert into sync_stream (is_open, applied_through, chain, claimed_head, claimed_oldest,
                        rescued_through, station_id, incarnation)
                    values (?, ?, ?, ?, ?, ?, ?, ?)
                    """).params(values).update();
        }
    }

    Optional<Long> opened(StationId station, UUID nonce) {
        return jdbc.sql("select incarnation from sync_nonce where station_id = ? and nonce = ?")
                .params(station.value(), nonce)
                .query(Long.class)
                .optional();
    }

    void opened(StationId station, UUID nonce, long incarnation, Instant now) {
        jdbc.sql("insert into sync_nonce (station_id, nonce, incarnation, opened_at) values (?, ?, ?, ?)")
                .params(station.value(), nonce, incarnation, Sql.at(now))
                .update();
    }

    /** The start of the computer that alone may go on from that incarnation; empty if any may. */
    Optional<String> keptFrom(StationId station, long incarnation) {
        return jdbc.sql("""
                select kept_boot from sync_station
                where station_id = ? and kept_boot is not null and kept_above >= ?
                """)
                .params(station.value(), incarnation)
                .query(String.class)
                .optional();
    }

    void keep(StationId station, String boot, long above) {
        jdbc.sql("update sync_station set kept_boot = ?, kept_above = ? where station_id = ?")
                .params(boot, above, station.value())
                .update();
    }

    /** The operations of a station that are gone with its disk. */
    void addLost(StationId station, long operations) {
        jdbc.sql("update sync_station set lost = lost + ? where station_id = ?")
                .params(operations, station.value())
                .update();
    }
}
