package dev.pickwright.backend.platform.jdbc;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * H2 writes a commit to its file but does not sync it to the disk; {@code CHECKPOINT SYNC} does. Commits that wait
 * together share one.
 */
final class H2Barrier implements DurabilityBarrier {

    private final JdbcClient jdbc;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong asked = new AtomicLong();
    private long synced;

    H2Barrier(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void await() {
        long mine = asked.incrementAndGet();
        lock.lock();
        try {
            if (synced >= mine) {
                return;
            }
            long all = asked.get();
            jdbc.sql("CHECKPOINT SYNC").update();
            synced = all;
        } catch (DataAccessException e) {
            throw DiskFull.problem();
        } finally {
            lock.unlock();
        }
    }
}
