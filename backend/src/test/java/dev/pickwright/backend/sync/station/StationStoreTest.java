package dev.pickwright.backend.sync.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.platform.jdbc.DurabilityBarrier;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.jdbc.Units;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.CaseId;
import dev.pickwright.model.sync.Chain;
import dev.pickwright.model.sync.ChainPoint;
import dev.pickwright.model.sync.FeedName;
import dev.pickwright.model.sync.FeedPoint;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.LoggedOperation;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.model.sync.OperationVerdict;
import dev.pickwright.model.sync.Ruling;
import dev.pickwright.model.sync.StationStore.StationNote;
import dev.pickwright.model.sync.VerdictCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** What a station keeps of the protocol. */
class StationStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

    private final List<StationNote> told = new ArrayList<>();
    private JdbcClient jdbc;
    private UnitOfWork units;
    private JdbcStationStore store;

    @BeforeEach
    void aStation() {
        var database = StationDatabase.fresh();
        jdbc = JdbcClient.create(database);
        units = Units.withCopy(new JdbcTransactionManager(database), jdbc, DurabilityBarrier::await);
        store = at(NOW);
        store.establish(new StationId(UUID.randomUUID()));
    }

    private JdbcStationStore at(Instant now) {
        return new JdbcStationStore(
                jdbc,
                new StationLogQueries(jdbc, JsonMapper.shared()),
                new HeldLeaseRepository(jdbc),
                List.of(told::add),
                units,
                JsonMapper.shared(),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static LoggedOperation entry(long incarnation, long seq, LeaseRef... leases) {
        Operation plain = JournalTest.operation(seq);
        Operation operation = new Operation(
                plain.id(),
                seq,
                plain.type(),
                1,
                List.of(leases),
                plain.subject(),
                null,
                null,
                plain.wall(),
                plain.mono(),
                plain.boot(),
                plain.body(),
                plain.given());
        return new LoggedOperation(incarnation, operation, new Chain(incarnation, seq), OperationStanding.SAVED, null);
    }

    private List<LoggedOperation> appended(long incarnation, int count) {
        List<LoggedOperation> entries = new ArrayList<>();
        for (int seq = 1; seq <= count; seq++) {
            LoggedOperation entry = entry(incarnation, seq);
            units.run(() -> store.append(entry));
            entries.add(entry);
        }
        return entries;
    }

    private void ruled(LoggedOperation entry, Ruling ruling) {
        store.update(new LoggedOperation(
                entry.incarnation(), entry.operation(), entry.chain(), OperationStanding.of(ruling), ruling));
    }

    private LoggedOperation now(LoggedOperation entry) {
        return store.find(entry.operation().id()).orElseThrow();
    }

    @Test
    void anOperationIsKeptAsItWas() {
        LoggedOperation entry = appended(5, 1).getFirst();
        assertThat(now(entry)).isEqualTo(entry);
        assertThat(store.all()).containsExactly(entry);
        assertThat(store.after(5, 0, 10)).containsExactly(entry);
        assertThat(store.after(5, 1, 10)).isEmpty();
        assertThat(store.chainAt(5, 1)).contains(entry.chain());
        assertThatThrownBy(() -> units.run(() -> store.append(entry(5, 3)))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void pointsGetSparserTheOlderTheyAre() {
        appended(5, 20);
        assertThat(store.points(5, 24)).extracting(ChainPoint::seq).containsExactly(19L, 18L, 16L, 12L, 4L);
        assertThat(store.points(5, 2)).extracting(ChainPoint::seq).containsExactly(19L, 18L);
        assertThat(store.points(6, 24)).isEmpty();
    }

    @Test
    void whatIsSentWaitsUntilItIsRuled() {
        var entries = appended(5, 3);
        assertThat(store.firstWaiting(5)).isEqualTo(OptionalLong.of(1));
        store.sent(5, 1, 2);
        assertThat(store.all())
                .extracting(LoggedOperation::standing)
                .containsExactly(OperationStanding.SENT, OperationStanding.SENT, OperationStanding.SAVED);
        var backlog = store.backlog(entries.getFirst().operation().wall() + 500);
        assertThat(backlog.operations()).isEqualTo(3);
        assertThat(backlog.oldestMillis()).isEqualTo(500);
        ruled(entries.getFirst(), Ruling.APPLIED);
        assertThat(store.firstWaiting(5)).isEqualTo(OptionalLong.of(2));
        store.resend(5, 0);
        assertThat(store.firstWaiting(5)).isEqualTo(OptionalLong.of(1));
        assertThat(now(entries.getFirst()).ruling()).isNull();
    }

    @Test
    void whatWaitsUpToAPlaceIsAppliedAtOnceAndWhatWasRuledStays() {
        var entries = appended(5, 4);
        store.sent(5, 1, 3);
        ruled(entries.getFirst(), Ruling.flagged(VerdictCode.STOCK_NEGATIVE));
        store.applied(5, 1, 3);
        assertThat(store.all())
                .extracting(LoggedOperation::ruling)
                .containsExactly(Ruling.flagged(VerdictCode.STOCK_NEGATIVE), Ruling.APPLIED, Ruling.APPLIED, null);
        assertThat(now(entries.get(1)).standing()).isEqualTo(OperationStanding.CONFIRMED);
        assertThat(store.firstWaiting(5)).isEqualTo(OptionalLong.of(4));
    }

    @Test
    void aClosedCaseLeavesNothingToAttendTo() {
        LoggedOperation entry = appended(5, 1).getFirst();
        CaseId file = new CaseId(UUID.randomUUID());
        Ruling diverted = new Ruling(OperationVerdict.DIVERTED, VerdictCode.CANCELLED, file);
        ruled(entry, diverted);
        assertThat(now(entry).ruling()).isEqualTo(diverted);
        assertThat(now(entry).standing()).isEqualTo(OperationStanding.ATTENTION);
        store.settle(file);
        assertThat(now(entry).standing()).isEqualTo(OperationStanding.CONFIRMED);
    }

    @Test
    void onlyOldConfirmedOperationsAreForgottenAndTheirLastChainStays() {
        var entries = appended(5, 4);
        entries.subList(0, 3).forEach(each -> ruled(each, Ruling.APPLIED));
        assertThat(store.prune(5, 2)).isZero();
        var later = at(NOW.plus(Duration.ofDays(8)));
        assertThat(later.prune(5, 2)).isEqualTo(2);
        assertThat(later.all()).extracting(each -> each.operation().seq()).containsExactly(3L, 4L);
        assertThat(later.chainAt(5, 2)).contains(entries.get(1).chain());
        assertThat(later.chainAt(5, 1)).isEmpty();
    }

    @Test
    void positionsOnlyGrowAlsoWhenAllIsConfirmed() {
        appended(5, 2).forEach(each -> ruled(each, Ruling.APPLIED));
        assertThat(at(NOW.plus(Duration.ofDays(8))).prune(5, 2)).isEqualTo(1);
        units.run(() -> store.append(entry(5, 3)));
        assertThat(jdbc.sql("select max(position) from sync_log")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void theNewestPlaceIsNotForgottenThoughItWasRecordedFirst() {
        LoggedOperation moved = appended(4, 1).getFirst();
        appended(5, 2);
        var again = new LoggedOperation(
                5, moved.operation().at(3), entry(5, 3).chain(), OperationStanding.CONFIRMED, Ruling.APPLIED);
        store.update(again);
        at(NOW.plus(Duration.ofDays(8))).prune(5, 3);
        units.run(() -> store.append(entry(5, 4)));
        assertThat(store.after(5, 0, 9))
                .extracting(each -> each.operation().seq())
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void whatIsUnderReviewIsFound() {
        var entries = appended(5, 3);
        ruled(entries.getFirst(), Ruling.APPLIED);
        assertThat(store.firstUnderReview(5)).isEmpty();
        ruled(entries.get(1), new Ruling(OperationVerdict.HELD, VerdictCode.PREDECESSOR_QUARANTINED, null));
        assertThat(store.firstUnderReview(5)).isEqualTo(OptionalLong.of(2));
        assertThat(store.firstUnderReview(4)).isEmpty();
    }

    @Test
    void whatWaitsIsCountedForEveryLeaseOfAnOperation() {
        var first = new LeaseRef(new FulfillmentId(UUID.randomUUID()), 11);
        var second = new LeaseRef(new FulfillmentId(UUID.randomUUID()), 12);
        LoggedOperation both = entry(5, 1, first, second);
        units.run(() -> store.append(both));
        units.run(() -> store.append(entry(5, 2, second)));
        assertThat(store.pending(first.fulfillment(), 11)).isEqualTo(1);
        assertThat(store.pending(second.fulfillment(), 12)).isEqualTo(2);
        assertThat(store.pending(second.fulfillment(), 1)).isZero();
        ruled(both, Ruling.APPLIED);
        assertThat(store.pending(second.fulfillment(), 12)).isEqualTo(1);
    }

    @Test
    void feedsAreFollowedAndNotesAreToldAndKept() {
        assertThat(store.feed(FeedName.CONTROL)).isEqualTo(new FeedPoint(FeedName.CONTROL, 0, 0));
        store.write(new FeedPoint(FeedName.CONTROL, 2, 7));
        store.write(new FeedPoint(FeedName.CONTROL, 2, 8));
        assertThat(store.feed(FeedName.CONTROL)).isEqualTo(new FeedPoint(FeedName.CONTROL, 2, 8));
        StationNote note = new StationNote(StationNote.Kind.BOOTSTRAP_WANTED, null, 0, null);
        store.note(note);
        assertThat(told).containsExactly(note);
        assertThat(store.raised(StationNote.Kind.BOOTSTRAP_WANTED)).isTrue();
        store.lower(StationNote.Kind.BOOTSTRAP_WANTED);
        assertThat(store.raised(StationNote.Kind.BOOTSTRAP_WANTED)).isFalse();
    }
}
