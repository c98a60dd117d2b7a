package dev.pickwright.backend.sync.central;

import static dev.pickwright.backend.fixture.Bench.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Bench;
import dev.pickwright.backend.fulfillment.Cancelling;
import dev.pickwright.model.Problem;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.Reason;
import dev.pickwright.model.sync.CaseKind;
import dev.pickwright.model.sync.CaseView;
import dev.pickwright.model.sync.GrantedLease;
import dev.pickwright.model.sync.OperationType;
import dev.pickwright.model.sync.WorkGranted;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A tote stands at a bench, and the station that picked it is silent (H20 of the design). */
abstract class TakenOverTotesContract extends CentralSite {

    @Autowired
    Cancelling cancelling;

    private FulfillmentId id;
    private StationDouble picks;
    private StationDouble packs;
    private GrantedLease picking;

    /** Two mugs, of which central knows that one is in the tote. */
    @BeforeEach
    void aToteThatCentralKnowsHalfOf() {
        id = ordered(2);
        picks = station("A");
        packs = station("B");
        picking = lease(picks);
        picks(picks, picking, 1);
        picks.push();
    }

    private GrantedLease takenOver() {
        WorkGranted work = packs.takesOver("T-1", site.supervisor().requireOperator());
        assertThat(work.leases()).extracting(GrantedLease::fulfillment).containsExactly(id);
        assertThat(work.snapshots()).hasSize(1);
        return work.leases().getFirst();
    }

    private void pack(GrantedLease lease) {
        packs.did(OperationType.PACK_TAKE_OVER, lease, id.value(), packer(), Bench.scan("T-1"));
        packs.did(OperationType.PACK_SCAN, lease, id.value(), packer(), Bench.scan(mug.code()));
        packs.did(OperationType.PACK_SCAN, lease, id.value(), packer(), Bench.scan(mug.code()));
        assertThat(verdicts(packs.push())).containsExactly("held picks_awaited");
    }

    private void restOfThePicks() {
        var by = site.picker().requireOperator();
        var moved = StationDouble.moved(false, site.binCode(0), mug.code(), "T-1");
        picks.did(OperationType.PICK_SCAN, picking, list(picking), by, Bench.scan(mug.code()), moved);
        picks.did(OperationType.PICK_FINISH, picking, list(picking), by, Bench.INTENT);
    }

    private List<CaseView> openCases() {
        return cases.list(site.supervisor(), true, null, 10).items();
    }

    @Test
    void nobodyGetsItUnasked() {
        assertRefused(Problem.LEASED, () -> packs.scans("T-1"));
        assertThat(leases.open(id)).hasSize(1);
    }

    @Test
    void whoPickedKeepsThatPartAndWhoPacksGetsTheRest() {
        GrantedLease packing = takenOver();
        assertThat(leases.open(id))
                .extracting(lease -> lease.stage() + " " + lease.station())
                .containsExactly("PICK " + picks.id(), "PACK " + packs.id());
        assertThat(leases.open(id).getFirst().epoch()).isEqualTo(picking.epoch());
        assertThat(packing.epoch()).isGreaterThan(picking.epoch());
        assertThat(gates(id)).contains("picks_awaited", "leased");
        assertThat(central.snapshot(picks.id(), id).epoch()).isEqualTo(picking.epoch());
        assertThat(central.snapshot(picks.id(), id).operations()).isEqualTo(4);
        assertThat(central.snapshot(packs.id(), id).operations()).isZero();
        assertThat(packs.takesOver("T-1", packer()).snapshots()).as("it has it").isEmpty();
        StationDouble third = station("C");
        assertRefused(Problem.LEASED, () -> third.takesOver("T-1", packer()));
    }

    @Test
    void whatIsPackedWaitsForThePicksAndThenCounts() {
        pack(takenOver());
        assertThat(open().kind()).isEqualTo(CaseKind.AWAITED);
        assertThat(open().outcomes()).isEmpty();
        assertThat(open().operations()).isEqualTo(3);
        assertThat(status(id)).isEqualTo(FulfillmentStatus.PICKING);

        restOfThePicks();
        bench.failEverywhere(() -> central.push(picks.unsent()));

        assertThat(verdicts(picks.push())).isEmpty();
        assertThat(openCases()).isEmpty();
        assertThat(cases.list(site.supervisor(), false, null, 10).items())
                .singleElement()
                .satisfies(closed -> assertThat(closed.resolvedAt()).isNotNull());
        assertThat(status(id)).isEqualTo(FulfillmentStatus.PACKING);
        assertThat(fulfillments.items(id).getFirst().picked()).isEqualTo(2);
        assertThat(jdbc.sql("select sum(quantity) from package_item where item_id = ?")
                        .param(fulfillments.items(id).getFirst().id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(packs.told()).contains("verdict_changed", "lease_changed", "case_closed");
        assertThat(leases.open(id)).extracting(lease -> lease.station()).containsExactly(packs.id());
        assertThat(central.snapshot(packs.id(), id).operations()).isEqualTo(3);
    }

    @Test
    void picksThatCameFirstNeedNoCase() {
        GrantedLease packing = takenOver();
        restOfThePicks();
        picks.push();
        packs.did(OperationType.PACK_TAKE_OVER, packing, id.value(), packer(), Bench.scan("T-1"));
        assertThat(verdicts(packs.push())).isEmpty();
        assertThat(status(id)).isEqualTo(FulfillmentStatus.PACKING);
        assertThat(packs.told()).as("it took for picked what was planned").contains("lease_changed");
    }

    @Test
    void whatDoesNotFitThePicksIsForASupervisor() {
        pack(takenOver());
        picks.did(
                OperationType.PICK_FAIL,
                picking,
                id.value(),
                site.picker().requireOperator(),
                new Reason("tote is gone"));
        assertThat(verdicts(picks.push())).isEmpty();
        assertThat(status(id)).isEqualTo(FulfillmentStatus.PICK_FAILED);
        assertThat(open().kind()).isEqualTo(CaseKind.DIVERTED);
        assertThat(open().operations()).isEqualTo(3);
    }

    @Test
    void packingByWhoOnlyPicksIsNotItsAnyMore() {
        takenOver();
        restOfThePicks();
        picks.did(OperationType.PACK_SCAN_AT_BENCH, picking, id.value(), packer(), Bench.scan("T-1"));
        assertThat(verdicts(picks.push())).containsExactly("diverted lease_reassigned");
        assertThat(status(id)).isEqualTo(FulfillmentStatus.PICKED);
    }

    @Test
    void revokingTakesItFromBoth() {
        pack(takenOver());
        board.revoke(site.supervisor(), id, "the picker's computer is broken");
        assertThat(picks.told()).contains("lease_revoked");
        assertThat(packs.told()).contains("lease_revoked");
        assertThat(leases.open(id)).isEmpty();
        assertThat(open().kind()).isEqualTo(CaseKind.DIVERTED);
        restOfThePicks();
        assertThat(verdicts(picks.push()).getFirst()).isEqualTo("diverted lease_revoked");
    }

    @Test
    void cancellingAsksBothAndTheLastAnswerCancels() {
        GrantedLease packing = takenOver();
        cancelling.cancelOrAsk(site.supervisor(), id, "customer");
        assertThat(picks.told()).contains("cancel_requested");
        assertThat(packs.told()).contains("cancel_requested");
        packs.did(OperationType.CANCEL_ACKNOWLEDGE, packing, null, packer(), Map.of());
        assertThat(verdicts(packs.push())).isEmpty();
        assertThat(status(id)).isEqualTo(FulfillmentStatus.PICKING);
        picks.did(OperationType.CANCEL_ACKNOWLEDGE, picking, null, packer(), Map.of());
        assertThat(verdicts(picks.push())).isEmpty();
        assertThat(status(id)).isEqualTo(FulfillmentStatus.CANCELLED);
    }
}
