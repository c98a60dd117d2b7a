package dev.pickwright.backend.platform.jdbc;

import dev.pickwright.backend.platform.observe.NoTraces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Units of work without the rest of the product. */
public final class Units {

    private Units() {}

    /** On H2, with a second copy. */
    public static UnitOfWork withCopy(PlatformTransactionManager manager, JdbcClient jdbc, SecondCopy copy) {
        return new UnitOfWork(
                manager, new CopyBarrier(new H2Barrier(jdbc), copy), NoTraces.create(), new SimpleMeterRegistry());
    }
}
