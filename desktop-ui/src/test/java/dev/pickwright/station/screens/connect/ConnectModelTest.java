package dev.pickwright.station.screens.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.station.backend.api.ConnectGateway;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.screens.Desks;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectModelTest {

    private static final String FINGERPRINT = "AB:".repeat(31) + "AB";

    private final List<String> done = new ArrayList<>();
    private final FakeGateway central = new FakeGateway();
    private final Desks desks = new Desks();
    private final FrameModel frame = new FrameModel(outcome -> {});
    private final ConnectModel model = new ConnectModel(
            desks,
            central,
            URI.create("https://central:8080"),
            frame,
            () -> done.add("asked to type"),
            () -> done.add("connected"));

    @Test
    void noCodeIsTakenBeforeAPersonComparedTheFingerprint() {
        central.seen = new ConnectGateway.Seen(ConnectGateway.Trust.UNKNOWN, FINGERPRINT);
        model.look();
        assertThat(model.shownProperty().get().fingerprint()).isEqualTo(FINGERPRINT);
        model.code("ABCD-EFGH-JKMN");
        assertThat(done).isEmpty();
        press(ActionId.PRIMARY);
        assertThat(done).containsExactly("trusted " + FINGERPRINT);
        model.code("abcd efgh jkmn");
        assertThat(done).contains("enrolled by ABCD-EFGH-JKMN", "connected");
    }

    @Test
    void whereTheCertificateIsSeenOnlyThenTheCodeIsSentAgainAfterItWasCompared() {
        model.look();
        central.certificate = FINGERPRINT;
        model.code("ABCD-EFGH-JKMN");
        assertThat(model.shownProperty().get().stage()).isEqualTo(ConnectModel.Stage.COMPARE);
        assertThat(model.shownProperty().get().fingerprint()).isEqualTo(FINGERPRINT);
        assertThat(done).isEmpty();
        press(ActionId.PRIMARY);
        assertThat(done).containsExactly("trusted " + FINGERPRINT, "enrolled by ABCD-EFGH-JKMN", "connected");
    }

    @Test
    void whatIsNoCodeIsNotSent() {
        model.look();
        model.code("ABCD");
        assertThat(done).isEmpty();
        assertThat(frame.saidProperty().get().text()).contains("three groups of four");
    }

    @Test
    void aReadableConnectionIsWarnedAboutInWords() {
        central.seen = new ConnectGateway.Seen(ConnectGateway.Trust.READABLE, null);
        model.look();
        assertThat(frame.saidProperty().get().text()).contains("Everybody on this network can read");
        assertThat(model.shownProperty().get().stage()).isEqualTo(ConnectModel.Stage.READABLE);
    }

    @Test
    void aServerThatCannotBeReachedIsLookedForAgain() {
        central.failure = new DomainFailure(DomainFailure.UNREACHABLE, "refused");
        model.look();
        assertThat(frame.saidProperty().get().text()).contains("nothing answers at that address");
        assertThat(frame.progressProperty().get()).isEqualTo("again in 10 s");
        central.failure = null;
        for (int second = 0; second < 10; second++) {
            desks.timePasses();
        }
        assertThat(model.shownProperty().get().stage()).isEqualTo(ConnectModel.Stage.CODE);
    }

    @Test
    void whoIsEnrolledGoesOnWithoutACode() {
        central.enrolled = true;
        model.look();
        assertThat(done).containsExactly("proved", "connected");
    }

    @Test
    void whoWasRetiredStopsUntilEnrolledAgain() {
        central.enrolled = true;
        central.failure = new DomainFailure(ConnectGateway.NOT_ENROLLED, "no");
        model.look();
        assertThat(model.shownProperty().get().stage()).isEqualTo(ConnectModel.Stage.RETIRED);
        central.failure = null;
        central.enrolled = false;
        press(ActionId.PRIMARY);
        assertThat(model.shownProperty().get().stage()).isEqualTo(ConnectModel.Stage.CODE);
    }

    @Test
    void aFingerprintStandsInLinesOfEightPairs() {
        assertThat(Fingerprint.lines(FINGERPRINT)).hasSize(4).allMatch("AB:AB:AB:AB:AB:AB:AB:AB"::equals);
    }

    private void press(ActionId key) {
        frame.actionsProperty().get().stream()
                .filter(action -> action.id() == key)
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }

    private final class FakeGateway implements ConnectGateway {

        Seen seen = new Seen(Trust.TRUSTED, null);
        boolean enrolled;
        DomainFailure failure;
        String certificate;

        @Override
        public boolean enrolled() {
            return enrolled;
        }

        @Override
        public Seen look() {
            if (failure != null) {
                throw failure;
            }
            return seen;
        }

        @Override
        public void trust(Seen compared) {
            done.add("trusted " + compared.fingerprint());
            seen = new Seen(Trust.TRUSTED, null);
        }

        @Override
        public void enrol(String code) {
            if (certificate != null) {
                String shown = certificate;
                certificate = null;
                throw new DomainFailure("certificate_unknown", "", null, Map.of("fingerprint", shown));
            }
            done.add("enrolled by " + code);
        }

        @Override
        public void prove() {
            done.add("proved");
        }
    }
}
