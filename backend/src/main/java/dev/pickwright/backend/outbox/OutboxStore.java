package dev.pickwright.backend.outbox;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the relay does in the database. Each method is one transaction, on connections that only the relay uses, timed
 * by the database's clock. Every write about a claimed delivery names the epoch it was claimed under, and changes
 * nothing if the shard has another owner by now.
 */
interface OutboxStore extends AutoCloseable {

    /** What numbering did. @param shards the shards of the numbered events, one bit each */
    record Numbered(int count, long lastSeq, long lastNo, long shards) {}

    /** What became of a failed delivery. @param tries how many failed so far */
    record Failed(boolean recorded, boolean dead, int tries) {}

    /** How one endpoint stands. @param backlog at most {@link #COUNTED} */
    record Standing(double lagSeconds, int backlog, int dead) {}

    /** Counting stops there, since a count's cost grows with the backlog. */
    int COUNTED = 10_001;

    /** A delivery that was under way when its process died more often than this is dead. */
    int MAX_RECOVERIES = 5;

    /**
     * Gives committed events their numbers, in the order they were appended, and makes their deliveries. One process
     * numbers at a time; the others wait.
     *
     * @param afterSeq only events appended after this one
     */
    Numbered number(int limit, long afterSeq);

    /** Lets readers see the events up to a number. What it says survives a crash of the database when it returns. */
    void confirm(long no);

    /** The last number given. */
    long numbered();

    /** The last number that readers may see. */
    long confirmed();

    /** Events that are committed and have no number yet; at most {@link #COUNTED}. */
    int unnumbered();

    /** Those that are enabled. */
    List<Endpoint> endpoints();

    void disable(Endpoint endpoint, String reason);

    /** Says that this process lives, and keeps its shards for another lease. @return shards still its own, with epochs */
    Map<Integer, Long> renew(String me, Duration lease);

    /** How many processes live. */
    int instances(Duration lease);

    /** Takes free shards, at most so many. @return the new ones, with their epochs */
    Map<Integer, Long> acquire(String me, int atMost, Duration lease);

    /**
     * Puts back what an earlier owner of these shards left under way. What was under way at too many crashes is dead.
     *
     * @return how many there were
     */
    int recover(Map<Integer, Long> epochs);

    /** Gives shards up, for others to take at once. */
    void release(String me, Set<Integer> shards);

    /** Gives everything up and is gone. */
    void leave(String me);

    /** Where to begin to look, for each shard. */
    Map<Integer, Long> checkpoints(int endpoint, Set<Integer> shards);

    void checkpoint(int endpoint, Map<Integer, Long> done);

    /** The lanes that have deliveries which were put off. */
    Set<LaneKey> blockedLanes(int endpoint, Set<Integer> shards);

    /** How many one shard gives at a time, of so many that are claimed at a time from so many shards. */
    static int share(int limit, int shards) {
        return Math.max(8, 2 * limit / Math.max(1, shards));
    }

    /**
     * Claims deliveries that were never put off, the oldest first. There can be more when it returns as many as one
     * shard's {@link #share}.
     *
     * @param after for each shard, where it stopped
     */
    List<Claimed> claim(int endpoint, String me, Map<Integer, Long> after, int limit);

    /** Claims deliveries that were put off until now; of those that died with their process twice, at most one. */
    List<Claimed> claimDue(int endpoint, String me, Set<Integer> shards, int limit);

    /** Claims the next deliveries of a lane that wait behind a failed one. */
    List<Claimed> drain(int endpoint, String me, int shard, LaneKey lane, int limit);

    /** Lets claimed deliveries wait behind the failed one of their lane. */
    void park(int endpoint, List<Claimed> deliveries);

    /** Gives back what was claimed and not begun. */
    void giveBack(int endpoint, List<Claimed> deliveries);

    /** Records deliveries as done. @return the numbers of those it recorded */
    Set<Long> complete(int endpoint, List<Claimed> deliveries);

    /**
     * Records a failed try.
     *
     * @param retryIn null if there shall be no further try
     * @param passOver whether the lane goes on without it once it is dead
     */
    Failed fail(
            int endpoint, Claimed delivery, String cause, String detail, @Nullable Duration retryIn, boolean passOver);

    /**
     * Makes the first waiting delivery of each lane due if nothing stands before it any more.
     *
     * @return those of the lanes in which nothing waits
     */
    Set<LaneKey> resume(int endpoint, Collection<LaneKey> lanes);

    /** What was deleted, and where to go on; 0 when all old ones were looked at. */
    record Purged(int count, long next) {}

    /**
     * Looks at the events after a number and deletes those that are old enough and done everywhere, with their
     * deliveries.
     */
    Purged purge(Duration olderThan, long from, int limit);

    Standing standing(int endpoint);

    @Override
    void close();
}
