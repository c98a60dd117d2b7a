package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.fulfillment.Gate;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentView.GateView;
import dev.pickwright.model.sync.Lease;
import dev.pickwright.model.sync.LeaseStage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Central: tells of what is with a station, and for how long that has been silent. The work guard keeps others out. */
@Component
class LeaseGate implements Gate {

    private final LeaseStore leases;
    private final CaseStore cases;
    private final BoardQueries stations;
    private final Clock clock;

    LeaseGate(LeaseStore leases, CaseStore cases, BoardQueries stations, Clock clock) {
        this.leases = leases;
        this.cases = cases;
        this.stations = stations;
        this.clock = clock;
    }

    @Override
    public boolean blocks(FulfillmentState state) {
        return false;
    }

    @Override
    public List<GateView> unmet(FulfillmentState state) {
        if (!state.status().live()) {
            return List.of();
        }
        List<GateView> told = new ArrayList<>();
        leases.open(state.id()).forEach(lease -> tell(state, lease, told));
        return told;
    }

    private void tell(FulfillmentState state, Lease lease, List<GateView> told) {
        BoardQueries.Holder holder = stations.holder(lease);
        String silent = silent(holder.lastSeen());
        boolean awaited = lease.stage() == LeaseStage.PICK;
        told.add(new GateView(
                awaited ? "picks_awaited" : "leased",
                (awaited
                                ? "Station %s picked it and has not sent all of that, another one packs; %s."
                                : "Station %s has it; %s.")
                        .formatted(holder.station(), silent),
                Role.SUPERVISOR.wire(),
                "revoke_lease",
                state.id().toString()));
        cases.cancelRequested(state.id())
                .ifPresent(since -> told.add(new GateView(
                        "cancel_requested",
                        "It is to be cancelled since %s; station %s has not stopped yet, and %s."
                                .formatted(since, holder.station(), silent),
                        Role.SUPERVISOR.wire(),
                        "revoke_lease",
                        state.id().toString())));
    }

    private String silent(@Nullable Instant lastSeen) {
        return lastSeen == null
                ? "it was never heard of"
                : "last heard of %d min ago"
                        .formatted(Duration.between(lastSeen, clock.instant()).toMinutes());
    }
}
