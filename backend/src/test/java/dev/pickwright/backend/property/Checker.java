package dev.pickwright.backend.property;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks the invariants while others work: all of its queries see the database at one moment. */
final class Checker {

    private static final long PAUSE_MILLIS = 200;

    private final Stage stage;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;
    private final List<String> violations = new ArrayList<>();
    private int checks;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Checker(Stage stage, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.stage = stage;
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        if (!stage.onH2()) {
            snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
            snapshot.setReadOnly(true);
        }
    }

    /** Until it is stopped. */
    void check() {
        while (stopped.getCount() > 0) {
            try {
                snapshot.executeWithoutResult(status -> checkHere());
                checks++;
                stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (AssertionError violation) {
                violations.add(violation.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    void stop() {
        stopped.countDown();
    }

    List<String> violations() {
        return violations;
    }

    int checks() {
        return checks;
    }

    /** Of H2's levels only SNAPSHOT, which JDBC has no name for, holds for several tables at once. */
    private void checkHere() {
        if (!stage.onH2()) {
            stage.invariants().hold();
            return;
        }
        jdbc.sql("set session characteristics as transaction isolation level snapshot")
                .update();
        try {
            stage.invariants().hold();
        } finally {
            jdbc.sql("set session characteristics as transaction isolation level read committed")
                    .update();
        }
    }
}
