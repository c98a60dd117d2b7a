package dev.pickwright.backend.sync.central;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Bench;
import dev.pickwright.backend.fixture.Fault;
import dev.pickwright.backend.fixture.Faults;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.packing.ClosePackage;
import dev.pickwright.model.sync.CaseOutcome;
import dev.pickwright.model.sync.LeaseEnd;
import dev.pickwright.model.sync.LeaseState;
import dev.pickwright.model.sync.OpenIncarnation;
import dev.pickwright.model.sync.OperationType;
import dev.pickwright.model.sync.Push;
import dev.pickwright.model.sync.PushRefusal;
import dev.pickwright.model.sync.ResolveCase;
import dev.pickwright.model.sync.StreamStanding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What central makes of what a station sends. */
abstract class CentralApplyContract extends CentralSite {

    @Test
    void workThatWasDoneAtTheStationIsDoneHereAndItsLeaseEnds() {
        ordered(2);
        StationDouble station = station("A");
        var lease = lease(station);
        picks(station, lease, 2);
        station.did(OperationType.PICK_FINISH, lease, list(lease), site.picker().requireOperator(), Bench.INTENT);
        assertThat(verdicts(station.push())).isEmpty();
        assertThat(status(lease.fulfillment())).isEqualTo(FulfillmentStatus.PICKED);
        assertThat(leases.newest(lease.fulfillment()).orElseThrow().state()).isEqualTo(LeaseState.STARTED);
        var id = lease.fulfillment().value();
        station.did(OperationType.PACK_SCAN_AT_BENCH, lease, id, packer(), Bench.scan("T-1"));
        station.did(OperationType.PACK_SCAN, lease, id, packer(), Bench.scan(mug.code()));
        station.did(OperationType.PACK_SCAN, lease, id, packer(), Bench.scan(mug.code()));
        station.did(OperationType.PACK_CLOSE, lease, id, packer(), new ClosePackage(900, EntryMode.TYPED, null, null));
        station.did(OperationType.PACK_CONFIRM, lease, id, packer(), Bench.INTENT);
        assertThat(verdicts(station.push())).isEmpty();
        assertThat(status(lease.fulfillment())).isEqualTo(FulfillmentStatus.PACKED);
        assertThat(leases.newest(lease.fulfillment()).orElseThrow().end()).isEqualTo(LeaseEnd.COMPLETED);
    }

    @Test
    void aRepeatAndASecondIncarnationChangeNothing() {
        ordered(2);
        StationDouble station = station("A");
        picks(station, lease(station), 2);
        Push push = station.unsent();
        station.push();
        var after = invariants.picture();
        assertThat(central.push(push).appliedThrough()).isEqualTo(5);
        assertThat(invariants.changedSince(after)).isEmpty();
        station.open(OpenIncarnation.Why.FORK);
        assertThat(verdicts(station.push())).isEmpty();
        assertThat(onHand()).isEqualTo(8);
        assertThat(central.push(push).refusal()).isEqualTo(PushRefusal.FENCED);
    }

    @Test
    void whatDoesNotGoOnFromWhatIsHereIsNotTaken() {
        ordered(1);
        StationDouble station = station("A");
        picks(station, lease(station), 1);
        Push all = station.unsent();
        var late = new Push(all.station(), all.incarnation(), all.boot(), 2, all.previous(), all.operations());
        assertThat(central.push(late).refusal()).isEqualTo(PushRefusal.GAP);
        var unknown = new Push(all.station(), 7, all.boot(), 1, all.previous(), all.operations());
        assertThat(central.push(unknown).refusal()).isEqualTo(PushRefusal.UNKNOWN_INCARNATION);
        StationDouble clone = station.copy();
        station.push();
        clone.did(OperationType.SIGN_OUT, lease(station), null, packer(), Map.of());
        var other = clone.unsent();
        var fork = new Push(
                other.station(),
                other.incarnation(),
                other.boot(),
                1,
                other.previous(),
                List.of(other.operations().getLast().at(1)));
        assertThat(central.push(fork).refusal()).isEqualTo(PushRefusal.FORK);
    }

    @Test
    void operationsVerdictsAndTheStreamCommitTogetherOrNotAtAll() {
        ordered(1);
        StationDouble station = station("A");
        picks(station, lease(station), 1);
        var before = invariants.picture();
        Push push = station.unsent();
        for (Fault fault : List.of(
                new Fault(Fault.Kind.COMMIT, 1),
                new Fault(Fault.Kind.STATEMENT, 3),
                new Fault(Fault.Kind.STATEMENT, 20),
                new Fault(Fault.Kind.STATEMENT, 30))) {
            Faults.run(fault, () -> central.push(push));
            assertThat(invariants.changedSince(before)).as(fault.toString()).isEmpty();
        }
        assertThat(verdicts(station.push())).isEmpty();
        assertThat(onHand()).isEqualTo(9);
    }

    @Test
    void whatIsNotUnderstoodHoldsItsOwnFulfillmentOnly() {
        ordered(1);
        ordered(1);
        StationDouble station = station("A");
        var work = station.want(2, 0);
        var poisoned = work.leases().getFirst();
        var other = work.leases().getLast();
        station.did("pick.teleport", poisoned, list(poisoned), packer(), "{}");
        picks(station, poisoned, 1);
        station.did(OperationType.LEASE_START, other, null, packer(), Map.of());
        assertThat(verdicts(station.push()))
                .containsExactly("quarantined unknown_type", "held predecessor_quarantined");
        assertThat(leases.newest(other.fulfillment()).orElseThrow().state()).isEqualTo(LeaseState.STARTED);
        assertThat(onHand()).isEqualTo(10);
    }

    @Test
    void whatFailsThreeTimesIsQuarantinedAndAppliedWhenThatIsMended() {
        ordered(1);
        StationDouble station = station("A");
        picks(station, lease(station), 1);
        var first = station.unsent().operations().getFirst();
        jdbc.sql("insert into sync_failure (operation_id, tries, error, failed_at) values (?, 3, 'x', now())")
                .param(first.id().value())
                .update();
        assertThat(verdicts(station.push()))
                .containsExactly("quarantined handler_error", "held predecessor_quarantined");
        var file = open();
        assertThat(cases.resolve(decides(), file.id(), retry()).outcomes()).isEmpty();
        assertThat(onHand()).isEqualTo(9);
        assertThat(station.told()).contains("case_opened", "verdict_changed", "case_closed");
    }

    private static ResolveCase retry() {
        return new ResolveCase(CaseOutcome.RETRY, "central was updated");
    }

    private Command decides() {
        return Decisions.by(site.supervisor());
    }

    @Test
    void aStationHearsWhatItHas() {
        ordered(1);
        StationDouble station = station("A");
        var lease = lease(station);
        assertThat(station.hello().leases()).hasSize(1);
        assertThat(station.hello(StationDouble.started(lease)).leases()).isEmpty();
        assertThat(leases.newest(lease.fulfillment()).orElseThrow().state()).isEqualTo(LeaseState.STARTED);
        picks(station, lease, 1);
        var reply = station.hello(StationDouble.started(lease));
        assertThat(reply.standing()).isEqualTo(StreamStanding.OK);
        var seen = board.list(site.supervisor(), null, 10).items().getFirst();
        assertThat(seen.owed()).isEqualTo(4);
        assertThat(seen.oldestOwed()).isNotNull();
        assertThat(seen.activeLeases()).isEqualTo(1);
    }
}
