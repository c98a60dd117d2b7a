package dev.pickwright.backend.platform.observe;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A value that costs something to read, or may never come. It is read when somebody asks, by one thread at a time for
 * all who ask, not again for a while, and nobody waits longer than a limit.
 */
public final class Reading<T> {

    /** It could not be read, or not in time. */
    public static final class Failed extends Exception {
        Failed(Throwable cause) {
            super(cause);
        }
    }

    /** When one that hangs is no longer waited for by others: what it hangs on may have come back since. */
    private static final Duration GIVEN_UP = Duration.ofSeconds(30);

    private final Callable<T> source;
    private final long fresh;
    private final long limit;
    private @Nullable CompletableFuture<T> latest;
    private long startedAt;
    private volatile long endedAt;

    /**
     * @param fresh how long what was read, or the failure, is told again
     * @param limit from the start of the reading
     */
    public Reading(Callable<T> source, Duration fresh, Duration limit) {
        this.source = source;
        this.fresh = fresh.toNanos();
        this.limit = limit.toNanos();
    }

    /** Begins to read unless that is done already, and does not wait. */
    public synchronized void begin() {
        if (latest == null || (latest.isDone() ? age(endedAt) >= fresh : age(startedAt) >= GIVEN_UP.toNanos())) {
            CompletableFuture<T> next = new CompletableFuture<>();
            startedAt = System.nanoTime();
            latest = next;
            Thread.ofVirtual().name("reading").start(() -> read(next));
        }
    }

    /** The value. @throws Failed if it could not be read, or not in time */
    public T get() throws Failed {
        CompletableFuture<T> running;
        long left;
        synchronized (this) {
            begin();
            running = java.util.Objects.requireNonNull(latest);
            left = limit - age(startedAt);
        }
        try {
            return running.get(Math.max(left, 0), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new Failed(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new Failed(new TimeoutException("no answer within " + Duration.ofNanos(limit)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed(e);
        }
    }

    private void read(CompletableFuture<T> into) {
        try {
            T value = source.call();
            endedAt = System.nanoTime();
            into.complete(value);
        } catch (Throwable e) {
            endedAt = System.nanoTime();
            into.completeExceptionally(e);
        }
    }

    private static long age(long since) {
        return System.nanoTime() - since;
    }
}
