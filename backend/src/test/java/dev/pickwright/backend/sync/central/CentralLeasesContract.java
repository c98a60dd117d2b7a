package dev.pickwright.backend.sync.central;

import static dev.pickwright.backend.fixture.Bench.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.access.Stations;
import dev.pickwright.backend.fixture.Bench;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fulfillment.Cancelling;
import dev.pickwright.backend.fulfillment.Holds;
import dev.pickwright.backend.fulfillment.Steps;
import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Problem;
import dev.pickwright.model.fulfillment.CancelPending;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.HoldKind;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.sync.CaseKind;
import dev.pickwright.model.sync.Fence;
import dev.pickwright.model.sync.GrantRefusal;
import dev.pickwright.model.sync.GrantedLease;
import dev.pickwright.model.sync.LeaseEnd;
import dev.pickwright.model.sync.LeaseKind;
import dev.pickwright.model.sync.LeaseState;
import dev.pickwright.model.sync.OpenIncarnation;
import dev.pickwright.model.sync.OperationType;
import dev.pickwright.model.sync.WantWork;
import dev.pickwright.model.sync.WorkGranted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may work on what, and who is kept out of it. */
abstract class CentralLeasesContract extends CentralSite {

    @Autowired
    Steps steps;

    @Autowired
    Holds holds;

    @Autowired
    Cancelling cancelling;

    @Autowired
    Stations stations;

    @Autowired
    CentralIncarnation incarnation;

    @Autowired
    JdbcCentralStore store;

    @Autowired
    Clock clock;

    @Test
    void workIsPlannedForTheStationThatAsks() {
        FulfillmentId first = ordered(1);
        FulfillmentId second = ordered(1);
        FulfillmentId held = ordered(1);
        holds.place(Floor.system(), held, HoldKind.MANUAL, "address");
        StationDouble station = station("A");
        WorkGranted work = station.want(1, 5);
        assertThat(work.leases()).extracting(GrantedLease::fulfillment).containsExactly(first, second);
        assertThat(work.leases()).extracting(GrantedLease::kind).containsExactly(LeaseKind.ACTIVE, LeaseKind.RESERVE);
        assertThat(work.snapshots()).hasSize(2);
        assertThat(status(first)).isEqualTo(FulfillmentStatus.PICKING);
        assertThat(status(held)).isEqualTo(FulfillmentStatus.PENDING);
        assertThat(station.want(1, 5).snapshots()).isEmpty();
        assertThat(central.snapshot(station.id(), first).fulfillment()).isEqualTo(first);
        assertRefused(Problem.NOT_FOUND, () -> central.snapshot(station.id(), held));
    }

    @Test
    void theSameQuestionGivesNothingMore() {
        ordered(1);
        StationDouble station = station("A");
        WantWork wanted = new WantWork(UUID.randomUUID(), 1, 0);
        assertThat(grants.want(station.id(), wanted).leases()).hasSize(1);
        kernel.leases().revoke(only(station), clock.millis());
        assertThat(grants.want(station.id(), wanted).leases()).isEmpty();
    }

    @Test
    void aToteThatTravelledBringsItsWorkOnceWhatWasPickedHasArrived() {
        ordered(2);
        StationDouble from = station("A");
        StationDouble to = station("B");
        GrantedLease lease = lease(from);
        picks(from, lease, 2);
        from.push();
        assertRefused(Problem.LEASED, () -> to.scans("T-1"));
        from.did(OperationType.PICK_FINISH, lease, list(lease), site.picker().requireOperator(), Bench.INTENT);
        from.push();
        assertThat(to.scans("A-01").leases()).isEmpty();
        WorkGranted handed = to.scans("T-1");
        assertThat(StationDouble.only(handed)).isEqualTo(lease.fulfillment());
        assertThat(handed.leases().getFirst().epoch()).isGreaterThan(lease.epoch());
        assertThat(handed.snapshots()).hasSize(1);
        assertThat(from.told()).endsWith("lease_revoked");
        assertThat(status(lease.fulfillment())).isEqualTo(FulfillmentStatus.PICKED);
        assertThat(to.scans("T-1").snapshots()).as("it has it").isEmpty();
        assertThat(from.scans("T-1").snapshots()).as("and carried back").hasSize(1);
    }

    private FulfillmentId only(StationDouble station) {
        return leases.open(station.id()).getFirst().fulfillment();
    }

    @Test
    void twoStationsNeverGetTheSame() {
        for (int i = 0; i < 6; i++) {
            ordered(1);
        }
        StationDouble one = station("A");
        StationDouble other = station("B");
        var asked = List.of(one, other).stream()
                .map(each -> CompletableFuture.supplyAsync(() -> each.want(3, 0)))
                .toList();
        var granted = asked.stream()
                .flatMap(each -> each.join().leases().stream())
                .map(GrantedLease::fulfillment)
                .toList();
        assertThat(granted).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void nobodyElseWorksOnWhatAStationHas() {
        ordered(1);
        StationDouble station = station("A");
        GrantedLease lease = lease(station);
        FulfillmentId id = lease.fulfillment();
        assertRefused(Problem.NOTHING_TO_DO, () -> picking.next(site.picker()));
        var list = new PicklistId(list(lease));
        assertRefused(Problem.LEASED, () -> picking.scan(site.picker(), list, Bench.scan("T-1")));
        assertRefused(Problem.LEASED, () -> picking.fail(site.supervisor(), id, "why"));
        assertRefused(Problem.LEASED, () -> steps.startPacking(site.supervisor(), id, null));
        assertThat(gates(id)).contains("leased");
        holds.place(site.supervisor(), id, HoldKind.MANUAL, "address");
        assertThat(station.told()).containsExactly("lease_changed");
        bench.failEverywhere(() -> board.revoke(site.supervisor(), id, "dark for hours"));
        assertThat(station.told()).containsExactly("lease_changed", "lease_revoked");
        assertThat(gates(id)).doesNotContain("leased");
        assertRefused(Problem.NOTHING_TO_DO, () -> board.revoke(site.supervisor(), id, "again"));
        assertThat(picking.next(site.picker()).task().id()).isEqualTo(list);
    }

    @Test
    void reservesThatNobodyBeganComeBackAndBegunWorkNever() {
        ordered(1);
        ordered(1);
        StationDouble station = station("A");
        var work = station.want(0, 2).leases();
        picks(station, work.getFirst(), 1);
        station.push();
        long now = System.currentTimeMillis();
        long margin = Duration.ofMinutes(10).toMillis();
        kernel.leases().reclaim(now + Duration.ofHours(4).toMillis(), margin);
        assertThat(leases.newest(work.getLast().fulfillment()).orElseThrow().end())
                .isNull();
        kernel.leases().reclaim(now + Duration.ofHours(5).toMillis(), margin);
        assertThat(leases.newest(work.getLast().fulfillment()).orElseThrow().end())
                .isEqualTo(LeaseEnd.RECLAIMED);
        kernel.leases().markStale(now + Duration.ofHours(3).toMillis());
        assertThat(leases.newest(work.getFirst().fulfillment()).orElseThrow().state())
                .isEqualTo(LeaseState.STALE);
        GrantedLease late = work.getLast();
        station.picks(late, list(late), site, site.binCode(0), mug.code(), "T-2", 1);
        assertThat(verdicts(station.push())).as("nobody else got it").isEmpty();
    }

    @Test
    void whatIsReturnedIsFree() {
        ordered(1);
        StationDouble station = station("A");
        GrantedLease lease = lease(station);
        station.did(OperationType.LEASE_RETURN, lease, null, packer(), Map.of());
        assertThat(verdicts(station.push())).isEmpty();
        assertThat(lease(station("B")).fulfillment()).isEqualTo(lease.fulfillment());
    }

    @Test
    void cancellingAsksTheStationAndItsAnswerCancels() {
        FulfillmentId id = ordered(2);
        StationDouble station = station("A");
        GrantedLease lease = lease(station);
        picks(station, lease, 1);
        station.push();
        CancelPending pending =
                cancelling.cancelOrAsk(site.supervisor(), id, "customer").pending();
        assertThat(pending.cancel()).isEqualTo("pending_station");
        assertThat(cancelling
                        .cancelOrAsk(site.supervisor(), id, "customer")
                        .pending()
                        .station())
                .isEqualTo(pending.station());
        assertThat(station.told()).containsExactly("cancel_requested");
        assertThat(status(id)).isEqualTo(FulfillmentStatus.PICKING);
        assertThat(gates(id)).contains("cancel_requested");
        station.did(OperationType.CANCEL_ACKNOWLEDGE, lease, null, packer(), Map.of());
        assertThat(verdicts(station.push())).isEmpty();
        assertThat(status(id)).isEqualTo(FulfillmentStatus.CANCELLED);
        assertThat(putBacks.open(site.warehouse(), null, 10).items()).hasSize(1);
        assertRefused(Problem.TRANSITION_REFUSED, () -> cancelling.cancelOrAsk(site.supervisor(), id, "again"));
    }

    @Test
    void aSupervisorWhoCannotWaitRevokesAndWithThatItIsCancelled() {
        FulfillmentId id = ordered(1);
        StationDouble station = station("A");
        GrantedLease lease = lease(station);
        String order = fulfillments.state(id).orderNumber();
        var answer = cancelling.cancelOrder(site.supervisor(), order, null);
        assertThat(answer.cancelled()).isEmpty();
        assertThat(answer.pending()).hasSize(1);
        board.revoke(site.supervisor(), id, "dark");
        assertThat(status(id)).isEqualTo(FulfillmentStatus.CANCELLED);
        picks(station, lease, 1);
        assertThat(verdicts(station.push())).first().asString().startsWith("diverted");
        assertThat(at("tote")).isEqualTo(1);
    }

    @Test
    void twoComputersThatSpeakForOneStationGetNoWorkUntilOneIsKept() {
        ordered(1);
        StationDouble station = station("A");
        StationDouble clone = station.copy();
        station.hello();
        clone.hello();
        assertThat(station.hello().grantRefusal()).isEqualTo(GrantRefusal.SUSPECT_CLONE);
        assertThat(station.want(1, 0).refusal()).isEqualTo(GrantRefusal.SUSPECT_CLONE);
        assertThat(open().outcomes()).isEmpty();
        bench.failEverywhere(() -> board.keep(site.supervisor(), station.id(), station.boot()));
        assertRefused(Problem.NOT_ALLOWED, clone::hello);
        station.open(OpenIncarnation.Why.FENCED);
        assertThat(station.hello().grantRefusal()).isNull();
        assertThat(lease(station)).isNotNull();
    }

    @Test
    void whatIsGoneWithADiskIsCountedWhenItsStationEnrolsAnew() {
        ordered(2);
        StationDouble station = station("A");
        GrantedLease lease = lease(station);
        picks(station, lease, 1);
        station.push();
        picks(station, lease, 1);
        station.hello(StationDouble.started(lease));
        stations.retire(Decisions.by(site.supervisor()), station.id());
        StationDouble anew = station("A");
        var seen = board.list(site.supervisor(), null, 10).items().stream()
                .filter(each -> each.station().equals(anew.id()))
                .findFirst()
                .orElseThrow();
        assertThat(seen.lost()).isEqualTo(4);
        assertThat(open().kind()).isEqualTo(CaseKind.LOST);
        assertThat(jdbc.sql("select count(*) from count_task where reason = 'station_lost' and warehouse_id = ?")
                        .param(site.warehouse().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(leases.open(station.id())).isEmpty();
    }

    @Test
    void epochsAndIncarnationsGrowOverARestore() {
        ordered(1);
        ordered(1);
        StationDouble station = station("A");
        var before = station.want(1, 0).leases().getFirst();
        int next = incarnation.next("a test restores nothing");
        var after = station.want(2, 0).leases().getLast();
        assertThat(Fence.central(after.epoch())).isEqualTo(next);
        assertThat(after.epoch()).isGreaterThan(before.epoch());
        assertThat(station.hello().central()).isEqualTo(next);
    }

    @Test
    void whatWasAppliedIsNotSafeToForgetUntilARestoreIsAsLongAgo() {
        ordered(1);
        StationDouble station = station("A");
        picks(station, lease(station), 1);
        station.push();
        incarnation.next("a test restores nothing");
        Instant later = clock.instant().plusSeconds(60);
        assertThat(safe(station, later)).isPositive();
        jdbc.sql("update sync_central set since = ?")
                .param(Sql.at(later.plusSeconds(60)))
                .update();
        assertThat(safe(station, later)).isZero();
        incarnation.next("a test restores nothing");
    }

    private long safe(StationDouble station, Instant before) {
        return store.appliedBefore(station.id(), station.incarnation(), before.toEpochMilli());
    }

    @Test
    void serialsAreGivenOnce() {
        StationDouble one = station("A");
        StationDouble other = station("B");
        var first = central.numbers(one.id(), one.incarnation());
        var second = central.numbers(other.id(), other.incarnation());
        assertThat(second.first()).isGreaterThan(first.last());
        assertRefused(Problem.NOT_FOUND, () -> central.numbers(one.id(), 7));
    }
}
