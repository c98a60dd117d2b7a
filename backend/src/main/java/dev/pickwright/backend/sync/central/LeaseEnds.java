package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.sync.Lease;
import dev.pickwright.model.sync.LeaseEnd;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.LeaseStage;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationType;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Central: ends the leases of what a station is done with. What comes after it, ready and ship, is central's. */
@Component
class LeaseEnds {

    /** The many that never are the last of their work. */
    private static final Set<String> GOES_ON = Set.of(
            OperationType.PICK_CLAIM.wire(),
            OperationType.PICK_SCAN.wire(),
            OperationType.PICK_QUANTITY.wire(),
            OperationType.PICK_UNDO.wire(),
            OperationType.PACK_SCAN_AT_BENCH.wire(),
            OperationType.PACK_SCAN.wire());

    private final LeaseStore leases;
    private final Fulfillments fulfillments;
    private final Clock clock;

    LeaseEnds(LeaseStore leases, Fulfillments fulfillments, Clock clock) {
        this.leases = leases;
        this.fulfillments = fulfillments;
        this.clock = clock;
    }

    void after(Operation operation) {
        if (GOES_ON.contains(operation.type())) {
            return;
        }
        for (LeaseRef ref : operation.leases()) {
            leases.lock(ref.fulfillment(), ref.epoch())
                    .filter(lease -> lease.state().open() && isDone(lease))
                    .ifPresent(lease -> leases.write(lease.ended(LeaseEnd.COMPLETED), clock.instant()));
        }
    }

    private boolean isDone(Lease lease) {
        FulfillmentState state = fulfillments.state(lease.fulfillment());
        return switch (state.status()) {
            case PENDING, PLANNING, PICKING -> false;
            case PICKED, PACKING -> lease.stage() == LeaseStage.PICK;
            case PACKED -> lease.stage() == LeaseStage.PICK || !checkIsDue(state);
            case PICK_FAILED, PACK_FAILED, READY, SHIPPED, COMPLETED, CANCELLED -> true;
        };
    }

    private boolean checkIsDue(FulfillmentState state) {
        return fulfillments.gates(state).stream().anyMatch(gate -> gate.code().equals("qc_not_passed"));
    }
}
