package dev.pickwright.model.sync;

import org.jspecify.annotations.Nullable;

/**
 * What a station does next.
 *
 * @param why of a new incarnation; null for other steps
 * @param common the newest place at which both agree for sure
 * @param current the incarnation that central takes for the station's
 */
public record StationStep(Kind kind, OpenIncarnation.@Nullable Why why, long common, long current) {

    /** Nothing until the next hello is due. */
    public static final StationStep NOTHING = new StationStep(Kind.NOTHING, null, 0, 0);

    /** Send what waits. */
    public static final StationStep PUSH = new StationStep(Kind.PUSH, null, 0, 0);

    /** Say hello at once. */
    public static final StationStep HELLO = new StationStep(Kind.HELLO, null, 0, 0);

    /** What to do. */
    public enum Kind {
        NOTHING,
        PUSH,
        HELLO,
        /** Ask for another incarnation. */
        OPEN
    }
}
