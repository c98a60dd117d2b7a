package dev.pickwright.backend.platform.jdbc;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only place where a transaction begins. All that runs inside commits together or not at all; an inner call
 * joins the outer one. Work that lost a deadlock is run again, so it must do nothing but use the database. When the
 * outermost call returns, its commit is durable.
 */
@Component
public class UnitOfWork {

    private static final Logger log = LoggerFactory.getLogger(UnitOfWork.class);
    private static final int TRIES = 4;

    private final TransactionTemplate transactions;
    private final DurabilityBarrier barrier;
    private final Counter retried;

    UnitOfWork(PlatformTransactionManager manager, DurabilityBarrier barrier, MeterRegistry meters) {
        this.transactions = new TransactionTemplate(manager);
        this.transactions.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.barrier = barrier;
        this.retried = Counter.builder("transactions.retried")
                .description("Transactions run again because they lost a lock or a deadlock")
                .register(meters);
    }

    /** Runs the work in a transaction and returns its result once that is durable. */
    public <T> T run(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        T result = withRetries(work);
        barrier.await();
        return result;
    }

    /** {@link #run} for work without a result. */
    public void run(Runnable work) {
        run(() -> {
            work.run();
            return true;
        });
    }

    private <T> T withRetries(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                // The template's null is the callback's null, and a Supplier here never returns one.
                return java.util.Objects.requireNonNull(transactions.execute(status -> work.get()));
            } catch (PessimisticLockingFailureException e) {
                if (attempt == TRIES) {
                    throw e;
                }
                retried.increment();
                log.info("Transaction lost a lock, try {} of {}", attempt + 1, TRIES);
            }
        }
    }
}
