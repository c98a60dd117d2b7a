package dev.pickwright.station.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.access.Role;
import dev.pickwright.station.platform.nav.Route;
import org.junit.jupiter.api.Test;

class IdleLockTest {

    private final Desks desks = new Desks();
    private final Desk desk = desks.deskOf(DeskAccess.operator("B-1001", "Ada", Role.PICKER));

    private void after(int seconds) {
        desks.now = desks.now.plusSeconds(seconds);
        desk.idle().tick();
    }

    private String warning() {
        return desk.idle().warningProperty().get();
    }

    @Test
    void aMinuteBeforeItWarnsAndCountsDown() {
        after(239);
        assertThat(warning()).isEmpty();
        after(1);
        assertThat(warning()).contains("locks in 60 s");
        after(18);
        assertThat(warning()).contains("locks in 42 s");
    }

    @Test
    void afterFiveMinutesItLocks() {
        after(299);
        assertThat(desk.operator()).isNotNull();
        after(1);
        assertThat(desk.operator()).isNull();
        assertThat(desks.calls).containsExactly("lock");
        assertThat(desks.routes).containsExactly(new Route.SignIn());
        assertThat(warning()).isEmpty();
    }

    @Test
    void anyKeyKeepsItOpen() {
        after(299);
        desk.idle().touched();
        assertThat(warning()).isEmpty();
        after(200);
        assertThat(desk.operator()).isNotNull();
    }

    @Test
    void whereNobodyIsSignedInNothingIsLocked() {
        desk.sessions().signOut();
        desks.calls.clear();
        after(1_000);
        assertThat(desks.calls).isEmpty();
        assertThat(warning()).isEmpty();
    }

    @Test
    void theTimeBeginsWithTheOneWhoComes() {
        desk.sessions().lock();
        after(1_000);
        desks.signIn(desk, DeskAccess.operator("B-1002", "Ben", Role.PACKER));
        after(100);
        assertThat(desk.operator()).isNotNull();
    }
}
