package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.access.StationId;
import dev.pickwright.model.sync.LoggedOperation;
import dev.pickwright.model.sync.OperationId;
import java.util.ArrayList;
import java.util.List;

/** S30: what is gone with a disk, and the station had said it has, central names as lost. */
final class Losses {

    /** Where an operation was when its disk was wiped. */
    private record Gone(OperationId id, Pc pc, StationId station, long incarnation, long seq, int restores) {}

    private final Central central;
    private final List<Gone> gone = new ArrayList<>();

    Losses(Central central) {
        this.central = central;
    }

    /** A disk is about to be wiped. */
    void wiped(Pc pc, int restores) {
        for (LoggedOperation entry : pc.store.log()) {
            gone.add(new Gone(
                    entry.operation().id(),
                    pc,
                    pc.station,
                    entry.incarnation(),
                    entry.operation().seq(),
                    restores));
        }
    }

    /** A central that was restored has forgotten what was claimed; then it cannot be asked for more. */
    void check(World world, int restores) {
        for (Gone each : gone) {
            var stream =
                    central.store.stream(each.station(), each.incarnation()).orElse(null);
            boolean known = central.store.seen(each.id()).isPresent();
            // A disk that came back took some along to places of its own.
            if (known
                    || each.pc().restores > 0
                    || stream == null
                    || each.restores() != restores
                    || stream.claimedHead() < each.seq()) {
                continue;
            }
            world.counts.add("operations lost and named");
            long named = Math.max(stream.appliedThrough(), stream.rescuedThrough());
            Violation.unless(
                    stream.lost() > 0 && each.seq() > named,
                    "S30",
                    () -> each + " is gone, and central does not say so: " + stream);
        }
    }
}
