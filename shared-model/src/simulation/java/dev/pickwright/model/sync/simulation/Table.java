package dev.pickwright.model.sync.simulation;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows by key, in the order of the keys. */
final class Table<K extends Comparable<K>, V> {

    private final Db db;
    private final TreeMap<K, V> rows = new TreeMap<>();

    Table(Db db) {
        this.db = db;
    }

    @Nullable
    V get(K key) {
        return rows.get(key);
    }

    void put(K key, V value) {
        V old = rows.put(key, value);
        db.changes(key, old, value);
        db.undo(() -> back(key, old));
    }

    void remove(K key) {
        V old = rows.remove(key);
        if (old != null) {
            db.changes(key, old, null);
            db.undo(() -> back(key, old));
        }
    }

    private void back(K key, @Nullable V old) {
        if (old == null) {
            rows.remove(key);
        } else {
            rows.put(key, old);
        }
    }

    Collection<V> values() {
        return rows.values();
    }

    TreeMap<K, V> rows() {
        return rows;
    }

    TreeMap<K, V> copy() {
        return new TreeMap<>(rows);
    }

    @SuppressWarnings("unchecked")
    void load(Map<?, ?> image) {
        rows.clear();
        image.forEach((key, value) -> rows.put((K) key, (V) value));
    }
}
