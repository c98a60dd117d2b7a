package dev.pickwright.station.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.access.Role;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApprovalModelTest {

    private final Desks desks = new Desks();
    private final Desk desk = desks.deskOf(DeskAccess.operator("B-1002", "Ben", Role.PACKER));
    private final List<String> heard = new ArrayList<>();

    /** A command that is refused until it comes with an approval. */
    @BeforeEach
    void command() {
        desks.callFailure = new DomainFailure(
                "approval_needed",
                "A supervisor has to approve it.",
                null,
                Map.of("action", "release_hold", "subject", "H-1"));
        desk.tasks()
                .run(
                        new Tasks.Lane(),
                        () -> desks.answer("release", "released"),
                        heard::add,
                        e -> heard.add(((DomainFailure) e).code()));
        desks.calls.clear();
    }

    @Test
    void itSaysWhoWantsToDoWhat() {
        assertThat(desks.asked.sentence()).isEqualTo("May Ben release this hold?");
        assertThat(heard).isEmpty();
    }

    @Test
    void whatASupervisorApprovesIsSentAgain() {
        desks.asked.badge("]C0B-1003");
        assertThat(desks.asked.badgeProperty().get()).isEqualTo("B-1003");
        desks.asked.pin("3333");
        assertThat(desks.calls).containsExactly("approve B-1003 RELEASE_HOLD H-1", "with approval by Cleo", "release");
        assertThat(heard).containsExactly("released");
        assertThat(desks.asked.overProperty().get()).isTrue();
        assertThat(desk.noticeProperty().get()).isEqualTo("Allowed once by Cleo");
        desks.timePasses();
        assertThat(desk.noticeProperty().get()).isEmpty();
    }

    @Test
    void aWrongPinIsAskedAgain() {
        desks.asked.badge("B-1003");
        desks.callFailure = new DomainFailure("sign_in_refused", "No.");
        desks.asked.pin("9999");
        assertThat(desks.asked.problemProperty().get()).contains("do not belong together");
        assertThat(desks.asked.badgeProperty().get()).isEqualTo("B-1003");
        assertThat(heard).isEmpty();
    }

    @Test
    void aBadgeThatMayNotApproveIsRefused() {
        desks.asked.badge("B-1001");
        desks.callFailure = new DomainFailure("approval_refused", "No.");
        desks.asked.pin("1111");
        assertThat(desks.asked.problemProperty().get()).contains("A supervisor has to");
        assertThat(desks.asked.badgeProperty().get()).isEmpty();
    }

    @Test
    void aLockedBadgeSaysHowLong() {
        desks.asked.badge("B-1003");
        desks.callFailure = new DomainFailure("sign_in_locked", "No.", null, Map.of("retry_after_seconds", "30"));
        desks.asked.pin("9999");
        assertThat(desks.asked.problemProperty().get()).startsWith("Badge B-1003 is locked for 30 s");
    }

    @Test
    void givenUpNothingIsSentAgain() {
        desks.asked.giveUp();
        assertThat(desks.calls).isEmpty();
        assertThat(heard).containsExactly("not_approved");
        assertThat(desks.asked.overProperty().get()).isTrue();
    }
}
