package dev.pickwright.model.sync;

import org.jspecify.annotations.Nullable;

/** Central's clock, as far as this start of the backend can tell: what it last said, and what has passed here since. */
final class CentralClock {

    private @Nullable StationMoment asked;
    private @Nullable StationMoment anchor;
    private long told;

    /** A hello is said. */
    void asked(StationMoment now) {
        asked = now;
    }

    /** It is answered, with central's time in between. */
    void answered(long time) {
        anchor = asked;
        told = time;
    }

    /**
     * What central's clock has reached; rather too late than too early.
     *
     * @param known a time that it surely had reached before
     */
    long at(StationMoment now, long known) {
        if (anchor == null) {
            return known;
        }
        return Math.max(known, told + Math.max(now.mono() - anchor.mono(), now.wall() - anchor.wall()));
    }
}
