package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.picking.WorkOnHand;
import dev.pickwright.backend.sync.operation.SubjectStore;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.StationIdentity;
import dev.pickwright.model.sync.StationLease;
import dev.pickwright.model.sync.StationMoment;
import dev.pickwright.model.sync.StationStore;
import dev.pickwright.model.sync.StationSync;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What this station may work on: what is leased to it. Joins the caller's unit of work. */
@Component
@AtStation
class LeasedWork implements WorkOnHand {

    private final StationStore store;
    private final StationSync sync;
    private final StationClock clock;
    private final SubjectStore subjects;

    LeasedWork(StationStore store, StationSync sync, StationClock clock, SubjectStore subjects) {
        this.store = store;
        this.sync = sync;
        this.clock = clock;
        this.subjects = subjects;
    }

    @Override
    public Set<PicklistId> picklists() {
        StationIdentity identity = store.identity();
        StationMoment now = clock.now();
        Set<FulfillmentId> startable = store.openLeases().stream()
                .filter(lease -> lease.mayStart(now, identity.serverTime()))
                .map(StationLease::fulfillment)
                .collect(Collectors.toSet());
        return subjects.onOpenPicklists().entrySet().stream()
                .filter(list -> startable.containsAll(list.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * The leases of work.
     *
     * @throws ProblemException NOT_LEASED or WORK_STOPPED if any of it must not be done here now
     */
    List<LeaseRef> require(List<FulfillmentId> work) {
        StationMoment now = clock.now();
        return work.stream().map(each -> require(each, now)).toList();
    }

    private LeaseRef require(FulfillmentId fulfillment, StationMoment now) {
        return switch (sync.mayWork(fulfillment, now)) {
            case YES ->
                new LeaseRef(fulfillment, store.lease(fulfillment).orElseThrow().epoch());
            case NOT_LEASED ->
                throw refusal(
                        Problem.NOT_LEASED,
                        "This station does not have that work, or has it no more. Take the next list.",
                        fulfillment);
            case TOO_LATE_TO_START ->
                throw refusal(
                        Problem.NOT_LEASED,
                        "This work was reserved for a time without central, and that time is over. "
                                + "Connect the station to central, or take another list.",
                        fulfillment);
            case STOPPED ->
                throw refusal(
                        Problem.WORK_STOPPED,
                        "Central stopped this work. Put the goods back, then confirm it on the stop screen.",
                        fulfillment);
        };
    }

    private static ProblemException refusal(Problem problem, String sentence, FulfillmentId fulfillment) {
        return new ProblemException(problem, sentence, Map.of("fulfillment", fulfillment));
    }
}
