package dev.pickwright.model.sync;

import dev.pickwright.model.access.StationId;
import java.util.List;

/**
 * Operations of a station, in its order. At most one is under way per station.
 *
 * @param from the place of the first
 * @param previous the chain before it
 */
public record Push(
        StationId station, long incarnation, String boot, long from, Chain previous, List<Operation> operations) {
    public Push {
        operations = List.copyOf(operations);
    }
}
