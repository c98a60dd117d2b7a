package dev.pickwright.station.screens.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.screens.Desks;
import org.junit.jupiter.api.Test;

class SignInModelTest {

    private final Desks desks = new Desks();
    private final SignInModel model = new SignInModel(desks.desk());

    @Test
    void aBadgeAndItsPinLeadHome() {
        model.signIn("B-1001", "1111");
        assertThat(desks.calls).containsExactly("sign-in B-1001 1111");
        assertThat(desks.routes).containsExactly(new Route.Home());
    }

    @Test
    void aRefusalSaysWhatToDo() {
        desks.failure = new DomainFailure("sign_in_refused", "Badge and PIN do not belong together. Scan again.");
        model.signIn("B-1001", "9");
        assertThat(desks.routes).isEmpty();
        assertThat(model.frame().saidProperty().get().outcome()).isEqualTo(Outcome.ERROR);
        assertThat(model.frame().saidProperty().get().text()).startsWith("Badge and PIN do not belong together");
    }
}
