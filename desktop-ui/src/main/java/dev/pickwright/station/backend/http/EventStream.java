package dev.pickwright.station.backend.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The lines of one answer that does not end, one by one as they come, with a limit to every wait. */
final class EventStream implements AutoCloseable, Flow.Subscriber<String> {

    /** Sees to it that the next request has a better token; may block. */
    interface Renewal {
        void run() throws IOException, InterruptedException;
    }

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    /** Empty: no line follows. There is never more than one line in it, since the next is asked for when one is taken. */
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private final CompletableFuture<HttpResponse<Void>> exchange;
    private final Renewal unauthorized;
    private volatile Flow.@Nullable Subscription subscription;

    /**
     * @param request without a timeout, which from Java 26 on would hold for the whole answer
     * @param unauthorized for an answer of 401
     */
    EventStream(HttpClient client, HttpRequest request, Renewal unauthorized) {
        this.unauthorized = unauthorized;
        exchange = client.sendAsync(request, this::begin);
        var unused = exchange.whenComplete((answer, failure) -> {
            if (failure != null) {
                status.completeExceptionally(failure);
            }
            lines.add(Optional.empty());
        });
    }

    private HttpResponse.BodySubscriber<Void> begin(HttpResponse.ResponseInfo info) {
        status.complete(info.statusCode());
        return info.statusCode() == OK
                ? HttpResponse.BodySubscribers.fromLineSubscriber(this, self -> null, StandardCharsets.UTF_8, null)
                : HttpResponse.BodySubscribers.discarding();
    }

    /** Waits for the begin of the answer. */
    int status(Duration patience) throws IOException, InterruptedException {
        try {
            int begun = status.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (begun == UNAUTHORIZED) {
                unauthorized.run();
            }
            return begun;
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("no answer", e);
        }
    }

    /** @return null if none came in that time */
    @Nullable
    String next(Duration patience) throws IOException, InterruptedException {
        Optional<String> line = lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (line == null) {
            return null;
        }
        Flow.Subscription more = subscription;
        if (more != null) {
            more.request(1);
        }
        return line.orElseThrow(() -> new EOFException("the answer ended"));
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        begun.request(1);
    }

    @Override
    public void onNext(String line) {
        lines.add(Optional.of(line));
    }

    @Override
    public void onError(Throwable failure) {
        lines.add(Optional.empty());
    }

    @Override
    public void onComplete() {
        lines.add(Optional.empty());
    }

    @Override
    public void close() {
        exchange.cancel(true);
    }
}
