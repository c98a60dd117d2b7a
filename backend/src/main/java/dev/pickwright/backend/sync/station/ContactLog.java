package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When the station last heard of its central, by the station's own clock; written down at most once in some minutes. */
@Component
@AtStation
class ContactLog {

    private static final String NAME = "contact";
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final StationStateRepository state;
    private final UnitOfWork units;
    private final Clock clock;
    private volatile @Nullable Instant written;

    ContactLog(StationStateRepository state, UnitOfWork units, Clock clock) {
        this.state = state;
        this.units = units;
        this.clock = clock;
    }

    /** Central answered. */
    void heard() {
        Instant now = clock.instant();
        Instant before = written;
        if (before == null || now.isAfter(before.plus(EVERY)) || now.isBefore(before)) {
            units.run(() -> state.keep(NAME, now.toString()));
            written = now;
        }
    }

    Optional<Instant> last() {
        return units.relaxed(() -> state.kept(NAME)).map(Instant::parse);
    }
}
