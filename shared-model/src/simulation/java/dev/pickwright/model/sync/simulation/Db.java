package dev.pickwright.model.sync.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Tables that change by transactions. A commit is durable once it is synced; a crash takes back what is not. */
final class Db {

    /** What happens around transactions: where a crash, or a transaction that has to be repeated, comes from. */
    interface Points {

        /** Before every call of a store. */
        void call();

        /** Before a commit; true if the transaction is to be taken back and repeated. */
        boolean beforeCommit();

        void afterCommit();
    }

    private final List<Table<?, ?>> tables = new ArrayList<>();
    private final List<Runnable> undo = new ArrayList<>();
    private Points points;
    private final boolean syncAtCommit;
    private boolean open;

    Db(Points points, boolean syncAtCommit) {
        this.points = points;
        this.syncAtCommit = syncAtCommit;
    }

    <K extends Comparable<K>, V> Table<K, V> table() {
        Table<K, V> table = new Table<>(this);
        tables.add(table);
        return table;
    }

    /** Joins the one that is open. */
    <T> T transaction(Supplier<T> work) {
        if (open) {
            return work.get();
        }
        while (true) {
            int start = undo.size();
            open = true;
            T result;
            boolean again;
            try {
                result = work.get();
                again = points.beforeCommit();
            } catch (Throwable failed) {
                backTo(start);
                open = false;
                throw failed;
            }
            open = false;
            if (again) {
                backTo(start);
                continue;
            }
            if (syncAtCommit) {
                undo.clear();
            }
            points.afterCommit();
            return result;
        }
    }

    <T> T savepoint(Supplier<T> work) {
        int start = undo.size();
        try {
            return work.get();
        } catch (Throwable failed) {
            backTo(start);
            throw failed;
        }
    }

    boolean inTransaction() {
        return open;
    }

    void call() {
        points.call();
    }

    void sync() {
        undo.clear();
    }

    /** Everything after the last sync is gone. */
    void crash() {
        backTo(0);
        open = false;
    }

    List<Map<?, ?>> image() {
        List<Map<?, ?>> image = new ArrayList<>();
        for (Table<?, ?> table : tables) {
            image.add(table.copy());
        }
        return image;
    }

    void load(List<Map<?, ?>> image) {
        undo.clear();
        for (int i = 0; i < tables.size(); i++) {
            tables.get(i).load(image.get(i));
        }
    }

    void undo(Runnable back) {
        undo.add(back);
    }

    private void backTo(int start) {
        for (int i = undo.size() - 1; i >= start; i--) {
            undo.removeLast().run();
        }
    }
}
