package dev.pickwright.model.sync;

import dev.pickwright.model.Wire;
import java.util.List;

/**
 * What becomes of that which was done at this computer before it had a central.
 *
 * @param rows how many rows there are; 0 while that is not known
 * @param sent how many of them are on their way to central
 * @param conflicts why central refused
 */
public record HandoverStatus(State state, long rows, long sent, List<HandoverConflict> conflicts) {

    public HandoverStatus {
        conflicts = List.copyOf(conflicts);
    }

    /** Where it is. */
    public enum State implements Wire {
        WAITING,
        SENDING,
        TAKEN,
        REFUSED
    }
}
