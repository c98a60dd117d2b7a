package dev.pickwright.station.backend.http;

import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.backend.api.LiveGateway;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Follows the backend's event stream on a virtual thread of its own, over as many connections as it takes. */
final class HttpLink implements LiveGateway.Link {

    private static final String STREAM = "/v1/events/stream";
    private static final int OK = 200;
    private static final int GONE = 410;

    private final Api api;
    private final Executor fx;
    private final Clock clock;
    private final HttpLiveGateway.Patience patience;
    private final LiveGateway.Watcher watcher;
    private final Thread thread;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile boolean closed;
    private long last;
    private int failures;
    private Instant heard;
    private @Nullable String id;
    private boolean data;

    HttpLink(
            Api api,
            Executor fx,
            Clock clock,
            HttpLiveGateway.Patience patience,
            long after,
            LiveGateway.Watcher watcher) {
        this.api = api;
        this.fx = fx;
        this.clock = clock;
        this.patience = patience;
        this.watcher = watcher;
        last = after;
        heard = clock.instant();
        thread = Thread.ofVirtual().name("live-link").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        try {
            while (!closed && listen()) {
                failures++;
                Thread.sleep(pause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Over one connection. @return whether another one makes sense */
    private boolean listen() throws InterruptedException {
        try (EventStream stream = api.follow(STREAM, last)) {
            int status = stream.status(patience.answer());
            if (status == GONE) {
                tell(watcher::missed);
                return false;
            }
            if (status != OK) {
                throw new IOException("the backend answered " + status);
            }
            id = null;
            data = false;
            tell(watcher::live);
            return read(stream);
        } catch (IOException | DomainFailure e) {
            // One that only ended is open again before anybody can read that it was lost.
            if (failures > 0) {
                lost();
            }
            return true;
        }
    }

    /** @return false if events are missing between two */
    private boolean read(EventStream stream) throws IOException, InterruptedException {
        while (true) {
            String line = stream.next(patience.silence());
            if (line == null) {
                lost();
                return true;
            }
            failures = 0;
            heard = clock.instant();
            if (line.startsWith("id:")) {
                id = line.substring("id:".length()).strip();
            } else if (line.startsWith("data:")) {
                data = true;
            } else if (line.isEmpty() && !ended()) {
                tell(watcher::missed);
                return false;
            }
        }
    }

    /** An event is complete; without data it is none. @return false if others are missing before it */
    private boolean ended() throws IOException {
        String number = id;
        boolean empty = !data;
        id = null;
        data = false;
        if (empty) {
            return true;
        }
        // One without a number is none of the feed: something else has changed.
        if (number == null || follows(number)) {
            changed();
            return true;
        }
        return false;
    }

    /** Numbers of the feed have no gaps. */
    private boolean follows(String number) throws IOException {
        try {
            long expected = last + 1;
            last = Long.parseLong(number);
            return last == expected;
        } catch (NumberFormatException e) {
            throw new IOException("no number: " + number, e);
        }
    }

    private Duration pause() {
        long longest =
                Math.min(patience.longest().toMillis(), patience.first().toMillis() << Math.min(failures - 1, 20));
        // Stations that lost the same backend do not come back all at once.
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }

    private void lost() {
        Instant since = heard;
        tell(() -> watcher.lost(since));
    }

    /** At most one of these waits for the JavaFX thread, however many events come. */
    private void changed() {
        if (told.compareAndSet(false, true)) {
            tell(() -> {
                told.set(false);
                watcher.changed();
            });
        }
    }

    private void tell(Runnable what) {
        fx.execute(() -> {
            if (!closed) {
                what.run();
            }
        });
    }
}
