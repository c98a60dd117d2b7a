package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.access.StationId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Central: the sequence of serials of packages, and which of them went to which station. */
@Repository
class BlockRepository {

    private final JdbcClient jdbc;

    BlockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** So many of the sequence, ascending; others may have taken some in between. */
    List<Long> take(int n) {
        return jdbc.sql("""
                with recursive step (n) as (select 1 union all select n + 1 from step where n < ?)
                select nextval('sscc_serial') from step
                """).param(n).query((row, index) -> row.getLong(1)).list().stream()
                .sorted()
                .toList();
    }

    /** The key keeps a serial from being given twice, whatever the sequence says. */
    void insert(StationId station, long incarnation, SsccBlocks.Block block, Instant now) {
        jdbc.sql("""
                insert into sync_number_block (station_id, incarnation, first_serial, last_serial, given_at)
                values (?, ?, ?, ?, ?)
                """)
                .params(station.value(), incarnation, block.first(), block.last(), Sql.at(now))
                .update();
    }
}
