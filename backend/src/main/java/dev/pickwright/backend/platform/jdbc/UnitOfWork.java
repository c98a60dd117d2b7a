package dev.pickwright.backend.platform.jdbc;

import dev.pickwright.backend.platform.observe.Traces;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
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
    private static final int TRIES = 6;

    private final TransactionTemplate transactions;
    private final TransactionTemplate savepoints;
    private final TransactionTemplate snapshots;
    private final DurabilityBarrier barrier;
    private final Traces traces;
    private final Counter retried;

    UnitOfWork(PlatformTransactionManager manager, DurabilityBarrier barrier, Traces traces, MeterRegistry metrics) {
        this.transactions = new TransactionTemplate(manager);
        this.savepoints = new TransactionTemplate(manager);
        this.savepoints.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.snapshots = new TransactionTemplate(manager);
        this.snapshots.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.barrier = barrier;
        this.traces = traces;
        this.retried = Counter.builder("transactions.retried")
                .description("Transactions run again because they lost a lock or a deadlock")
                .register(metrics);
    }

    /**
     * Runs the work in a transaction and returns its result once that is durable.
     *
     * @throws ProblemException STILL_RUNNING if another transaction holds what it needs for longer than the
     *     database's lock timeout; DISK_FULL if the disk did not take it
     */
    public <T> T run(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        return traces.child("transaction", () -> {
            T result = withRetries(work);
            barrier.await();
            return result;
        });
    }

    /**
     * {@link #run}, without waiting until it is durable: for what is only looked at, or can be learned again. Nothing that it
     * returns may be acknowledged or sent.
     */
    public <T> T relaxed(Supplier<T> work) {
        return TransactionSynchronizationManager.isActualTransactionActive() ? work.get() : withRetries(work);
    }

    /** {@link #run} for work without a result. */
    public void run(Runnable work) {
        run(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Runs a part of the work of a unit: if it throws, what it wrote is undone, and the unit may go on.
     *
     * @throws IllegalStateException outside of a unit of work
     */
    public <T> T nested(Supplier<T> part) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("only a part of a unit of work can be undone by itself");
        }
        return Objects.requireNonNull(savepoints.execute(status -> part.get()));
    }

    /**
     * Reads, all as of one moment.
     *
     * @throws IllegalStateException inside of a unit of work
     */
    public <T> T snapshot(Supplier<T> reading) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a unit of work has another view of the data");
        }
        return Objects.requireNonNull(snapshots.execute(status -> reading.get()));
    }

    private <T> T withRetries(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                // The template's null is the callback's null, and a Supplier here never returns one.
                return Objects.requireNonNull(transactions.execute(status -> work.get()));
            } catch (DataAccessException | TransactionSystemException e) {
                if (DiskFull.caused(e)) {
                    log.error(
                            "The disk did not take a transaction: {}",
                            NestedExceptionUtils.getMostSpecificCause(e).getMessage());
                    throw DiskFull.problem();
                }
                String state = sqlState(e);
                if (state.equals("55P03") || state.equals("HYT00")) {
                    throw stillRunning();
                }
                // Class 40, and 90131 of H2: the database rolled one of several transactions back, nothing is done.
                if (!state.startsWith("40") && !state.equals("90131") || attempt == TRIES) {
                    throw e;
                }
                retried.increment();
                log.info("Transaction lost a lock ({}), try {} of {}", state, attempt + 1, TRIES);
            }
        }
    }

    private static String sqlState(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    private static ProblemException stillRunning() {
        return new ProblemException(
                Problem.STILL_RUNNING,
                "The same operation, or another one on the same goods, is still running; ask again with the same key.",
                Map.of("retry_after_seconds", 2));
    }
}
