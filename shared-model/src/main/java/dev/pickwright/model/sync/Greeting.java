package dev.pickwright.model.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps hellos short: what central has from an earlier one is not said again. It knows only this start of the backend, so
 * the first hello says everything.
 */
final class Greeting {

    private boolean points = true;
    private boolean pointsSent;
    private boolean leasesWanted = true;
    private List<HeldLease> said = List.of();

    /** Whether the next hello is to hold the chain at more places. */
    boolean points() {
        pointsSent = points;
        return points;
    }

    /** The leases, unless central knows them as they are. */
    @Nullable
    List<HeldLease> list(List<HeldLease> held) {
        if (!leasesWanted && said.equals(held)) {
            return null;
        }
        said = held;
        return held;
    }

    /** @return whether another hello, with more in it, is to be said before the step is taken */
    boolean answered(HelloReply reply, StationStep step) {
        boolean blind = reply.standing() == StreamStanding.FORK && !pointsSent;
        points = blind;
        leasesWanted = reply.leasesWanted();
        return blind || leasesWanted && step.kind() != StationStep.Kind.OPEN;
    }
}
