package dev.pickwright.backend.sync.station;

import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationType;
import dev.pickwright.model.sync.StationMoment;
import dev.pickwright.model.sync.StationSync;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where what was done at this station is recorded. */
@Component
@AtStation
public class StationLog {

    /**
     * What is recorded, without what the log itself knows.
     *
     * @param body JSON
     * @param given JSON
     */
    public record Done(
            OperationId id,
            OperationType type,
            List<LeaseRef> leases,
            @Nullable UUID subject,
            @Nullable OperatorId operator,
            @Nullable OperatorId approver,
            String body,
            String given) {}

    private final StationSync sync;
    private final StationClock clock;
    private final SyncBell bell;

    StationLog(StationSync sync, StationClock clock, SyncBell bell) {
        this.sync = sync;
        this.clock = clock;
        this.bell = bell;
    }

    /** Appends it and starts its leases; joins the caller's unit of work. It is sent as soon as that is committed. */
    public void append(Done done) {
        bell.ringAfterCommit();
        StationMoment now = clock.now();
        sync.record(new Operation(
                done.id(),
                0,
                done.type().wire(),
                done.type().version(),
                done.leases(),
                done.subject(),
                done.operator(),
                done.approver(),
                now.wall(),
                now.mono(),
                now.boot(),
                done.body(),
                done.given()));
    }
}
