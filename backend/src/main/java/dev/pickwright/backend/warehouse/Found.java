package dev.pickwright.backend.warehouse;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work on goods that were there for sure, for somebody had them in hand: what the books lack of them comes in as a
 * counted difference, and the bin is counted.
 */
public final class Found {

    private static final ScopedValue<Found> CURRENT = ScopedValue.newInstance();

    private boolean anything;

    public <T> T within(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    /** Whether the books lacked something. */
    public boolean anything() {
        return anything;
    }

    void note() {
        anything = true;
    }

    /** Null where goods must be there by the books. */
    static @Nullable Found current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }
}
