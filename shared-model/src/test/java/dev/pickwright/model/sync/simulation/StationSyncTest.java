package dev.pickwright.model.sync.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.CaseOutcome;
import dev.pickwright.model.sync.CentralStore;
import dev.pickwright.model.sync.CentralSync;
import dev.pickwright.model.sync.FeedKind;
import dev.pickwright.model.sync.FeedMessage;
import dev.pickwright.model.sync.FeedName;
import dev.pickwright.model.sync.FeedPage;
import dev.pickwright.model.sync.GrantedLease;
import dev.pickwright.model.sync.Lease;
import dev.pickwright.model.sync.LeaseEnd;
import dev.pickwright.model.sync.LeaseKind;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.Limits;
import dev.pickwright.model.sync.LoggedOperation;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.model.sync.OperationType;
import dev.pickwright.model.sync.OperationVerdict;
import dev.pickwright.model.sync.Push;
import dev.pickwright.model.sync.PushReply;
import dev.pickwright.model.sync.Ruling;
import dev.pickwright.model.sync.StationMoment;
import dev.pickwright.model.sync.StationStep;
import dev.pickwright.model.sync.StationStore;
import dev.pickwright.model.sync.StationSync;
import dev.pickwright.model.sync.VerdictCode;
import dev.pickwright.model.sync.VerdictTold;
import dev.pickwright.model.sync.WorkGranted;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a station keeps, sends again and believes, where a simulated site once got it wrong. */
class StationSyncTest {

    private static final long HORIZON = 3_600_000;
    private static final StationMoment NOW = new StationMoment(World.START, 0, "boot");

    private final World world = new World(1, null, new Trace(null));
    private final Db stationDb = new Db(NEVER, true);
    private final MemoryStationStore station = new MemoryStationStore(stationDb);
    private final Db centralDb = new Db(NEVER, true);
    private final MemoryCentralStore centralStore = new MemoryCentralStore(centralDb, world, applied -> {});
    private final CentralSync central = new CentralSync(
            centralStore, new CentralFloor(world, centralDb, packed -> {}, (operation, lease) -> {}), HORIZON);
    private StationSync sync = new StationSync(station);
    private long time = World.START;

    private static final Db.Points NEVER = new Db.Points() {
        @Override
        public void call() {}

        @Override
        public boolean beforeCommit() {
            return false;
        }

        @Override
        public void afterCommit() {}
    };

    @BeforeEach
    void enrolled() {
        station.begin(new StationId(new UUID(0, 7)));
        follow(hello());
    }

    @Test
    void whatGotNoAnswerBeforeTheDiskWasRestoredIsSentAgainUnderTheNewIncarnation() {
        record();
        Push lost = push();
        central.push(lost, time);
        List<Map<?, ?>> disk = stationDb.image();
        record();
        central.push(push(), time);
        stationDb.load(disk);
        sync = new StationSync(station);

        exchange();

        assertThat(station.log()).extracting(LoggedOperation::standing).containsOnly(OperationStanding.CONFIRMED);
    }

    @Test
    void aNewIncarnationDoesNotMakeTheStationForgetWhatWasConfirmedAMomentAgo() {
        record();
        exchange();
        List<Map<?, ?>> disk = stationDb.image();
        record();
        exchange();
        stationDb.load(disk);
        sync = new StationSync(station);
        exchange();

        record();
        exchange();

        assertThat(station.log()).hasSize(2);
    }

    @Test
    void whatIsOldEnoughIsForgottenOfAllIncarnations() {
        record();
        exchange();
        time += HORIZON + 1;
        exchange();

        assertThat(station.log()).isEmpty();
    }

    @Test
    void whatStillWaitsForItsAnswerCanBeSentHoweverOldWhatIsBeforeIt() {
        record();
        record();
        exchange();
        record();
        OperationId told = record();
        central.push(push(), time);
        LoggedOperation entry = station.find(told).orElseThrow();
        station.update(new LoggedOperation(
                entry.incarnation(), entry.operation(), entry.chain(), OperationStanding.CONFIRMED, Ruling.APPLIED));
        time += HORIZON + 1;
        exchange();

        assertThat(station.waiting()).isZero();
    }

    @Test
    void aLateAnswerDoesNotTakeBackWhatWasSaidSince() {
        OperationId id = record();
        Push push = push();
        PushReply answer = central.push(push, time);
        sync.take(push, answer);

        sync.take(
                push,
                new PushReply(
                        push.incarnation(),
                        null,
                        answer.appliedThrough(),
                        answer.chain(),
                        List.of(new PushReply.Ruled(
                                1, new Ruling(OperationVerdict.HELD, VerdictCode.PREDECESSOR_QUARANTINED, null))),
                        0));

        assertThat(station.find(id).orElseThrow().standing()).isEqualTo(OperationStanding.CONFIRMED);
    }

    @Test
    void ofACentralThatWasRestoredTheStationWantsAllCopiesAnew() {
        var fulfillment = new FulfillmentId(new UUID(0, 9));
        Lease lease = central.leases()
                .grant(fulfillment, station.identity().station(), LeaseKind.ACTIVE, time, Long.MAX_VALUE)
                .orElseThrow();
        sync.take(
                new WorkGranted(
                        1,
                        null,
                        List.of(new GrantedLease(
                                fulfillment, lease.epoch(), lease.kind(), lease.grantedAt(), lease.startBy())),
                        List.of()),
                NOW);
        exchange();
        assertThat(station.notes().values())
                .extracting(StationStore.StationNote::kind)
                .doesNotContain(StationStore.StationNote.Kind.SNAPSHOT_WANTED);

        centralStore.restored(2);
        exchange();

        assertThat(station.notes().values())
                .extracting(StationStore.StationNote::kind)
                .contains(StationStore.StationNote.Kind.SNAPSHOT_WANTED);
    }

    @Test
    void whatIsUnderReviewIsAskedAgainOfACentralThatWasRestored() {
        OperationId id = record();
        exchange();
        seenUnderReview(id);

        exchange();
        assertThat(standing(id)).isEqualTo(OperationStanding.REVIEW);

        centralStore.restored(2);
        exchange();
        assertThat(standing(id)).isEqualTo(OperationStanding.CONFIRMED);
    }

    @Test
    void whatIsUnderReviewUnderAnOlderIncarnationIsAskedAgainAsWell() {
        OperationId id = record();
        exchange();
        seenUnderReview(id);
        List<Map<?, ?>> disk = stationDb.image();
        record();
        exchange();
        stationDb.load(disk);
        sync = new StationSync(station);
        exchange();
        assertThat(standing(id)).isEqualTo(OperationStanding.REVIEW);

        centralStore.restored(2);
        exchange();

        assertThat(standing(id)).isEqualTo(OperationStanding.CONFIRMED);
    }

    @Test
    void whatIsUnderReviewCanBeAskedAgainHoweverOldWhatIsAroundIt() {
        record();
        OperationId id = record();
        record();
        exchange();
        seenUnderReview(id);
        time += HORIZON + 1;
        exchange();

        centralStore.restored(2);
        exchange();

        assertThat(standing(id)).isEqualTo(OperationStanding.CONFIRMED);
    }

    @Test
    void whatTheFeedToldOfIsSentAllTheSameForWhatFollowsGoesOnFromThere() {
        OperationId told = record();
        central.push(push(), time);
        List<Map<?, ?>> disk = stationDb.image();
        record();
        central.push(push(), time);
        stationDb.load(disk);
        sync = new StationSync(station);
        var asked = sync.opening(hello(), NOW, world.id());
        sync.take(asked, central.open(asked, time));
        String body = new VerdictTold(told, Ruling.APPLIED).body();
        sync.take(new FeedPage(
                FeedName.CONTROL,
                1,
                0,
                1,
                List.of(new FeedMessage(1, FeedKind.VERDICT_CHANGED.wire(), null, 0, body))));

        record();

        assertThat(push().from()).isOne();
    }

    @Test
    void aReserveThatComesLateMayNotBeBegunAnyLater() {
        var fulfillment = new FulfillmentId(new UUID(0, 9));
        long granted = time;
        time += 900;
        exchange();
        var reserve = new GrantedLease(fulfillment, 1, LeaseKind.RESERVE, granted, granted + 1_000);

        sync.take(new WorkGranted(1, null, List.of(reserve), List.of()), NOW);

        assertThat(sync.mayWork(fulfillment, after(99))).isEqualTo(StationSync.WorkAnswer.YES);
        assertThat(sync.mayWork(fulfillment, after(100))).isEqualTo(StationSync.WorkAnswer.TOO_LATE_TO_START);
    }

    private static StationMoment after(long millis) {
        return new StationMoment(NOW.wall() + millis, NOW.mono() + millis, NOW.boot());
    }

    @Test
    void aLatePageOfACentralThatWasRestoredSinceIsNotRead() {
        centralStore.restored(2);
        exchange();

        boolean more = sync.take(new FeedPage(FeedName.CONTROL, 1, 0, 5, List.of()));

        assertThat(more).isFalse();
        assertThat(station.feed(FeedName.CONTROL).central()).isEqualTo(2);
    }

    @Test
    void whatIsSentAgainWhenItsCaseIsClosedNeedsNobody() {
        OperationId id = record(OperationType.PICK_CLAIM, new LeaseRef(new FulfillmentId(new UUID(0, 9)), 7));
        exchange();
        assertThat(standing(id)).isEqualTo(OperationStanding.ATTENTION);
        centralStore.openCases().forEach(file -> central.cases().close(file.id(), CaseOutcome.WRITE_OFF, time));
        station.resend(station.identity().incarnation(), 0);

        exchange();

        assertThat(standing(id)).isEqualTo(OperationStanding.CONFIRMED);
    }

    @Test
    void whatWaitsForNothingButItsAnswerIsNotMissingAtCentral() {
        record();
        central.push(push(), time);

        hello();

        assertThat(centralStore.streams())
                .extracting(CentralStore.StreamBook::claimedOldest)
                .containsOnly(0L);
    }

    @Test
    void givingBackAReserveThatCentralTookBackBeginsItNot() {
        var fulfillment = new FulfillmentId(new UUID(0, 9));
        Lease lease = central.leases()
                .grant(fulfillment, station.identity().station(), LeaseKind.RESERVE, time, time + 1_000)
                .orElseThrow();
        central.leases().reclaim(time + 2_000, 0);

        record(OperationType.LEASE_RETURN, new LeaseRef(fulfillment, lease.epoch()));
        exchange();

        assertThat(centralStore.lease(fulfillment)).map(Lease::end).hasValue(LeaseEnd.RECLAIMED);
    }

    private void seenUnderReview(OperationId id) {
        LoggedOperation entry = station.find(id).orElseThrow();
        station.update(new LoggedOperation(
                entry.incarnation(),
                entry.operation(),
                entry.chain(),
                OperationStanding.REVIEW,
                new Ruling(OperationVerdict.HELD, VerdictCode.PREDECESSOR_QUARANTINED, null)));
    }

    private OperationStanding standing(OperationId id) {
        return station.find(id).orElseThrow().standing();
    }

    private OperationId record() {
        return record(OperationType.SIGN_IN);
    }

    private OperationId record(OperationType type, LeaseRef... leases) {
        var id = new OperationId(world.id());
        sync.record(new Operation(
                id,
                0,
                type.wire(),
                1,
                List.of(leases),
                null,
                null,
                null,
                NOW.wall(),
                NOW.mono(),
                NOW.boot(),
                "pin",
                "{}"));
        return id;
    }

    private Push push() {
        return Objects.requireNonNull(sync.nextPush(NOW, Limits.DEFAULT));
    }

    private StationStep hello() {
        return sync.take(central.hello(sync.hello(NOW, "1", 9_999), time));
    }

    private void exchange() {
        follow(hello());
    }

    private void follow(StationStep first) {
        StationStep step = first;
        while (step.kind() != StationStep.Kind.NOTHING) {
            step = switch (step.kind()) {
                case HELLO -> hello();
                case OPEN -> {
                    var asked = sync.opening(step, NOW, world.id());
                    yield sync.take(asked, central.open(asked, time));
                }
                case PUSH -> {
                    Push push = push();
                    yield sync.take(push, central.push(push, time));
                }
                case NOTHING -> throw new IllegalStateException();
            };
        }
    }
}
