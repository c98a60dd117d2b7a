package dev.pickwright.station.screens;

import dev.pickwright.station.platform.i18n.Messages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Locks the station when nobody has touched it for a while, with a warning before. JavaFX thread. */
public final class IdleLock {

    private static final Duration WARNING = Duration.ofSeconds(60);

    private final Clock clock;
    private final Duration after;
    private final Runnable lock;
    private final ReadOnlyStringWrapper warning = new ReadOnlyStringWrapper("");
    private Instant touched;
    private boolean watching;

    IdleLock(Clock clock, Duration after, Runnable lock) {
        this.clock = clock;
        this.after = after;
        this.lock = lock;
        touched = clock.instant();
    }

    /** Somebody is there: any key, scan or touch. */
    public void touched() {
        touched = clock.instant();
        warning.set("");
    }

    /** @param signedIn whether there is anything to lock */
    void watch(boolean signedIn) {
        watching = signedIn;
        touched();
    }

    /** Looks at the clock; to be called every second. */
    public void tick() {
        Duration left = after.minus(Duration.between(touched, clock.instant()));
        if (!watching || left.compareTo(WARNING) > 0) {
            return;
        }
        if (left.isPositive()) {
            warning.set(Messages.text("idle.warning", left.plusMillis(999).toSeconds()));
        } else {
            lock.run();
        }
    }

    /** Empty until it is about to lock. */
    public ReadOnlyStringProperty warningProperty() {
        return warning.getReadOnlyProperty();
    }
}
