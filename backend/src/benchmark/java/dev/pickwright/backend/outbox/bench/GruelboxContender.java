package dev.pickwright.backend.outbox.bench;

import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Instantiator;
import com.gruelbox.transactionoutbox.Persistor;
import com.gruelbox.transactionoutbox.Submitter;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** gruelbox transaction-outbox: calls recorded in the transaction, made in the same process after commit. */
final class GruelboxContender implements Contender {

    private final ThreadPoolExecutor executor;
    private final Duration flushPause;
    private Bench bench;
    private TransactionManager transactions;
    private TransactionOutbox outbox;
    private volatile boolean on;
    private volatile boolean closed;

    GruelboxContender(boolean tuned) {
        executor = new ThreadPoolExecutor(
                tuned ? Bench.PUBLISHERS : 1,
                tuned ? Bench.PUBLISHERS : 1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(tuned ? 65_536 : 16_384),
                new ThreadPoolExecutor.DiscardPolicy());
        flushPause = tuned ? Duration.ofMillis(25) : Duration.ofMinutes(1);
    }

    @Override
    public void open(Bench bench) {
        this.bench = bench;
        transactions = TransactionManager.fromDataSource(bench.dataSource());
        Submitter submitter = Submitter.withExecutor(executor);
        outbox = TransactionOutbox.builder()
                .transactionManager(transactions)
                .persistor(Persistor.forDialect(Dialect.POSTGRESQL_9))
                .instantiator(Instantiator.using(type -> new Handler(bench.history())))
                .submitter((entry, local) -> {
                    // While it is off, calls vanish, as if the process had died right after the commit.
                    if (on) {
                        submitter.submit(entry, local);
                    }
                })
                .build();
    }

    @Override
    public void produce(int lane) {
        transactions.inTransaction(transaction -> {
            BenchEvent event = bench.event(lane, next(transaction.connection(), lane));
            outbox.schedule(Handler.class).handle(event.number(), event.lane(), event.laneSeq(), event.note());
        });
    }

    private static long next(Connection connection, int lane) {
        try (var statement = connection.prepareStatement(Bench.NEXT_OF_LANE)) {
            statement.setInt(1, lane);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void beforeDrain() throws SQLException {
        bench.execute("update txno_outbox set nextattempttime = nextattempttime - interval '1 day'");
        bench.execute("vacuum analyze txno_outbox");
    }

    @Override
    public void startDelivery() {
        on = true;
        Thread.ofPlatform().daemon().start(() -> {
            while (!closed) {
                while (outbox.flush() && !closed) {
                    Thread.yield();
                }
                try {
                    Thread.sleep(flushPause);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
    }

    @Override
    public String unfinishedSql() {
        return "select count(*) from txno_outbox where not coalesce(processed, false)";
    }

    @Override
    public void close() {
        closed = true;
        executor.shutdownNow();
    }

    /** Public, with a public method: the library calls it by reflection. */
    public static class Handler {

        private final History history;

        /** For the library's proxy. */
        protected Handler() {
            this(null);
        }

        Handler(History history) {
            this.history = history;
        }

        public void handle(int number, int lane, long laneSeq, String note) {
            history.delivered(new BenchEvent(number, lane, laneSeq, note));
        }
    }
}
