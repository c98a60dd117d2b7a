package dev.pickwright.backend.platform.jdbc;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What one unit of work has read and nobody else can change before its end, so that it is read once, however many
 * operations the unit carries out. All of it is forgotten when a part of the unit is undone. Outside of a unit of work it
 * remembers nothing. One for each sort of thing; safe for concurrent use.
 */
public final class UnitMemory<K, V> {

    /** What is remembered, or else what is read now. */
    public V get(K key, Supplier<V> read) {
        Map<K, V> known = known();
        if (known == null) {
            return read.get();
        }
        V value = known.get(key);
        if (value == null) {
            value = read.get();
            known.put(key, value);
        }
        return value;
    }

    /** To be called by whoever writes it. */
    public void forget(K key) {
        Map<K, V> known = known();
        if (known != null) {
            known.remove(key);
        }
    }

    /** {@link #forget} of every key. */
    public void forgetAll() {
        Map<K, V> known = known();
        if (known != null) {
            known.clear();
        }
    }

    @SuppressWarnings("unchecked") // bound below, and nowhere else
    private @Nullable Map<K, V> known() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return null;
        }
        Object bound = TransactionSynchronizationManager.getResource(this);
        if (bound != null) {
            return (Map<K, V>) bound;
        }
        Map<K, V> fresh = new HashMap<>();
        TransactionSynchronizationManager.bindResource(this, fresh);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void savepointRollback(Object savepoint) {
                fresh.clear();
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(UnitMemory.this);
            }
        });
        return fresh;
    }
}
