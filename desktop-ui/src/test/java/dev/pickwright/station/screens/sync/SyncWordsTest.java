package dev.pickwright.station.screens.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.sync.SyncStatus;
import dev.pickwright.model.sync.SyncStatus.Link;
import dev.pickwright.station.screens.DeskSync;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

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
}
