package dev.pickwright.backend.sync;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.access.StationId;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Central: which serials went to which station. */
@Repository
class BlockRepository {

    private final JdbcClient jdbc;

    BlockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
