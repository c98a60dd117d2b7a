package dev.pickwright.model.sync;

import org.jspecify.annotations.Nullable;

/**
 * An operation in a station's log.
 *
 * @param incarnation whose place its {@code seq} is; 0 if it was recorded before the station had one
 * @param chain after it
 * @param ruling central's; null until it came
 */
public record LoggedOperation(
        long incarnation,
        Operation operation,
        Chain chain,
        OperationStanding standing,
        @Nullable Ruling ruling) {

    LoggedOperation ruled(Ruling verdict) {
        return new LoggedOperation(incarnation, operation, chain, OperationStanding.of(verdict), verdict);
    }

    /** At the same place, waiting for central's answer as if it never came. */
    LoggedOperation asked() {
        return new LoggedOperation(incarnation, operation, chain, OperationStanding.SAVED, null);
    }

    /** At the next place of the station, waiting for central's answer. */
    LoggedOperation after(StationIdentity identity) {
        Operation placed = operation.at(identity.head() + 1);
        Chain next = identity.chain().with(placed);
        return new LoggedOperation(identity.incarnation(), placed, next, OperationStanding.SAVED, null);
    }
}
