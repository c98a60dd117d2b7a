package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.sync.StationMoment;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** The clocks of this start of the backend. */
@Component
@AtStation
public class StationClock {

    private final Clock clock;
    private final String boot;
    private final long start = System.nanoTime();

    StationClock(Clock clock, IdSource ids) {
        this.clock = clock;
        this.boot = ids.next().toString();
    }

    public StationMoment now() {
        return new StationMoment(clock.millis(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), boot);
    }
}
