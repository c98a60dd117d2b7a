package dev.pickwright.station.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.access.OperatorView;
import dev.pickwright.model.access.Role;
import dev.pickwright.station.backend.api.BadgeScanned;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final OperatorView ADA = DeskAccess.operator("B-1001", "Ada", Role.PICKER);
    private static final OperatorView BEN = DeskAccess.operator("B-1002", "Ben", Role.PACKER);

    private final Desks desks = new Desks();
    private final Desk desk = desks.desk();
    private final List<String> heard = new ArrayList<>();

    @Test
    void lockingHidesTheWorkAndTheBadgeBringsItBack() {
        desks.signIn(desk, ADA);
        desk.navigator().go(new Route.GuidedPick());
        desk.sessions().lock();
        assertThat(desk.operator()).isNull();
        assertThat(desk.sessions().locked()).isEqualTo(ADA);
        assertThat(desks.calls).containsExactly("lock");
        desk.sessions().signIn("B-1001", null, e -> {});
        assertThat(desks.routes).containsExactly(new Route.GuidedPick(), new Route.SignIn(), new Route.GuidedPick());
    }

    @Test
    void eachOperatorFindsTheirOwnWork() {
        desks.signIn(desk, ADA);
        desk.navigator().go(new Route.GuidedPick());
        desk.sessions().lock();
        desks.signIn(desk, BEN);
        desk.navigator().go(new Route.PackBench());
        desk.sessions().lock();
        desks.signIn(desk, ADA);
        desk.sessions().lock();
        desks.operator = BEN;
        desk.sessions().signIn("B-1002", null, e -> {});
        assertThat(desks.routes.getLast()).isEqualTo(new Route.PackBench());
    }

    @Test
    void whoMayDoOtherThingsNowBeginsAnew() {
        desks.signIn(desk, ADA);
        desk.navigator().go(new Route.GuidedPick());
        desk.sessions().lock();
        desks.operator = DeskAccess.operator("B-1001", "Ada", Role.PACKER);
        desk.sessions().signIn("B-1001", null, e -> {});
        assertThat(desks.routes.getLast()).isEqualTo(new Route.Home());
    }

    @Test
    void signingOutForgetsTheWork() {
        desks.signIn(desk, ADA);
        desk.navigator().go(new Route.GuidedPick());
        desk.sessions().signOut();
        assertThat(desks.calls).contains("sign-out");
        desk.sessions().signIn("B-1001", "1111", e -> {});
        assertThat(desks.routes.getLast()).isEqualTo(new Route.Home());
    }

    @Test
    void aBadgeInTheMiddleOfWorkTakesOver() {
        desks.signIn(desk, ADA);
        call(() -> {
            throw new BadgeScanned("B-1002");
        });
        assertThat(desks.routes).containsExactly(new Route.SignIn("B-1002"));
        assertThat(desk.operator()).isNull();
        assertThat(desks.calls).containsExactly("lock");
        assertThat(heard).isEmpty();
    }

    @Test
    void anEndedSessionLocksAndTheOneWhoComesBackIsTold() {
        desks.signIn(desk, ADA);
        call(() -> {
            throw new DomainFailure("not_signed_in", "Sign in.");
        });
        assertThat(desks.routes).containsExactly(new Route.SignIn());
        assertThat(heard).isEmpty();
        desks.signIn(desk, ADA);
        assertThat(heard).containsExactly("refused: Sign in.");
    }

    @Test
    void whatComesInForOneWhoIsAwayIsToldWhenTheyAreBack() {
        desks.signIn(desk, ADA);
        call(() -> {
            desk.sessions().lock();
            return "picked";
        });
        assertThat(heard).isEmpty();
        desks.signIn(desk, BEN);
        assertThat(heard).isEmpty();
        desk.sessions().lock();
        desks.signIn(desk, ADA);
        assertThat(heard).containsExactly("picked");
    }

    @Test
    void theStationLooksAsItsOperatorWants() {
        desks.operator = new OperatorView(ADA.id(), "B-1001", "Ada", ADA.roles(), "LON", "de", 150);
        desk.sessions().signIn("B-1001", "1111", e -> {});
        assertThat(desks.calls).containsExactly("sign-in B-1001 1111", "show de 150");
    }

    @Test
    void anotherLanguageIsKeptAndShownWithoutLeavingTheStep() {
        desks.signIn(desk, ADA);
        desk.sessions().prefer("de", 200, () -> heard.add("kept"), e -> {});
        assertThat(heard).containsExactly("kept");
        assertThat(desks.calls).containsExactly("prefer de 200", "show de 200", "again");
        assertThat(desks.routes).isEmpty();
    }

    private void call(Callable<String> call) {
        desk.tasks().run(new Tasks.Lane(), call, heard::add, e -> heard.add("refused: " + e.getMessage()));
    }
}
