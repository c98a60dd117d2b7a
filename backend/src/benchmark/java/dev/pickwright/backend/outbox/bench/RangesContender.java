package dev.pickwright.backend.outbox.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A lower floor, for comparison: the same states, written by ranges of feed numbers instead of row by row. Only a loop
 * that never fails, retries or shares a shard can do so.
 */
final class RangesContender extends RawContender {

    static final String SETTINGS = "as above, but claims and completes whole ranges of feed numbers";

    private static final String RANGE = "shard = any (?) and feed_no > ? and feed_no <= ?";
    private static final String CLAIM = """
            update outbox_deliveries set status = 'PROCESSING', lease_epoch = 1
            where endpoint_id = 1 and status = 'PENDING' and\s""" + RANGE;
    private static final String READ = "select payload from outbox_events where " + RANGE + " order by feed_no";
    private static final String COMPLETE_DELIVERIES = """
            update outbox_deliveries set status = 'COMPLETED', processed_at = clock_timestamp()
            where endpoint_id = 1 and status = 'PROCESSING' and lease_epoch = 1 and\s""" + RANGE;
    private static final String COMPLETE_EVENTS = """
            update outbox_events set deliveries_open = deliveries_open - 1, status = 'COMPLETED',
                processed_at = clock_timestamp() where\s""" + RANGE;

    @Override
    void drain(Connection connection, int firstShard, int endShard) throws SQLException, InterruptedException {
        Array shards = array(
                connection, "smallint", IntStream.range(firstShard, endShard).boxed());
        try (PreparedStatement claim = connection.prepareStatement(CLAIM);
                PreparedStatement read = connection.prepareStatement(READ);
                PreparedStatement completeDeliveries = connection.prepareStatement(COMPLETE_DELIVERIES);
                PreparedStatement completeEvents = connection.prepareStatement(COMPLETE_EVENTS)) {
            for (long done = 0; !isClosed(); ) {
                long end = Math.min(lastNumber(), done + BATCH * DRAINERS);
                if (end == done) {
                    Thread.sleep(1);
                    continue;
                }
                for (PreparedStatement ranged : List.of(claim, read, completeDeliveries, completeEvents)) {
                    ranged.setArray(1, shards);
                    ranged.setLong(2, done);
                    ranged.setLong(3, end);
                }
                claim.executeUpdate();
                try (var rows = read.executeQuery()) {
                    while (rows.next()) {
                        deliver(rows.getString(1));
                    }
                }
                connection.commit();
                completeDeliveries.executeUpdate();
                completeEvents.executeUpdate();
                connection.commit();
                done = end;
            }
        }
    }
}
