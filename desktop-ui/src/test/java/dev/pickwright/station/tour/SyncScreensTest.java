package dev.pickwright.station.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.access.Role;
import dev.pickwright.model.packing.PackQueueView;
import dev.pickwright.model.sync.HandoverConflict;
import dev.pickwright.model.sync.HandoverStatus;
import dev.pickwright.model.sync.StopNotice;
import dev.pickwright.model.sync.SyncStatus.Link;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.screens.DeskSync;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The screens of a station that has a central, and of a supervisor at central, against a backend that says how it stands. */
class SyncScreensTest {

    private static final String STATUS = "GET /v1/station/sync";

    private FakeBackend backend;
    private Floor floor;

    @BeforeEach
    void start() throws IOException {
        backend = new FakeBackend(0);
        Messages.speak(Locale.ENGLISH);
        Floor.startFx();
    }

    @AfterEach
    void stop() {
        floor.close();
        backend.close();
    }

    private void link(Link link, long waiting, long attention, StopNotice... stops) {
        backend.answers(STATUS, DeskSync.status(link, Instant.now(), waiting, attention, stops));
    }

    private void handover(HandoverStatus handover) {
        backend.answers(STATUS, DeskSync.status(Link.ONLINE, Instant.now(), 3, 1, handover));
    }

    private void picker(int textSize, String language) {
        SyncScenes.signsIn(backend, textSize, language, Role.PICKER);
        SyncScenes.picks(backend);
        SyncScenes.operations(backend);
        floor = new Floor(backend.base(), "token", Path.of("target", "pictures"), Duration.ofMinutes(5));
        floor.signIn("B-1001", "1111", textSize == 100 ? "Press F10 to get" : "");
    }

    private void inBothThemes(String name) {
        floor.picture(name);
        floor.toggleTheme();
        floor.picture(name);
        floor.toggleTheme();
    }

    @Test
    void aToteWhosePicksAreMissingIsTakenOverWithASupervisor() {
        link(Link.ONLINE, 0, 0);
        SyncScenes.signsIn(backend, 100, "en", Role.PACKER);
        backend.answers("GET /v1/packing/queue", new PackQueueView(0, List.of()));
        backend.refuses(
                "POST /v1/packing/scan",
                409,
                Map.of("code", "leased", "detail", "not all here", "operation", "take_over_tote"));
        backend.refuses(
                "POST /v1/packing/take-over",
                403,
                Map.of("code", "approval_needed", "detail", "ask", "action", "take_over_tote", "subject", "T-0001"));
        floor = new Floor(backend.base(), "token", Path.of("target", "pictures"), Duration.ofMinutes(5));
        floor.signIn("B-1002", "2222", "Scan a tote");
        floor.scan("T-0001");
        floor.seeText("#action-change", "Take T-0001 over");
        floor.hear("has not sent all of it");
        inBothThemes("take-over-tote");
        floor.press(KeyCode.F7);
        floor.seeText("#approval-sentence", "pack this tote before all that was picked into it is known?");
        floor.picture("approval-take-over-tote");
        assertThat(backend.asked()).contains("POST /v1/packing/take-over");
    }

    @Test
    void theStripSaysWhyTheLinkIsLostWhatWaitsAndHowLongTheWorkLasts() {
        link(Link.NO_NETWORK, 104, 1);
        picker(100, "en");
        floor.seeText("#sync-link", "This computer has no network since");
        floor.seeText("#sync-waiting", "Waiting to be sent 104 (oldest 3 h 12)");
        floor.seeText("#sync-reserve", "14 lists, about 3 h 05; begin before");
        floor.seeText("#sync-attention", "Needs action 1");
        inBothThemes("sync-queue");
        floor.press(KeyCode.F10);
        floor.see("Red mug");
        floor.seeText(".standing", "Saved on this station");
        inBothThemes("sync-picking");
        link(Link.DRAINING, 1_084, 0);
        floor.seeText("#sync-drain", "6,120 of 7,204, 1,050/s, 1 s left");
        inBothThemes("sync-draining");
    }

    @Test
    void whatWaitsIsListedByFulfillmentAndTriedNow() {
        link(Link.NO_CENTRAL, 3, 1);
        picker(100, "en");
        floor.press(KeyCode.DELETE);
        floor.see("1 operation needs action");
        inBothThemes("sync-waiting");
        floor.press(KeyCode.F10);
        floor.hear("Central was asked now.");
        assertThat(backend.asked()).contains("POST /v1/station/sync/exchange");
        floor.press(KeyCode.ESCAPE);
        floor.see("Press F10 to get");
    }

    @Test
    void whatWasDoneBeforeThereWasACentralIsHandedOverAndWhatDoesNotFitIsNamed() {
        handover(new HandoverStatus(HandoverStatus.State.SENDING, 129_206, 96_779, List.of()));
        picker(100, "en");
        floor.seeText("#sync-handover", "96,779 of 129,206 rows");
        floor.press(KeyCode.DELETE);
        floor.see("1 operation needs action");
        inBothThemes("sync-handing-over");
        handover(new HandoverStatus(
                HandoverStatus.State.REFUSED,
                129_206,
                0,
                List.of(new HandoverConflict(
                        HandoverConflict.Why.BIN, 42, List.of("A-01-01-01", "A-01-01-02", "A-01-01-03")))));
        floor.seeText("#sync-fact-handover", "42 bins are at central too: A-01-01-01, A-01-01-02, A-01-01-03");
        inBothThemes("sync-handover-refused");
    }

    @Test
    void workThatWasTakenAwayStopsEverythingUntilItIsPutBack() {
        link(Link.ONLINE, 0, 0);
        picker(100, "en");
        floor.press(KeyCode.F10);
        floor.see("Red mug");
        link(Link.ONLINE, 0, 0, SyncScenes.revoked());
        backend.answers("POST /v1/station/sync/stops/" + SyncScenes.ONE + "/acknowledge", Map.of());
        floor.seeNode("stop");
        floor.press(KeyCode.F6);
        floor.seeText("#stop #feedback", "Put this back");
        inBothThemes("sync-stop");
        floor.press(KeyCode.F4);
        floor.press(KeyCode.F3);
        floor.scan("A-01-02-03");
        floor.scan("B-02-01-01");
        link(Link.ONLINE, 0, 0);
        floor.seeGone("stop");
        floor.see("Red mug");
        assertThat(backend.asked())
                .filteredOn(call -> call.startsWith("POST /v1/station/sync") || call.contains("/short"))
                .containsExactly("POST /v1/station/sync/stops/" + SyncScenes.ONE + "/acknowledge");
    }

    @Test
    void whoSignsOutHearsThatWhatWaitsStaysHere() {
        link(Link.NO_CENTRAL, 104, 0);
        picker(100, "en");
        floor.seeNode("sync-link");
        floor.press(KeyCode.F12);
        floor.seeText(".overlay-title", "104 operations are not at central yet");
        floor.picture("sync-sign-out");
        floor.press(KeyCode.ENTER);
        floor.seeText(".overlay-title", "104 operations are not at central yet");
        floor.press(KeyCode.F10);
        floor.see("Scan your badge");
    }

    @Test
    void aSupervisorDecidesWhatDoesNotFitAndSeesWhichStationIsSilent() {
        SyncScenes.signsIn(backend, 100, "en", Role.SUPERVISOR);
        SyncScenes.cases(backend);
        floor = new Floor(backend.base(), "token", Path.of("target", "pictures"), Duration.ofMinutes(5));
        floor.signIn("B-1001", "1111", "All fulfillments");
        floor.seeText("#cases-band .waiting-text", "2 cases wait for a decision");
        floor.picture("cases-board");
        floor.press(KeyCode.DELETE);
        floor.see("2 cases wait for a decision");
        inBothThemes("cases");
        floor.press(KeyCode.F10);
        floor.seeNode("case-outcomes");
        floor.press(KeyCode.F7);
        floor.type("Counted with Ada");
        inBothThemes("case-decide");
        backend.answers("POST /v1/sync/cases/" + new UUID(1, 12) + "/resolve", Map.of());
        floor.press(KeyCode.F10);
        floor.hear("Decided: Let the rest count.");
        floor.press(KeyCode.F3);
        floor.see("2 stations need somebody");
        inBothThemes("station-sync");
    }

    @Test
    void whatCameBackAfterARestoreCountsAllAtOnce() {
        SyncScenes.signsIn(backend, 100, "en", Role.SUPERVISOR);
        SyncScenes.casesAfterARestore(backend);
        floor = new Floor(backend.base(), "token", Path.of("target", "pictures"), Duration.ofMinutes(5));
        floor.signIn("B-1001", "1111", "All fulfillments");
        floor.seeText("#cases-band .waiting-text", "3 cases wait for a decision");
        floor.press(KeyCode.DELETE);
        floor.see("3 cases wait for a decision");
        inBothThemes("cases-after-restore");
        backend.answers("POST /v1/sync/cases/" + new UUID(1, 3) + "/resolve", Map.of());
        backend.answers("POST /v1/sync/cases/" + new UUID(1, 4) + "/resolve", Map.of());
        floor.press(KeyCode.F5);
        floor.seeText(".overlay-title", "Let 2 cases count?");
        floor.picture("cases-adopt-all");
        floor.press(KeyCode.F10);
        floor.hear("2 cases count now.");
    }

    @Test
    @Tag("long")
    void aSupervisorWithBadEyesAsWell() {
        SyncScenes.signsIn(backend, 200, "de", Role.SUPERVISOR);
        SyncScenes.cases(backend);
        floor = new Floor(backend.base(), "token", Path.of("target", "pictures"), Duration.ofMinutes(5));
        floor.signIn("B-1001", "1111", "");
        floor.seeText("#cases-band .waiting-text", "2 F");
        floor.press(KeyCode.DELETE);
        floor.see("2 F");
        inBothThemes("big-cases");
        floor.press(KeyCode.F10);
        floor.seeNode("case-outcomes");
        inBothThemes("big-case-decide");
        floor.press(KeyCode.ESCAPE);
        floor.press(KeyCode.F3);
        floor.see("2 Stationen");
        inBothThemes("big-station-sync");
    }

    @Test
    @Tag("long")
    void itIsAllThereInBigLetters() {
        link(Link.NOT_CENTRAL, 104, 1);
        picker(200, "de");
        floor.seeText("#sync-link", "Eine Anmeldeseite antwortet");
        floor.see("F10 holt");
        inBothThemes("sync-big-queue");
        floor.press(KeyCode.F10);
        floor.see("Red mug");
        floor.seeText(".standing", "Hier gesichert");
        inBothThemes("sync-big-picking");
        floor.press(KeyCode.DELETE);
        floor.seeNode("operations");
        inBothThemes("sync-big-waiting");
        link(Link.ONLINE, 0, 0, SyncScenes.revoked());
        floor.seeNode("stop");
        inBothThemes("sync-big-stop");
    }
}
