package dev.pickwright.backend.sync.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.sync.http.CentralClient;
import dev.pickwright.backend.sync.http.FakeCentral;
import dev.pickwright.backend.sync.http.FakeCentral.Answer;
import dev.pickwright.backend.sync.http.StationFile;
import dev.pickwright.model.sync.FeedKind;
import dev.pickwright.model.sync.HelloReply;
import dev.pickwright.model.sync.LeaseKind;
import dev.pickwright.model.sync.LoggedOperation;
import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.model.sync.StationLease;
import dev.pickwright.model.sync.StationMoment;
import dev.pickwright.model.sync.StationStore.StationNote;
import dev.pickwright.model.sync.StationSync;
import dev.pickwright.model.sync.SyncStatus.Link;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loop against a central over HTTP, turn by turn, on a clock that moves only when it is told. */
class SyncLoopTest {

    private static final IdSource IDS = UUID::randomUUID;

    @TempDir
    private Path folder;

    private FakeCentral central;
    private MemoryStation store;
    private StationSync sync;
    private SyncLink link;
    private SyncLoop loop;
    private CentralClient client;
    private final HandClock clock = new HandClock();
    private boolean errandsFail;
    private boolean networkCame;

    /** A start of the backend, and what has passed since then. */
    private static final class HandClock extends StationClock {
        private long mono;
        private String boot = "first";

        HandClock() {
            super(Clock.systemUTC(), IDS);
        }

        @Override
        public StationMoment now() {
            return new StationMoment(1_800_000_000_000L + mono, mono, boot);
        }
    }

    @BeforeEach
    void start() throws Exception {
        central = new FakeCentral();
        StationFile file = new StationFile(folder.resolve(StationFile.NAME));
        file.remember(central.uri());
        client = new CentralClient(file, file.read().orElseThrow(), Clock.systemUTC(), IDS);
        client.enrol("CODE", null);
        store = new MemoryStation(central.station);
        boot("first");
    }

    private void boot(String name) {
        clock.boot = name;
        clock.mono = 0;
        sync = new StationSync(store);
        link = new SyncLink(Clock.systemUTC());
        loop = new SyncLoop(
                client,
                sync,
                store,
                clock,
                new SyncPace(() -> 0.5),
                new SyncPace(() -> 0.5),
                link,
                new NoErrands(),
                new StationDisk(folder),
                new TheNetwork(),
                new NoContacts(),
                IDS,
                "1");
    }

    private final class NoErrands extends SyncErrands {
        @SuppressWarnings("NullAway") // it does none of them
        NoErrands() {
            super(client, store, null, null, null, null, null, null, null, clock, null, IDS);
        }

        @Override
        void heard(HelloReply reply) {}

        @Override
        void hurry() {}

        @Override
        boolean run(boolean work, long now) {
            if (errandsFail) {
                throw new IllegalStateException("it does not fit");
            }
            return false;
        }
    }

    private final class TheNetwork extends NetworkWatch {
        @Override
        boolean changed() {
            boolean came = networkCame;
            networkCame = false;
            return came;
        }
    }

    private static final class NoContacts extends ContactLog {
        @SuppressWarnings("NullAway") // it writes none down
        NoContacts() {
            super(null, null, Clock.systemUTC());
        }

        @Override
        void heard() {}
    }

    @AfterEach
    void stop() {
        central.close();
    }

    private void done(int operations) {
        for (int i = 0; i < operations; i++) {
            sync.record(MemoryStation.operation());
        }
    }

    /** Turns until there is nothing to do at once. @return how long it would wait then */
    private long settle() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            long wait = loop.turn();
            if (wait > 0) {
                return wait;
            }
        }
        throw new AssertionError("it never comes to rest; asked last: "
                + central.asked.reversed().subList(0, 10));
    }

    private void pass(long millis) {
        clock.mono += millis;
    }

    private Link seen() {
        return link.seen().link();
    }

    private List<OperationStanding> standings() {
        return store.all().stream().map(LoggedOperation::standing).distinct().toList();
    }

    @Test
    void whatWasDoneBeforeTheFirstContactIsSentUnderTheIncarnationThatCentralGives() throws Exception {
        done(3);
        settle();
        assertThat(central.store.applied).hasSize(3);
        assertThat(standings()).containsExactly(OperationStanding.CONFIRMED);
        assertThat(seen()).isEqualTo(Link.ONLINE);
    }

    @Test
    void anIdleStationSaysHelloAboutEveryHalfMinuteAndNothingElse() throws Exception {
        settle();
        central.asked.clear();
        for (int i = 0; i < 4; i++) {
            assertThat(settle()).isEqualTo(30_000);
            pass(30_000);
        }
        settle();
        assertThat(central.asked).containsOnly("/v1/sync/hello").hasSize(4);
    }

    @Test
    void whatIsDoneIsSentBeforeTheNextHello() throws Exception {
        settle();
        central.asked.clear();
        done(1);
        settle();
        assertThat(central.asked).containsExactly("/v1/sync/operations");
        assertThat(standings()).containsExactly(OperationStanding.CONFIRMED);
    }

    @Test
    void batchesGrowWhileAllGoesWell() throws Exception {
        settle();
        done(400);
        settle();
        assertThat(central.pushes).containsExactly(50, 100, 150, 100);
    }

    @Test
    void aBatchThatIsTooLargeIsHalvedUntilItFits() throws Exception {
        settle();
        done(50);
        Answer tooLarge = Answer.problem(413, "too_large", Map.of());
        central.answerOnce(tooLarge);
        central.answerOnce(tooLarge);
        for (int i = 0; i < 3; i++) {
            pass(settle());
        }
        assertThat(central.pushes.getFirst()).isEqualTo(12);
        settle();
        assertThat(store.waiting()).isZero();
    }

    @Test
    void withoutCentralItTriesLessAndLessOftenAndComesBackByItself() throws Exception {
        settle();
        central.answerAlways(new Answer(502, "text/html", Map.of(), "nobody"));
        done(2);
        assertThat(settle()).isEqualTo(500);
        assertThat(seen()).isEqualTo(Link.NO_CENTRAL);
        int before = central.asked.size();
        long passed = 0;
        while (passed < 300_000) {
            long wait = Math.max(1, loop.turn());
            pass(wait);
            passed += wait;
        }
        assertThat(central.asked.size() - before).as("tries in five minutes").isBetween(10, 20);
        central.answerAlways(null);
        pass(60_000);
        settle();
        assertThat(seen()).isEqualTo(Link.ONLINE);
        assertThat(standings()).containsExactly(OperationStanding.CONFIRMED);
    }

    @Test
    void aNetworkThatComesIsUsedAtOnce() throws Exception {
        settle();
        central.answerAlways(new Answer(502, "text/html", Map.of(), "nobody"));
        done(1);
        for (int i = 0; i < 8; i++) {
            pass(60_000);
            settle();
        }
        central.answerAlways(null);
        networkCame = true;
        settle();
        assertThat(store.waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void itComesBackWhenCentralAskedItToAndNotBefore(int status) throws Exception {
        settle();
        central.answerOnce(Answer.problem(status, "rate_limited", Map.of("Retry-After", "10")));
        done(1);
        settle();
        int before = central.asked.size();
        pass(10_000);
        loop.turn();
        assertThat(central.asked).hasSize(before);
        pass(2_501);
        settle();
        assertThat(store.waiting()).isZero();
        assertThat(seen()).as("it was there all the time").isEqualTo(Link.ONLINE);
    }

    @Test
    void behindAPageOfAWirelessNetworkNothingIsTakenForSent() throws Exception {
        settle();
        central.answerAlways(Answer.portal());
        done(1);
        settle();
        assertThat(seen()).isEqualTo(Link.NOT_CENTRAL);
        assertThat(store.waiting()).isEqualTo(1);
        central.answerAlways(null);
        pass(1_000);
        settle();
        assertThat(standings()).containsExactly(OperationStanding.CONFIRMED);
    }

    @Test
    void whatWasTakenWithoutAnAnswerIsSentAgainAndDoneOnce() throws Exception {
        settle();
        done(5);
        central.loseAnswers(true);
        settle();
        assertThat(central.store.applied).hasSize(5);
        assertThat(store.waiting()).isEqualTo(5);
        central.loseAnswers(false);
        pass(1_000);
        settle();
        assertThat(central.store.applied).hasSize(5);
        assertThat(standings()).containsExactly(OperationStanding.CONFIRMED);
    }

    @Test
    void aStartInTheMiddleGoesOnWhereCentralIs() throws Exception {
        settle();
        done(120);
        loop.turn();
        assertThat(store.waiting()).isEqualTo(70);
        boot("second");
        settle();
        assertThat(central.store.applied).hasSize(120);
        assertThat(store.waiting()).isZero();
    }

    @Test
    void aRestoredDiskIsNoticedAndWhatWasDoneSinceIsSentUnderAnotherIncarnation() throws Exception {
        done(2);
        settle();
        Runnable restore = store.copy();
        done(3);
        settle();
        long before = store.identity().incarnation();
        restore.run();
        done(1);
        boot("second");
        settle();
        assertThat(store.identity().incarnation()).isGreaterThan(before);
        assertThat(central.store.applied).hasSize(6);
        assertThat(store.waiting()).isZero();
    }

    @Test
    void aStationThatIsRetiredSaysSo() throws Exception {
        settle();
        central.forgetStation();
        central.answerAlways(Answer.problem(401, "not_signed_in", Map.of()));
        pass(30_000);
        settle();
        assertThat(seen()).isEqualTo(Link.REFUSED);
    }

    @Test
    void whatCentralWantsComesBeforeWhatIsToBeSent() throws Exception {
        settle();
        var fulfillment = new dev.pickwright.model.fulfillment.FulfillmentId(UUID.randomUUID());
        store.write(new StationLease(
                fulfillment, 7, LeaseKind.ACTIVE, StationLease.State.HELD, 0, 0, "first", 0, Long.MAX_VALUE));
        central.store.tell(central.station, FeedKind.LEASE_REVOKED, fulfillment, 7, null);
        done(1);
        pass(36_000);
        central.asked.clear();
        settle();
        assertThat(central.asked.indexOf("/v1/sync/feeds/control"))
                .isBetween(0, central.asked.indexOf("/v1/sync/operations"));
        assertThat(store.notes).extracting(StationNote::kind).contains(StationNote.Kind.REVOKED);
    }

    @Test
    void ifCentralAnswersHellosAndNothingMovesItConnectsAnewAndThenSaysSo() throws Exception {
        settle();
        done(1);
        var stuck = Answer.problem(503, "still_running", Map.of());
        for (int i = 0; i < 12; i++) {
            central.answerPushes(stuck);
            pass(20_000);
            settle();
        }
        assertThat(seen()).isEqualTo(Link.STUCK);
        central.answerPushes(null);
        pass(60_000);
        settle();
        assertThat(seen()).isEqualTo(Link.ONLINE);
    }

    @Test
    void whatCannotBeFetchedHoldsNothingUp() throws Exception {
        settle();
        errandsFail = true;
        for (int i = 0; i < 5; i++) {
            done(1);
            settle();
            assertThat(store.waiting()).isZero();
            pass(1_000);
        }
    }

    @Test
    void somebodyWhoDoesNotWantToWaitDoesNot() throws Exception {
        settle();
        central.answerAlways(Answer.portal());
        for (int i = 0; i < 8; i++) {
            pass(60_000);
            settle();
        }
        central.answerAlways(null);
        loop.hurry();
        settle();
        assertThat(seen()).isEqualTo(Link.ONLINE);
    }

    @Test
    void aSlowLinkGetsSmallerBatches() throws Exception {
        settle();
        done(150);
        central.beforeAnswer(() -> pass(Duration.ofSeconds(9).toMillis()));
        settle();
        assertThat(central.pushes).startsWith(50, 25, 12, 6, 3, 1, 1);
    }
}
