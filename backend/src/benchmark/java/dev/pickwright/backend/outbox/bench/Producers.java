package dev.pickwright.backend.outbox.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Threads that run business transactions until they are closed. */
final class Producers implements AutoCloseable {

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong transactions = new AtomicLong();
    private final long start = System.nanoTime();
    private volatile boolean stopped;
    private volatile Throwable failure;

    /** A business transaction on a lane. */
    interface Transaction {
        void run(int lane) throws Exception;
    }

    /** As fast as they can, while {@code more} says so. */
    static Producers eager(Bench bench, Transaction transaction, BooleanSupplier more) {
        Producers producers = new Producers();
        for (int i = 0; i < Bench.PRODUCERS; i++) {
            producers.run("producer-" + i, () -> {
                while (!producers.stopped && more.getAsBoolean()) {
                    transaction.run(bench.anyLane());
                    producers.transactions.incrementAndGet();
                }
            });
        }
        return producers;
    }

    /** Together so many transactions a second. */
    static Producers paced(Bench bench, Transaction transaction, int perSecond) {
        Producers producers = new Producers();
        long start = System.nanoTime();
        for (int i = 0; i < Bench.PRODUCERS; i++) {
            long first = start + TimeUnit.SECONDS.toNanos(1) * i / perSecond;
            long step = TimeUnit.SECONDS.toNanos(1) * Bench.PRODUCERS / perSecond;
            producers.run("producer-" + i, () -> {
                for (long due = first; !producers.stopped; due += step) {
                    for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                        LockSupport.parkNanos(wait);
                    }
                    transaction.run(bench.anyLane());
                    producers.transactions.incrementAndGet();
                }
            });
        }
        return producers;
    }

    private interface Work {
        void run() throws Exception;
    }

    private void run(String name, Work work) {
        threads.add(Thread.ofPlatform().name(name).start(() -> {
            try {
                work.run();
            } catch (Throwable e) {
                failure = e;
            }
        }));
    }

    void await() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure != null) {
            throw new IllegalStateException("a producer failed", failure);
        }
    }

    /** Lets them work for a while; returns transactions per second. */
    double rate(long millis) throws InterruptedException {
        Thread.sleep(millis);
        close();
        return transactions.get() / ((System.nanoTime() - start) / 1e9);
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        await();
    }
}
