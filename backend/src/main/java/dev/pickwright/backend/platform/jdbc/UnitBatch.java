package dev.pickwright.backend.platform.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rows that nobody reads in the unit of work that adds them: written together right before it commits, in the order added.
 * What a part of the unit added goes when that part is undone. Outside of a unit of work each is written at once. One for
 * each sort of row; safe for concurrent use.
 */
public final class UnitBatch<R> {

    /** Before those who lock what many wait for. */
    private static final int EARLY = 0;

    private final Consumer<List<R>> writer;

    /** @param writer takes at least one row */
    public UnitBatch(Consumer<List<R>> writer) {
        this.writer = writer;
    }

    public void add(List<R> rows) {
        if (rows.isEmpty()) {
            return;
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            added().rows.addAll(rows);
        } else {
            writer.accept(rows);
        }
    }

    @SuppressWarnings("unchecked") // bound below, and nowhere else
    private Added added() {
        Object bound = TransactionSynchronizationManager.getResource(this);
        if (bound != null) {
            return (Added) bound;
        }
        Added fresh = new Added();
        TransactionSynchronizationManager.bindResource(this, fresh);
        TransactionSynchronizationManager.registerSynchronization(fresh);
        return fresh;
    }

    private final class Added implements TransactionSynchronization {

        private final List<R> rows = new ArrayList<>();

        /** How many there were at each savepoint; none at those from before the first row. */
        private final Map<Object, Integer> marks = new HashMap<>();

        @Override
        public int getOrder() {
            return EARLY;
        }

        @Override
        public void savepoint(Object savepoint) {
            marks.put(savepoint, rows.size());
        }

        @Override
        public void savepointRollback(Object savepoint) {
            rows.subList(marks.getOrDefault(savepoint, 0), rows.size()).clear();
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!rows.isEmpty()) {
                writer.accept(List.copyOf(rows));
                rows.clear();
            }
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(UnitBatch.this);
        }
    }
}
