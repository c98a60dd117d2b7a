package dev.pickwright.backend.sync.central;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Central: figures of all stations, for the metrics. */
@Repository
class FigureQueries {

    record Figures(long owed, long owedSeconds, long cases, long clones, long active, long reserve) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    FigureQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Figures read() {
        long now = clock.millis();
        return jdbc.sql("""
                select
                    (select coalesce(sum(claimed_head - applied_through), 0) from sync_stream
                        where is_open = true and claimed_head > applied_through) as owed,
                    (select coalesce(min(claimed_oldest), 0) from sync_stream
                        where is_open = true and claimed_head > applied_through and claimed_oldest > 0) as oldest,
                    (select count(*) from sync_case where outcome is null) as cases,
                    (select count(*) from sync_station where suspected_clone = true) as clones,
                    (select count(*) from sync_lease where state <> 'ended'
                        and (kind = 'active' or state <> 'reserved')) as active,
                    (select count(*) from sync_lease where state = 'reserved' and kind = 'reserve') as reserve
                """)
                .query((row, n) -> new Figures(
                        row.getLong("owed"),
                        row.getLong("oldest") == 0 ? 0 : Math.max(0, (now - row.getLong("oldest")) / 1_000),
                        row.getLong("cases"),
                        row.getLong("clones"),
                        row.getLong("active"),
                        row.getLong("reserve")))
                .single();
    }
}
