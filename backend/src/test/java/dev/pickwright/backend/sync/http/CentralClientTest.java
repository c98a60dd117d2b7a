package dev.pickwright.backend.sync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.sync.http.CentralFailure.Cause;
import dev.pickwright.backend.sync.http.FakeCentral.Answer;
import dev.pickwright.model.sync.Backlog;
import dev.pickwright.model.sync.FeedName;
import dev.pickwright.model.sync.FeedPoint;
import dev.pickwright.model.sync.Hello;
import dev.pickwright.model.sync.StreamStanding;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CentralClientTest {

    private static final IdSource IDS = UUID::randomUUID;

    @TempDir
    private Path folder;

    private FakeCentral central;
    private StationFile file;
    private CentralClient client;

    @BeforeEach
    void enrolled() throws Exception {
        central = new FakeCentral();
        file = new StationFile(folder.resolve(StationFile.NAME));
        file.remember(central.uri());
        client = client(Clock.systemUTC());
        client.enrol("ABCD-EFGH", null);
    }

    @AfterEach
    void stop() {
        central.close();
    }

    private CentralClient client(Clock clock) {
        return new CentralClient(file, file.read().orElseThrow(), clock, IDS);
    }

    private CentralClient client(URI uri) {
        Enrolment known = file.read().orElseThrow();
        var elsewhere = new Enrolment(uri, null, known.station(), known.key(), known.name(), known.warehouse());
        return new CentralClient(file, elsewhere, Clock.systemUTC(), IDS);
    }

    private Hello hello() {
        return new Hello(
                central.station,
                0,
                "1",
                "boot",
                1,
                0,
                0,
                0,
                0,
                List.of(),
                List.of(new FeedPoint(FeedName.CONTROL, 0, 0), new FeedPoint(FeedName.REFERENCE, 0, 0)),
                "none",
                List.of(),
                Backlog.NONE,
                -1);
    }

    private CentralFailure failure() {
        return failure(client);
    }

    private CentralFailure failure(CentralClient asking) {
        return Objects.requireNonNull(
                catchThrowableOfType(CentralFailure.class, () -> asking.hello(hello())), "nothing failed");
    }

    @Test
    void whatTheEnrolmentGaveIsKeptForTheNextStartAndForItsOwnerAlone() throws Exception {
        assertThat(client.enrolment().name()).isEqualTo(FakeCentral.NAME);
        assertThat(client(Clock.systemUTC()).hello(hello()).standing()).isEqualTo(StreamStanding.UNKNOWN_INCARNATION);
        assertThat(central.count("/v1/stations")).isEqualTo(1);
        assertThat(Files.getPosixFilePermissions(folder.resolve(StationFile.NAME)))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
        assertThat(client.enrolment().toString())
                .doesNotContain(Objects.requireNonNull(client.enrolment().key()));
    }

    @Test
    void aStationThatWasEnrolledWithoutABackendOfItsOwnStaysWhoItIs() throws Exception {
        Enrolment known = file.read().orElseThrow();
        Files.writeString(
                folder.resolve(StationFile.NAME),
                "{\"server\":\"%s\",\"station\":\"%s\",\"key\":\"%s\"}"
                        .formatted(known.central(), known.station(), known.key()));
        assertThat(file.read()).isEmpty();
        file.remember(known.central());
        assertThat(file.read().orElseThrow().station()).isEqualTo(known.station());
        assertThat(client(Clock.systemUTC()).hello(hello()).central()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {-72, 72})
    void aClockThatIsDaysOffSignsIn(long hours) throws Exception {
        Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofHours(hours));
        assertThat(client(wrong).hello(hello()).central()).isEqualTo(1);
    }

    @Test
    void aTokenServesManyRequestsAndIsRenewedOnceWhenCentralTakesItNoMore() throws Exception {
        client.hello(hello());
        client.hello(hello());
        assertThat(central.count("/v1/station-tokens"))
                .as("the enrolment gave one")
                .isZero();
        central.answerOnce(Answer.problem(401, "not_signed_in", Map.of()));
        client.hello(hello());
        assertThat(central.count("/v1/station-tokens")).isEqualTo(1);
    }

    @Test
    void aStationThatCentralDoesNotKnowAnyMoreIsRefused() {
        central.forgetStation();
        central.answerOnce(Answer.problem(401, "not_signed_in", Map.of()));
        assertThat(failure().why()).isEqualTo(Cause.REFUSED);
    }

    @Test
    void whatIsLargeIsSentPacked() throws Exception {
        client.hello(hello());
        assertThat(central.lastHeaders).containsEntry("Content-encoding", "gzip");
    }

    @Test
    void aPageOfAWirelessNetworkIsNotCentral() {
        for (Answer answer : List.of(
                Answer.portal(),
                new Answer(302, "text/html", Map.of("Location", "http://wifi.example/login"), ""),
                new Answer(511, "text/html", Map.of(), "sign in"),
                new Answer(401, "text/html", Map.of(), "sign in"),
                new Answer(200, "application/json", Map.of(), "{}"),
                new Answer(200, "application/json", Map.of(), "{\"boot\":\"another\",\"hello_no\":1}"),
                new Answer(200, "application/json", Map.of(), "not json"))) {
            central.answerOnce(answer);
            assertThat(failure().why()).as("%s", answer).isEqualTo(Cause.NOT_CENTRAL);
        }
    }

    @Test
    void centralThatIsBusySaysForHowLong() {
        for (int status : List.of(429, 503)) {
            central.answerOnce(Answer.problem(status, "rate_limited", Map.of("Retry-After", "7")));
            CentralFailure failure = failure();
            assertThat(failure.why()).isEqualTo(Cause.BUSY);
            assertThat(failure.retryAfterMillis()).isEqualTo(7_000);
        }
    }

    @Test
    void aProxyWithoutACentralBehindItIsNoCentral() {
        central.answerOnce(new Answer(502, "text/html", Map.of(), "Bad Gateway"));
        assertThat(failure().why()).isEqualTo(Cause.NO_CENTRAL);
    }

    @Test
    void whatIsTooLargeIsToldFromOtherRefusals() {
        central.answerOnce(Answer.problem(413, "too_large", Map.of()));
        assertThat(failure().why()).isEqualTo(Cause.TOO_LARGE);
        central.answerOnce(Answer.problem(409, "transition_refused", Map.of()));
        CentralFailure refused = failure();
        assertThat(refused.why()).isEqualTo(Cause.ANSWERED);
        assertThat(refused.code()).isEqualTo("transition_refused");
    }

    @Test
    void aPortThatNobodyListensOnIsNoCentral() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        CentralFailure failure = failure(client(URI.create("http://127.0.0.1:" + closed)));
        assertThat(failure.why()).isEqualTo(Cause.NO_CENTRAL);
        assertThat(failure.code()).isEqualTo("refused");
    }

    @Test
    void aNameThatNobodyCanTellTheAddressOfIsNoNetwork() {
        CentralFailure failure = failure(client(URI.create("http://central.invalid:8080")));
        assertThat(failure.why()).isEqualTo(Cause.NO_NETWORK);
        assertThat(failure.code()).isEqualTo("unknown_name");
    }
}
