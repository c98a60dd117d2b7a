package dev.pickwright.station.screens.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.access.Role;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.DeskAccess;
import dev.pickwright.station.screens.Desks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignInModelTest {

    private final Desks desks = new Desks();
    private final Desk desk = desks.desk();
    private final List<String> asked = new ArrayList<>();
    private final SignInModel model = model();

    private SignInModel model() {
        return new SignInModel(desk, (badge, problem) -> asked.add(badge + (problem.isEmpty() ? "" : " again")));
    }

    @Test
    void theBadgeAloneIsTriedFirst() {
        model.badge("]C0b-1001");
        assertThat(desks.calls).contains("sign-in B-1001");
        assertThat(desks.routes).containsExactly(new Route.Home());
        assertThat(asked).isEmpty();
    }

    @Test
    void thePinIsAskedWhereTheBadgeIsNotEnough() {
        desks.signInFailure = new DomainFailure("pin_needed", "The PIN is needed.");
        model.badge("B-1001");
        assertThat(asked).containsExactly("B-1001");
        model.pin("B-1001", "1111");
        assertThat(desks.calls).contains("sign-in B-1001 1111");
        assertThat(desks.routes).containsExactly(new Route.Home());
    }

    @Test
    void aWrongPinIsAskedAgainForTheSameBadge() {
        desks.signInFailure = new DomainFailure("sign_in_refused", "Badge and PIN do not belong together.");
        model.pin("B-1001", "9999");
        assertThat(asked).containsExactly("B-1001 again");
        assertThat(said()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void aLockedBadgeIsCountedDownAndNotAskedForMeanwhile() {
        desks.signInFailure = new DomainFailure("sign_in_locked", "Wait.", null, Map.of("retry_after_seconds", "30"));
        model.pin("B-1001", "9999");
        assertThat(model.countdownProperty().get()).isEqualTo("30 s");
        assertThat(model.frame().instructionProperty().get()).contains("B-1001 has to wait");
        desks.calls.clear();
        model.badge("B-1001");
        assertThat(desks.calls).isEmpty();
        desks.now = desks.now.plusSeconds(12);
        desks.timePasses();
        assertThat(model.countdownProperty().get()).isEqualTo("18 s");
        desks.now = desks.now.plusSeconds(18);
        desks.timePasses();
        assertThat(model.countdownProperty().get()).isEmpty();
        model.badge("B-1001");
        assertThat(desks.routes).containsExactly(new Route.Home());
    }

    @Test
    void anotherBadgeIsTakenWhileOneHasToWait() {
        desks.signInFailure = new DomainFailure("sign_in_locked", "Wait.", null, Map.of("retry_after_seconds", "90"));
        model.pin("B-1001", "9999");
        assertThat(model.countdownProperty().get()).isEqualTo("1 min 30 s");
        model.badge("B-1002");
        assertThat(desks.calls).contains("sign-in B-1002");
    }

    @Test
    void whereSomebodysWorkIsLockedItSaysWhose() {
        desks.signIn(desk, DeskAccess.operator("B-1001", "Ada", Role.PICKER));
        desk.sessions().lock();
        assertThat(model().frame().instructionProperty().get()).isEqualTo("Scan your badge to go on, Ada");
    }

    @Test
    void theBadgeThatTookOverIsTriedAtOnce() {
        model.begin("B-1002");
        assertThat(desks.calls).contains("sign-in B-1002");
    }

    private Outcome said() {
        return model.frame().saidProperty().get().outcome();
    }
}
