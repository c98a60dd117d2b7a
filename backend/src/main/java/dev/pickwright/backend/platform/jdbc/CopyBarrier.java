package dev.pickwright.backend.platform.jdbc;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** First the database is durable, then the second copy, and then it is acknowledged. */
final class CopyBarrier implements DurabilityBarrier {

    private static final Logger log = LoggerFactory.getLogger(CopyBarrier.class);

    private final DurabilityBarrier database;
    private final SecondCopy copy;

    CopyBarrier(DurabilityBarrier database, SecondCopy copy) {
        this.database = database;
        this.copy = copy;
    }

    @Override
    public void await() {
        try {
            copy.catchUp(database);
        } catch (IOException e) {
            log.error("The disk did not take the second copy of what was done", e);
            throw DiskFull.problem();
        }
    }
}
