package dev.pickwright.backend.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.warehouse.SlotRule;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SlotCalendarTest {

    private static final WarehouseId SITE = new WarehouseId(new UUID(0, 1));
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final List<SlotRule> HALVES =
            List.of(rule("08:00", "12:00", "07:30"), rule("12:00", "18:00", "15:00"));

    @Test
    void whatComesAfterTheCutOffGoesToTheNextSlot() {
        assertThat(place("2026-06-01T06:29:59Z")).isEqualTo(Instant.parse("2026-06-01T07:00:00Z"));
        assertThat(place("2026-06-01T06:30:00Z")).isEqualTo(Instant.parse("2026-06-01T11:00:00Z"));
        assertThat(place("2026-06-01T14:00:00Z")).isEqualTo(Instant.parse("2026-06-02T07:00:00Z"));
    }

    @Test
    void aSlotIsLocalTimeOnBothSidesOfAChangeOfTheClocks() {
        var slots = slots("2026-03-28T00:00:00Z", HALVES);
        assertThat(slots.get(0).startsAt()).isEqualTo(Instant.parse("2026-03-28T08:00:00Z"));
        assertThat(slots.get(2).startsAt()).isEqualTo(Instant.parse("2026-03-29T07:00:00Z"));
    }

    @Test
    void theHourThatIsLeftOutHasNoSlotAndTheOneThatComesTwiceIsLonger() {
        List<SlotRule> night = List.of(
                rule("00:00", "01:00", "00:30"), rule("01:00", "02:00", "01:30"), rule("02:00", "00:00", "02:30"));
        var spring = slots("2026-03-29T00:00:00Z", night);
        assertThat(spring.get(0).endsAt()).isEqualTo(spring.get(1).startsAt());
        assertThat(spring.get(1).startsAt()).isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(spring.get(1).endsAt()).isEqualTo(Instant.parse("2026-03-29T23:00:00Z"));
        var autumn = slots("2026-10-24T23:00:00Z", night);
        assertThat(Duration.between(autumn.get(1).startsAt(), autumn.get(1).endsAt()))
                .isEqualTo(Duration.ofHours(2));
        assertThat(autumn.get(1).endsAt()).isEqualTo(autumn.get(2).startsAt());
    }

    @Test
    void slotsAreMadeForTwoWeeks() {
        assertThat(slots("2026-06-01T00:00:00Z", HALVES)).hasSize(2 * 15);
    }

    private static Instant place(String now) {
        var book = new SlotBook(true, slots(now, HALVES), Instant.parse(now));
        return book.place(1, false).orElseThrow().slot().startsAt();
    }

    private static List<Slot> slots(String now, List<SlotRule> rules) {
        return SlotCalendar.slots(SITE, LONDON, rules, List.of(), Instant.parse(now));
    }

    private static SlotRule rule(String from, String to, String cutOff) {
        return new SlotRule(LocalTime.parse(from), LocalTime.parse(to), LocalTime.parse(cutOff), 1, null);
    }
}
