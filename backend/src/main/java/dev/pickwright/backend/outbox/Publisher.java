package dev.pickwright.backend.outbox;

import dev.pickwright.backend.platform.observe.Traces;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages to one endpoint's transport, so many at a time, each within the transport's time limit. A call that
 * outlives its limit keeps its place until it ends, so that a transport that hangs cannot pile up calls.
 */
final class Publisher {

    /** What receivers that take too long are grouped by. */
    static final String TIMEOUT = "timeout";

    /** The outcome of what was acknowledged. */
    static final String DELIVERED = "delivered";

    private final Endpoint endpoint;
    private final Transport transport;
    private final Traces traces;
    private final OutboxMeters meters;
    private final Semaphore places;
    private final AtomicInteger hung = new AtomicInteger();
    private final ExecutorService calls;

    Publisher(Endpoint endpoint, Transport transport, Traces traces, OutboxMeters meters) {
        this.endpoint = endpoint;
        this.transport = transport;
        this.traces = traces;
        this.meters = meters;
        this.places = new Semaphore(transport.concurrency());
        this.calls = Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
                .name("outbox-call-" + endpoint.name() + "-", 0)
                .factory());
    }

    /** Hands a message over. @return null if it was acknowledged */
    @Nullable
    PublishFailure publish(Claimed delivery, Message message) throws InterruptedException {
        places.acquire();
        long begun = System.nanoTime();
        AtomicBoolean late = new AtomicBoolean();
        Future<?> call = calls.submit(() -> {
            try {
                return traced(delivery, message);
            } finally {
                places.release();
                if (late.get()) {
                    hung.decrementAndGet();
                }
            }
        });
        PublishFailure failure = await(call, late);
        meters.published(endpoint, outcome(failure), System.nanoTime() - begun);
        return failure;
    }

    private Object traced(Claimed delivery, Message message) throws Exception {
        String origin = delivery.event().traceparent();
        return traces.linked(
                origin == null ? Map.of() : Map.of("traceparent", origin),
                "publish " + message.type(),
                Map.of("endpoint", endpoint.name(), "event.id", message.id().toString()),
                () -> {
                    transport.publish(endpoint, message);
                    return message;
                });
    }

    private @Nullable PublishFailure await(Future<?> call, AtomicBoolean late) throws InterruptedException {
        long limit = transport.timeout().toMillis();
        try {
            call.get(limit, TimeUnit.MILLISECONDS);
            return null;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return cause instanceof PublishFailure failure
                    ? failure
                    : new PublishFailure(
                            PublishFailure.Kind.AGAIN,
                            cause.getClass().getSimpleName(),
                            "The transport failed: " + cause);
        } catch (TimeoutException e) {
            late.set(true);
            hung.incrementAndGet();
            call.cancel(true);
            return new PublishFailure(PublishFailure.Kind.AGAIN, TIMEOUT, "No answer within %d ms.".formatted(limit));
        }
    }

    private static String outcome(@Nullable PublishFailure failure) {
        return failure == null
                ? DELIVERED
                : failure.sort().equals(TIMEOUT)
                        ? TIMEOUT
                        : failure.kind().name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Calls that outlived their limit and still run. */
    int hung() {
        return hung.get();
    }

    void close() {
        calls.shutdownNow();
    }
}
