package dev.pickwright.backend.outbox;

import static dev.pickwright.backend.outbox.JdbcOutboxStore.NEVER;
import static dev.pickwright.backend.outbox.JdbcOutboxStore.query;
import static dev.pickwright.backend.outbox.JdbcOutboxStore.remember;
import static dev.pickwright.backend.outbox.JdbcOutboxStore.update;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Putting back on H2 what an earlier owner left under way. */
final class H2Recovery {

    /** @param behind whether an earlier one of its lane is open */
    private record Lost(int endpoint, int shard, long feedNo, int recoveries, boolean waits, boolean behind) {}

    private H2Recovery() {}

    static int recover(Connection connection, Map<Integer, Long> epochs) throws SQLException {
        List<Lost> lost = query(
                connection,
                "select endpoint_id, shard, feed_no, recovery_count,"
                        + " coalesce(available_at = " + NEVER + ", false), lease_epoch,"
                        + " recovery_count >= 1 and exists (select 1 from outbox_deliveries b"
                        + " where b.endpoint_id = d.endpoint_id and b.aggregate_id = d.aggregate_id"
                        + " and b.aggregate_type = d.aggregate_type and b.feed_no < d.feed_no"
                        + " and b.processed_at is null)"
                        + " from outbox_deliveries d where endpoint_id in (select id from outbox_endpoint)"
                        + " and processed_at is null and status = 'PROCESSING'",
                row -> row.getLong(6) < epochs.getOrDefault(row.getInt(2), 0L)
                        ? new Lost(
                                row.getInt(1),
                                row.getInt(2),
                                row.getLong(3),
                                row.getInt(4),
                                row.getBoolean(5),
                                row.getBoolean(7))
                        : new Lost(0, -1, 0, 0, false, false));
        lost.removeIf(each -> each.shard() < 0);
        for (Lost each : lost) {
            recover(connection, each);
        }
        return lost.size();
    }

    private static void recover(Connection connection, Lost lost) throws SQLException {
        boolean dead = lost.recoveries() + 1 > OutboxStore.MAX_RECOVERIES;
        boolean suspect = lost.recoveries() + 1 >= 2 && !lost.waits();
        // Of the suspect ones of a lane the first is tried by itself, the others wait behind it.
        String when = dead || suspect && lost.behind() ? NEVER : suspect ? "current_timestamp" : "available_at";
        update(
                connection,
                "update outbox_deliveries set lease_epoch = null, recovery_count = recovery_count + 1, status = ?,"
                        + " error_message = ?, available_at = " + when
                        + (dead ? ", dead_at = current_timestamp, cause = '" + JdbcOutboxStore.CRASH_LOOP + "'" : "")
                        + " where endpoint_id = ? and shard = ? and feed_no = ?",
                dead ? "FAILED" : "PENDING",
                JdbcOutboxStore.SUSPECTED,
                lost.endpoint(),
                lost.shard(),
                lost.feedNo());
        remember(connection, lost.endpoint(), lost.feedNo(), dead ? "dead" : "recovered", JdbcOutboxStore.SUSPECTED);
        if (dead) {
            update(
                    connection,
                    "update outbox_events set status = 'FAILED', dead_at = current_timestamp, error_message = ?"
                            + " where feed_no = ?",
                    JdbcOutboxStore.SUSPECTED,
                    lost.feedNo());
        }
    }
}
