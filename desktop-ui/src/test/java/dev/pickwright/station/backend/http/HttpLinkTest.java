package dev.pickwright.station.backend.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pickwright.station.backend.api.LiveGateway;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpLinkTest implements LiveGateway.Watcher {

    private static final HttpLiveGateway.Patience PATIENT = new HttpLiveGateway.Patience(
            Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofMillis(20), Duration.ofMillis(100));
    private static final HttpLiveGateway.Patience HASTY = new HttpLiveGateway.Patience(
            Duration.ofSeconds(20), Duration.ofMillis(300), Duration.ofMillis(20), Duration.ofMillis(100));

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final ExecutorService fx = Executors.newSingleThreadExecutor();
    private FakeStream server;
    private LiveGateway.Link link;

    @BeforeEach
    void start() throws IOException {
        server = new FakeStream(0);
    }

    @AfterEach
    void stop() {
        link.close();
        server.close();
        fx.shutdownNow();
    }

    @Test
    void aChangeIsHeardOf() {
        follow(41, PATIENT);
        server.event(42);
        waitFor("live", "changed");
        assertThat(server.asked).containsExactly("41");
    }

    @Test
    void aChangeThatIsNoEventIsHeardOfAndMovesNoCursor() {
        follow(41, PATIENT);
        server.signal();
        waitFor("live", "changed");
        server.event(42);
        waitFor("live", "changed", "changed");
    }

    @Test
    void aHeartbeatIsNoChange() {
        follow(41, PATIENT);
        server.heartbeat();
        server.event(42);
        waitFor("live", "changed");
    }

    @Test
    void aConnectionThatEndsIsTakenUpWhereItEndedAndNobodyIsTroubled() {
        follow(41, PATIENT);
        server.event(42);
        waitFor("live", "changed");
        server.end();
        await().until(() -> server.asked.size() == 2);
        server.event(43);
        waitFor("live", "changed", "live", "changed");
        assertThat(server.asked).containsExactly("41", "42");
    }

    @Test
    void aBackendThatIsGoneIsSaidAndFoundAgain() throws IOException {
        follow(41, PATIENT);
        server.event(42);
        waitFor("live", "changed");
        int port = server.port();
        server.close();
        await().untilAsserted(() -> assertThat(heard).contains("lost"));
        server = new FakeStream(port);
        await().untilAsserted(() -> assertThat(heard).endsWith("live"));
        assertThat(server.asked).containsExactly("42");
    }

    @Test
    void aSilentConnectionIsLost() {
        follow(41, HASTY);
        await().untilAsserted(() -> assertThat(heard).contains("lost"));
        await().untilAsserted(() -> assertThat(server.asked).hasSizeGreaterThan(1));
    }

    @Test
    void aCursorThatHasExpiredMeansThatChangesWereMissed() {
        server.answerWith(410);
        follow(41, PATIENT);
        waitFor("missed");
    }

    @Test
    void aGapBetweenTwoEventsMeansThatChangesWereMissed() {
        follow(41, PATIENT);
        server.event(43);
        waitFor("live", "missed");
    }

    @Test
    void aRefusalIsALostLinkThatIsTriedAgain() {
        server.answerWith(503);
        follow(41, PATIENT);
        await().untilAsserted(() -> assertThat(heard).contains("lost"));
        server.answerWith(200);
        await().untilAsserted(() -> assertThat(heard).endsWith("live"));
    }

    @Test
    void aClosedLinkTellsNothingAndAsksNothing() {
        follow(41, PATIENT);
        waitFor("live");
        link.close();
        server.event(42);
        server.end();
        await().during(Duration.ofMillis(300)).until(() -> heard.size() == 1 && server.asked.size() == 1);
    }

    private void follow(long after, HttpLiveGateway.Patience patience) {
        link = new HttpLiveGateway(server.api(), fx, Clock.systemUTC(), patience).follow(after, this);
    }

    private void waitFor(String... told) {
        await().untilAsserted(() -> assertThat(heard).containsExactly(told));
    }

    @Override
    public void changed() {
        heard.add("changed");
    }

    @Override
    public void missed() {
        heard.add("missed");
    }

    @Override
    public void live() {
        heard.add("live");
    }

    @Override
    public void lost(Instant since) {
        heard.add("lost");
    }
}
