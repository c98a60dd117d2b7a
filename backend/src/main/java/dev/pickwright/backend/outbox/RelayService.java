package dev.pickwright.backend.outbox;

import dev.pickwright.backend.platform.observe.Reading;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** The relay as a part of the service: started and stopped with it, woken by each commit that left events. */
class RelayService implements SmartLifecycle {

    private final Supplier<Relay> relays;
    private volatile @Nullable Relay relay;

    RelayService(Supplier<Relay> relays) {
        this.relays = relays;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void appended(Outbox.Appended event) {
        Relay running = relay;
        if (running != null) {
            running.committed();
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void mended(DeadLetters.Mended event) {
        changed();
    }

    /** Deliveries were made due by hand, or endpoints changed. */
    void changed() {
        Relay running = relay;
        if (running != null) {
            running.changed();
        }
    }

    /** How the way to an endpoint is; closed if it is not served here. */
    Circuit.State circuit(String endpoint) {
        Relay running = relay;
        return running == null ? Circuit.State.CLOSED : running.circuit(endpoint);
    }

    /** How all of it stands; null while nothing runs. @throws Reading.Failed if the database cannot be asked */
    OutboxFigures.@Nullable Figures figures() throws Reading.Failed {
        Relay running = relay;
        return running == null ? null : running.figures();
    }

    @Override
    public void start() {
        Relay fresh = relays.get();
        fresh.start();
        relay = fresh;
    }

    @Override
    public void stop() {
        Relay running = relay;
        relay = null;
        if (running != null) {
            try {
                running.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return relay != null;
    }

    /** Before the web server starts, and after it has answered its last request. */
    @Override
    public int getPhase() {
        return 0;
    }
}
