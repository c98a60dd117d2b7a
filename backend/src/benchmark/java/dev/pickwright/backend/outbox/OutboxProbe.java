package dev.pickwright.backend.outbox;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Opens to the benchmark what the outbox keeps to itself: its statements, and the claim alone. */
public final class OutboxProbe {

    public static final String CONNECTION = PostgresOutboxStore.FAST;
    public static final String NUMBER = PostgresSql.NUMBER;
    public static final String CLAIM = PostgresSql.CLAIM_NEW;
    public static final String COMPLETE = PostgresSql.COMPLETE;
    public static final int SHARDS = Shards.COUNT;

    private static final String ME = "bench";
    private static final int ENDPOINT = 1;
    private static final int LIMIT = 500;
    private static final int WARM_UP = 40;
    private static final int CLAIMS = 100;

    private OutboxProbe() {}

    /** How many deliveries one shard gives at a time. */
    public static int share(int limit, int shards) {
        return OutboxStore.share(limit, shards);
    }

    /** The median time of claiming 500 deliveries, as a courier does, in milliseconds; each is given back, so that the backlog stays. */
    public static double claimMillis(String url) {
        try (var store = new PostgresOutboxStore(pool(url), pool(url))) {
            store.acquire(ME, SHARDS, java.time.Duration.ofMinutes(10));
            Map<Integer, Long> after = new HashMap<>();
            for (int shard = 0; shard < SHARDS; shard++) {
                after.put(shard, 0L);
            }
            List<Double> millis = new ArrayList<>();
            for (int i = -WARM_UP; i < CLAIMS; i++) {
                long start = System.nanoTime();
                List<Claimed> claimed = store.claim(ENDPOINT, ME, after, LIMIT);
                if (i >= 0) {
                    millis.add((System.nanoTime() - start) / 1e6);
                }
                if (claimed.size() != LIMIT) {
                    throw new IllegalStateException("claimed " + claimed.size());
                }
                store.giveBack(ENDPOINT, claimed);
            }
            store.leave(ME);
            Collections.sort(millis);
            return millis.get(millis.size() / 2);
        }
    }

    private static HikariDataSource pool(String url) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(1);
        pool.setConnectionInitSql(CONNECTION);
        return pool;
    }
}
