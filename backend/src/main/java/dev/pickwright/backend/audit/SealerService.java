package dev.pickwright.backend.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The sealer as a part of the service: seals every so often, and anchors the heads in the data folder. */
@Component
class SealerService implements SmartLifecycle, Runnable {

    private static final Logger log = LoggerFactory.getLogger(SealerService.class);
    private static final Duration ANCHORED_EVERY = Duration.ofMinutes(10);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);

    private final Sealer sealer;
    private final ChainRepository chains;
    private final Heads heads;
    private final Clock clock;
    private final Duration pause;
    private volatile @Nullable Thread thread;
    private volatile @Nullable String trouble;

    SealerService(
            Sealer sealer,
            ChainRepository chains,
            Clock clock,
            @Value("${pickwright.data}") Path data,
            @Value("${pickwright.audit.seal-every:1s}") Duration pause) {
        this.sealer = sealer;
        this.chains = chains;
        this.clock = clock;
        this.heads = new Heads(data);
        this.pause = pause;
    }

    /** Why the last round failed; null if it did not. */
    @Nullable
    String trouble() {
        return trouble;
    }

    @Override
    public void run() {
        long anchoredAt = System.nanoTime() - ANCHORED_EVERY.toNanos();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                sealer.sealAll();
                if (System.nanoTime() - anchoredAt >= ANCHORED_EVERY.toNanos()) {
                    heads.append(clock.instant(), chains.heads());
                    anchoredAt = System.nanoTime();
                }
                trouble = null;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (trouble == null && !Thread.currentThread().isInterrupted()) {
                    log.warn("The trail could not be sealed; it is tried again: {}", e.toString());
                }
                trouble = e.toString();
            }
        }
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("audit-sealer").daemon().start(this);
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(STOPS_WITHIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
