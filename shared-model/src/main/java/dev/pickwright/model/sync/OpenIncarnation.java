package dev.pickwright.model.sync;

import dev.pickwright.model.Wire;
import dev.pickwright.model.access.StationId;
import java.util.UUID;

/**
 * A station asks for a new incarnation; central gives it if {@code current} is still the station's one.
 *
 * @param current the station's incarnation by central's last answer; 0 if central knew none
 * @param from the one the station goes on from; 0 for none
 * @param head the newest place in {@code from} that the station has
 * @param common the newest place in {@code from} at which both agree for sure
 * @param nonce the same question with the same nonce gets the same answer
 */
public record OpenIncarnation(
        StationId station, long current, long from, Why reason, long head, long common, String boot, UUID nonce) {

    /** What led to it. */
    public enum Why implements Wire {
        ENROLLED,
        STATION_BEHIND,
        FORK,
        UNKNOWN_INCARNATION,
        FENCED
    }
}
