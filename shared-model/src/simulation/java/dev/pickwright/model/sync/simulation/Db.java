package dev.pickwright.model.sync.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
    private boolean watched;
    private @Nullable String change;

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
                again = !watched && points.beforeCommit();
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
            if (!watched) {
                points.afterCommit();
            }
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
        if (!watched) {
            points.call();
        }
    }

    /** The first row that the work changes; null if it changes none. Nothing dies in it, and nothing has to be repeated. */
    @Nullable
    String firstChange(Runnable work) {
        watched = true;
        change = null;
        try {
            work.run();
        } finally {
            watched = false;
        }
        return change;
    }

    /** What the work does is taken back. */
    void tried(Runnable work) {
        int start = undo.size();
        firstChange(work);
        backTo(start);
    }

    /** A row is put or removed. */
    void changes(Object key, @Nullable Object old, @Nullable Object now) {
        if (watched && change == null && !Objects.equals(old, now)) {
            change = "%s was %s and is %s".formatted(key, old, now);
        }
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
