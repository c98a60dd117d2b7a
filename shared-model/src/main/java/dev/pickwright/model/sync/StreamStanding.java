package dev.pickwright.model.sync;

import dev.pickwright.model.Wire;

/** How a station's log and central's copy of it fit. */
public enum StreamStanding implements Wire {
    /** Central's copy is a prefix of the station's log. */
    OK,
    /** Central has less than it once confirmed: it was restored. The station sends that again. */
    CENTRAL_BEHIND,
    /** Central has more than the station, and what the station has agrees: the station's disk was restored. */
    STATION_BEHIND,
    /** They disagree: two computers, or a restored one that went on. */
    FORK,
    /** Central knows nothing of this incarnation: it was restored to before it. */
    UNKNOWN_INCARNATION,
    /** The station has another incarnation by now. */
    FENCED,
    /** An old message that was late. */
    STALE
}
