package dev.pickwright.station.platform.task;

import java.time.Duration;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One virtual thread per lane that has work. */
public final class VirtualThreadTasks implements Tasks {

    private final Executor fx;
    private final Map<Lane, ExecutorService> lanes = new WeakHashMap<>();

    /** @param fx brings work to the JavaFX thread */
    public VirtualThreadTasks(Executor fx) {
        this.fx = fx;
    }

    @Override
    public <T> void run(Lane lane, Callable<T> call, Consumer<T> success, Consumer<Exception> failure) {
        executor(lane).execute(() -> {
            try {
                T result = call.call();
                fx.execute(() -> success.accept(result));
            } catch (Exception e) {
                fx.execute(() -> failure.accept(e));
            }
        });
    }

    @Override
    public void later(Duration pause, Runnable work) {
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, fx)
                .execute(work);
    }

    private synchronized ExecutorService executor(Lane lane) {
        return lanes.computeIfAbsent(
                lane,
                key -> Executors.newSingleThreadExecutor(
                        Thread.ofVirtual().name("backend-call").factory()));
    }
}
