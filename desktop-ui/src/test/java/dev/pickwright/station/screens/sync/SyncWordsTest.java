package dev.pickwright.station.screens.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.sync.HandoverConflict;
import dev.pickwright.model.sync.HandoverStatus;
import dev.pickwright.model.sync.SyncStatus;
import dev.pickwright.model.sync.SyncStatus.Link;
import dev.pickwright.station.screens.DeskSync;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyncWordsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T13:10:00Z");

    private final SyncWords words = new SyncWords(ZoneOffset.UTC, NOW);

    private static SyncStatus status(Link link, long waiting) {
        return DeskSync.status(link, NOW, waiting, 0);
    }

    @Test
    void theLinkIsNamedWithItsCauseAndSinceWhen() {
        assertThat(words.link(status(Link.NO_NETWORK, 0))).isEqualTo("This computer has no network since 12:45");
        assertThat(words.link(status(Link.NO_CENTRAL, 0))).isEqualTo("Central does not answer since 12:45");
    }

    @Test
    void whatWaitsIsCountedWithTheAgeOfTheOldest() {
        assertThat(words.waiting(status(Link.NO_CENTRAL, 1_104))).isEqualTo("Waiting to be sent 1,104 (oldest 3 h 12)");
        assertThat(words.waiting(status(Link.ONLINE, 0))).isEqualTo("Waiting to be sent 0");
    }

    @Test
    void theWorkOnHandIsMeasuredInHoursAndHasAnEnd() {
        assertThat(words.reserve(status(Link.NO_CENTRAL, 0)))
                .isEqualTo("Work on hand without central: 14 lists, about 3 h 05; begin before 15:40");
    }

    @Test
    void theBarSaysHowMuchHowFastAndHowLong() {
        SyncStatus draining = status(Link.DRAINING, 1_084);
        assertThat(words.drain(draining)).isEqualTo("6,120 of 7,204, 1,050/s, 1 s left");
        assertThat(SyncWords.drained(draining)).isBetween(0.84, 0.86);
    }

    @Test
    void aLongRestIsRoundedUpToMinutes() {
        assertThat(words.drain(status(Link.DRAINING, 105_000))).isEqualTo("6,120 of 111,120, 1,050/s, 2 min left");
    }

    @Test
    void spansBelowAnHourAreMinutes() {
        assertThat(SyncWords.span(Duration.ofMinutes(59))).isEqualTo("59 min");
        assertThat(SyncWords.span(Duration.ofMinutes(60))).isEqualTo("1 h 00");
    }

    @Test
    void anotherDayIsNamed() {
        assertThat(words.time(NOW.minus(Duration.ofDays(2)))).isEqualTo("23.11. 13:10");
    }

    @Test
    void whatWasDoneBeforeIsFollowedRowByRow() {
        assertThat(SyncWords.handover(new HandoverStatus(HandoverStatus.State.SENDING, 129_206, 96_779, List.of())))
                .isEqualTo("What was done here before is being handed to central: 96,779 of 129,206 rows");
        assertThat(SyncWords.handover(new HandoverStatus(HandoverStatus.State.SENDING, 129_206, 129_206, List.of())))
                .isEqualTo("Central is taking in what was done here before: 129,206 rows");
    }

    @Test
    void whyCentralRefusedIsSaidWithWhatToDo() {
        var bins = new HandoverConflict(HandoverConflict.Why.BIN, 7, List.of("A-01", "A-02"));
        assertThat(SyncWords.handoverAtLength(
                        new HandoverStatus(HandoverStatus.State.REFUSED, 129_206, 0, List.of(bins))))
                .isEqualTo("""
                        Central does not take what was done here before
                        7 bins are at central too: A-01, A-02
                        It is safe here. Change that at central, then try now.""");
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonHasItsWords(HandoverConflict.Why why) {
        var conflict = new HandoverConflict(why, 1, List.of("x"));
        assertThat(SyncWords.handoverAtLength(
                        new HandoverStatus(HandoverStatus.State.REFUSED, 1, 0, List.of(conflict))))
                .doesNotContain("sync.handover");
    }
}
