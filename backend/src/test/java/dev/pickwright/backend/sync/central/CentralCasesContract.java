package dev.pickwright.backend.sync.central;

import static dev.pickwright.backend.fixture.Bench.assertRefused;
import static dev.pickwright.backend.fixture.Bench.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Bench;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.model.Problem;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.picking.PutBackReport;
import dev.pickwright.model.sync.CaseKind;
import dev.pickwright.model.sync.CaseOutcome;
import dev.pickwright.model.sync.CaseView;
import dev.pickwright.model.sync.GrantedLease;
import dev.pickwright.model.sync.OperationType;
import dev.pickwright.model.sync.ResolveCase;
import dev.pickwright.model.sync.VerdictCode;
import org.junit.jupiter.api.Test;

/** Late work: what happened is kept, and a supervisor decides. */
abstract class CentralCasesContract extends CentralSite {

    private StationDouble station;
    private GrantedLease lease;

    /** Two mugs were picked, but not sent before the lease was revoked. */
    private CaseView late() {
        ordered(2);
        station = station("A");
        lease = lease(station);
        board.revoke(site.supervisor(), lease.fulfillment(), "dark for hours");
        picks(station, lease, 2);
        assertThat(verdicts(station.push())).containsExactly("diverted lease_revoked");
        return open();
    }

    private CaseView resolve(CaseView file, CaseOutcome outcome) {
        return cases.resolve(
                Decisions.by(site.supervisor(), file.version()), file.id(), new ResolveCase(outcome, "as agreed"));
    }

    @Test
    void lateWorkIsOneCaseAndItsGoodsLieInTheTote() {
        CaseView file = late();
        assertThat(file.kind()).isEqualTo(CaseKind.DIVERTED);
        assertThat(file.code()).isEqualTo(VerdictCode.LEASE_REVOKED);
        assertThat(file.operations()).isEqualTo(5);
        assertThat(file.goods()).hasSize(1);
        assertThat(file.goods().getFirst().quantity()).isEqualTo(2);
        assertThat(file.goods().getFirst().tote()).isEqualTo("T-1");
        assertThat(file.goods().getFirst().bin()).isEqualTo(site.binCode(0));
        assertThat(file.outcomes())
                .containsExactly(
                        CaseOutcome.PUT_BACK,
                        CaseOutcome.ADOPT,
                        CaseOutcome.MERGE,
                        CaseOutcome.SHIP_ANYWAY,
                        CaseOutcome.WRITE_OFF);
        assertThat(onHand()).isEqualTo(8);
        assertThat(at("tote")).isEqualTo(2);
        invariants.hold();
    }

    @Test
    void anUndoneLatePickGoesBackToItsBin() {
        late();
        station.did(
                OperationType.PICK_UNDO,
                lease,
                list(lease),
                site.picker().requireOperator(),
                Bench.INTENT,
                StationDouble.moved(true, site.binCode(0), mug.code(), "T-1"));
        station.push();
        assertThat(onHand()).isEqualTo(9);
        assertThat(open().goods().getFirst().quantity()).isEqualTo(1);
    }

    @Test
    void unitsThatTheBinDidNotHaveComeInAsADifferenceAndAreCounted() {
        ordered(2);
        station = station("A");
        lease = lease(station);
        board.revoke(site.supervisor(), lease.fulfillment(), "dark");
        picks(station, lease, 12);
        station.push();
        assertThat(onHand()).isZero();
        assertThat(at("tote")).isEqualTo(12);
        invariants.hold();
        resolve(open(), CaseOutcome.WRITE_OFF);
        assertThat(at("tote")).isZero();
    }

    @Test
    void goodsArePutBack() {
        CaseView late = late();
        bench.failEverywhere(() -> resolve(late, CaseOutcome.PUT_BACK));
        CaseView file = cases.one(site.supervisor(), late.id());
        assertThat(file.outcome()).isEqualTo(CaseOutcome.PUT_BACK);
        assertThat(file.resolvedBy()).isEqualTo(site.supervisor().name());
        assertThat(station.told()).endsWith("case_closed");
        var task = putBacks.open(site.warehouse(), null, 10).items().getFirst();
        assertThat(task.quantity()).isEqualTo(2);
        assertThat(task.bin()).isEqualTo(site.binCode(0));
        var bin = scan(site.binCode(0));
        putBacks.done(site.picker(), task.id(), new PutBackReport(bin.code(), null, bin.entry(), null));
        assertThat(onHand()).isEqualTo(10);
        assertRefused(
                Problem.NOTHING_TO_DO,
                () -> cases.resolve(
                        Decisions.by(site.supervisor()), file.id(), new ResolveCase(CaseOutcome.WRITE_OFF, "twice")));
    }

    @Test
    void lateWorkCountsIfNobodyElseBegan() {
        CaseView file = late();
        assertRefused(
                Problem.VERSION_STALE,
                () -> cases.resolve(
                        Decisions.by(site.supervisor(), 9L),
                        file.id(),
                        new ResolveCase(CaseOutcome.ADOPT, "old screen")));
        CaseView after = resolve(file, CaseOutcome.ADOPT);
        assertThat(after.outcome()).isEqualTo(CaseOutcome.ADOPT);
        assertThat(onHand()).isEqualTo(8);
        assertThat(fulfillments.items(lease.fulfillment()).getFirst().picked()).isEqualTo(2);
        assertThat(station.told()).contains("verdict_changed").endsWith("case_closed");
        var now = leases.current(lease.fulfillment()).orElseThrow();
        assertThat(now.station()).isEqualTo(station.id());
        assertThat(now.epoch()).isGreaterThan(lease.epoch());
    }

    @Test
    void whatFitsCountsAndTheRestGoesBack() {
        ordered(2);
        station = station("A");
        lease = lease(station);
        board.revoke(site.supervisor(), lease.fulfillment(), "dark");
        // One more than was ordered.
        picks(station, lease, 3);
        station.push();
        CaseView file = open();
        assertRefused(Problem.TRANSITION_REFUSED, () -> resolve(file, CaseOutcome.ADOPT));
        assertThat(open().goods().getFirst().quantity())
                .as("nothing is half done")
                .isEqualTo(3);
        assertThat(resolve(file, CaseOutcome.MERGE).outcome()).isEqualTo(CaseOutcome.MERGE);
        assertThat(fulfillments.items(lease.fulfillment()).getFirst().picked()).isEqualTo(2);
        assertThat(putBacks.open(site.warehouse(), null, 10).items().getFirst().quantity())
                .isEqualTo(1);
        assertThat(onHand()).isEqualTo(7);
    }

    @Test
    void linesThatNobodyElsePickedCountAndTheOthersGoBack() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 2), Floor.line(2, vase, 1));
        station = station("A");
        lease = lease(station);
        board.revoke(site.supervisor(), id, "dark");
        StationDouble other = station("B");
        GrantedLease next = lease(other);
        picks(other, next, 2);
        assertThat(verdicts(other.push())).isEmpty();
        board.revoke(site.supervisor(), id, "shift is over");
        station.picks(lease, list(lease), site, site.binCode(0), mug.code(), "T-2", 2);
        station.picks(lease, list(lease), site, site.binCode(1), vase.code(), "T-2", 1);
        station.push();
        CaseView file = open();
        assertRefused(Problem.TRANSITION_REFUSED, () -> resolve(file, CaseOutcome.ADOPT));

        bench.failEverywhere(() -> resolve(file, CaseOutcome.MERGE));

        assertThat(fulfillments.items(id)).extracting(item -> item.picked()).containsExactly(2, 1);
        assertThat(putBacks.open(site.warehouse(), null, 10).items())
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.quantity()).isEqualTo(2);
                    assertThat(task.sku()).isEqualTo(mug.code());
                });
        assertThat(status(id)).isEqualTo(FulfillmentStatus.PICKING);
    }

    @Test
    void goodsThatLeftLeaveStockAsShippedOrAsADifference() {
        resolve(late(), CaseOutcome.SHIP_ANYWAY);
        assertThat(at("shipped")).isEqualTo(2);
        invariants.hold();
        ordered(1);
        StationDouble other = station("B");
        GrantedLease next = lease(other);
        board.revoke(site.supervisor(), next.fulfillment(), "dark");
        other.picks(next, list(next), site, site.binCode(0), mug.code(), "T-2", 1);
        other.push();
        resolve(open(), CaseOutcome.WRITE_OFF);
        assertThat(at("tote")).isZero();
        assertThat(onHand()).isEqualTo(7);
    }

    @Test
    void whatAnotherStationHasByNowIsNotAdopted() {
        CaseView file = late();
        StationDouble other = station("B");
        assertThat(lease(other).fulfillment()).isEqualTo(lease.fulfillment());
        station.did(OperationType.PICK_FINISH, lease, list(lease), site.picker().requireOperator(), Bench.INTENT);
        assertThat(verdicts(station.push())).containsExactly("diverted lease_reassigned");
        CaseView now = open();
        assertThat(now.id()).isEqualTo(file.id());
        assertThat(now.outcomes()).doesNotContain(CaseOutcome.ADOPT, CaseOutcome.MERGE);
        assertRefused(Problem.TRANSITION_REFUSED, () -> resolve(now, CaseOutcome.ADOPT));
        assertThat(status(lease.fulfillment())).isEqualTo(FulfillmentStatus.PICKING);
    }

    @Test
    void aStepThatDoesNotFitDivertsWhatFollowsToo() {
        ordered(2);
        station = station("A");
        lease = lease(station);
        picks(station, lease, 3);
        assertThat(verdicts(station.push())).first().asString().startsWith("diverted state_invalid");
        assertThat(at("tote")).isEqualTo(3);
        station.did(OperationType.PICK_FINISH, lease, list(lease), site.picker().requireOperator(), Bench.INTENT);
        assertThat(verdicts(station.push())).containsExactly("diverted predecessor_diverted");
        assertThat(open().operations()).isEqualTo(2);
        resolve(open(), CaseOutcome.PUT_BACK);
        assertThat(leases.open(lease.fulfillment())).as("the work goes on anew").isEmpty();
    }

    @Test
    void whatNobodyWillEverUnderstandIsGivenUp() {
        ordered(1);
        station = station("A");
        lease = lease(station);
        station.did("pick.teleport", lease, list(lease), packer(), "{}");
        station.push();
        CaseView file = open();
        assertThat(file.outcomes()).containsExactly(CaseOutcome.RETRY, CaseOutcome.WRITE_OFF);
        assertRefused(Problem.TRANSITION_REFUSED, () -> resolve(file, CaseOutcome.RETRY));
        resolve(file, CaseOutcome.WRITE_OFF);
        assertThat(station.told()).contains("verdict_changed").endsWith("case_closed");
        picks(station, lease, 1);
        assertThat(verdicts(station.push())).containsExactly("diverted lease_revoked");
    }
}
