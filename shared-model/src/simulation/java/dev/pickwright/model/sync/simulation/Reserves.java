package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.sync.CentralStore.AppliedOperation;
import dev.pickwright.model.sync.Lease;
import dev.pickwright.model.sync.LeaseKind;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.OperationVerdict;
import dev.pickwright.model.sync.StationLease;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** S17: what a reserve that ran out means. */
final class Reserves {

    private final World world;
    private final Setup setup;
    private final Set<LeaseRef> reclaimed = new HashSet<>();

    Reserves(World world, Setup setup) {
        this.world = world;
        this.setup = setup;
    }

    /** How much longer central waits than a station may, for a station's clock that is slow. */
    long margin() {
        return setup.startWithin() / 10;
    }

    /** Nobody begins a reserve when central may have given it to somebody else, unless his clock jumped since. */
    void begun(Pc pc, StationLease lease) {
        if (lease.kind() != LeaseKind.RESERVE || lease.state() != StationLease.State.HELD) {
            return;
        }
        long startBy = lease.serverTime() + lease.startWithin();
        long granted = startBy - setup.startWithin();
        boolean itsClock = lease.boot().startsWith(pc.name + "-") && pc.clock.wentOnSince(granted);
        Violation.unless(
                !itsClock || world.now() <= startBy + margin(),
                "S17",
                () -> "%s begins %s when it has run out for %d ms"
                        .formatted(pc.name, lease, world.now() - startBy - margin()));
        world.counts.add("sometimes: reserve begun");
    }

    /** Central takes these back. */
    void reclaimed(List<Lease> leases) {
        leases.forEach(lease -> reclaimed.add(new LeaseRef(lease.fulfillment(), lease.epoch())));
    }

    /** A station that nobody heard of began in time, and meanwhile somebody else got it. */
    void ruled(AppliedOperation applied) {
        if (applied.ruling().verdict() == OperationVerdict.DIVERTED
                && applied.operation().leases().stream().anyMatch(reclaimed::contains)) {
            world.counts.add("operations diverted of a reserve that was begun in time and given away");
        }
    }
}
