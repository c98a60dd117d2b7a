package dev.pickwright.station.backend.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.model.Message;
import dev.pickwright.station.backend.api.BadgeScanned;
import dev.pickwright.station.backend.api.DomainFailure;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StationSessionsTest {

    private final StationSessions sessions = new StationSessions();

    @BeforeEach
    void adaIsSignedIn() {
        sessions.begin("ada", "B-1001");
    }

    /** As whom a command is sent now. */
    private String sent() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost"));
        sessions.sign(request);
        sessions.approve(request);
        var headers = request.build().headers();
        Optional<String> approval = headers.firstValue("Approval");
        return headers.firstValue("Operator-Session").orElse("nobody")
                + approval.map(secret -> " with " + secret).orElse("");
    }

    @Test
    void aCallIsSentAsWhoAskedForIt() throws Exception {
        Callable<String> call = sessions.asNow(this::sent, null);
        assertThat(call.call()).isEqualTo("ada");
    }

    @Test
    void aCallWhoseTurnComesUnderAnotherOperatorIsNotSent() {
        Callable<String> call = sessions.asNow(this::sent, null);
        sessions.end();
        sessions.begin("ben", "B-1002");
        assertSetAside(call);
    }

    @Test
    void afterAnotherOnesBadgeNothingIsSentAsThePresentOne() {
        Callable<String> asked = sessions.asNow(this::sent, null);
        assertThatThrownBy(() -> sessions.refuseBadge(Message.of("scan.badge", "B-1002")))
                .isInstanceOf(BadgeScanned.class);
        assertSetAside(asked);
        assertSetAside(sessions.asNow(this::sent, null));
        sessions.last(() -> assertThat(sent()).isEqualTo("ada"));
    }

    @Test
    void theOwnBadgeChangesNothing() throws Exception {
        assertThatThrownBy(() -> sessions.refuseBadge("b-1001"))
                .isInstanceOfSatisfying(
                        DomainFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo("own_badge"));
        assertThat(sessions.asNow(this::sent, null).call()).isEqualTo("ada");
    }

    @Test
    void anyOtherAnswerIsNoBadge() throws Exception {
        sessions.refuseBadge(Message.of("pick.wrong_bin", "A-01", "A-02"));
        assertThat(sessions.asNow(this::sent, null).call()).isEqualTo("ada");
    }

    @Test
    void anApprovalGoesWithTheOneCall() throws Exception {
        assertThat(sessions.asNow(this::sent, "approved").call()).isEqualTo("ada with approved");
        assertThat(sessions.asNow(this::sent, null).call()).isEqualTo("ada");
    }

    private static void assertSetAside(Callable<String> call) {
        assertThatThrownBy(call::call)
                .isInstanceOfSatisfying(
                        DomainFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo("set_aside"));
    }
}
