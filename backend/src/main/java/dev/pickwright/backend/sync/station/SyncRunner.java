package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.sync.http.CentralClient;
import dev.pickwright.model.access.StationId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The thread on which a station exchanges with its central, from its enrolment on for as long as its backend runs. */
@Component
@AtStation
class SyncRunner implements SmartLifecycle {

    private static final long LAST_MILLIS = 5_000;

    private final CentralClient central;
    private final StationOpening book;
    private final SyncLoop loop;
    private final SyncBell bell;
    private @Nullable Thread thread;
    private volatile boolean hurried;
    private volatile boolean stopping;

    SyncRunner(CentralClient central, StationOpening book, SyncLoop loop, SyncBell bell) {
        this.central = central;
        this.book = book;
        this.loop = loop;
        this.bell = bell;
    }

    @Override
    public void start() {
        if (central.enrolment().enrolled()) {
            begin();
        }
    }

    /** It is enrolled now. */
    synchronized void begin() {
        StationId station = central.enrolment().station();
        if (station == null || thread != null) {
            return;
        }
        book.open(station);
        stopping = false;
        thread = Thread.ofPlatform().name("sync").daemon().start(this::run);
    }

    private void run() {
        try {
            while (!stopping) {
                if (hurried) {
                    hurried = false;
                    loop.hurry();
                }
                if (bell.workWanted()) {
                    loop.workWanted();
                }
                bell.await(loop.turn());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Exchanges now, whatever failed before. */
    void hurry() {
        hurried = true;
        bell.ring();
    }

    @Override
    public void stop() {
        Thread running;
        synchronized (this) {
            running = thread;
            thread = null;
        }
        if (running != null) {
            // Never by an interrupt: one that meets H2 at the file closes that for everybody.
            stopping = true;
            bell.ring();
            central.renew();
            try {
                running.join(LAST_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
