package dev.pickwright.model.warehouse;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A period of a warehouse's day, every day, by its local time.
 * Constructing it throws {@link IllegalArgumentException} if a time is missing or out of order, or a limit negative.
 *
 * @param endsAt after the start; 00:00 is the end of the day
 * @param cutOff not after the end; what comes later goes to another slot
 * @param maxFulfillments null for no limit
 * @param maxLines null for no limit
 */
public record SlotRule(
        LocalTime startsAt,
        LocalTime endsAt,
        LocalTime cutOff,
        @Nullable Integer maxFulfillments,
        @Nullable Integer maxLines) {

    public SlotRule {
        second("starts_at", startsAt);
        second("ends_at", endsAt);
        second("cut_off", cutOff);
        if (!endsAt.equals(LocalTime.MIDNIGHT) && !startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException("ends_at is after starts_at; 00:00 is the end of the day");
        }
        if (!endsAt.equals(LocalTime.MIDNIGHT) && cutOff.isAfter(endsAt)) {
            throw new IllegalArgumentException("cut_off is not after ends_at");
        }
        if (maxFulfillments != null && maxFulfillments < 0) {
            throw new IllegalArgumentException("max_fulfillments is 0 or more");
        }
        if (maxLines != null && maxLines < 0) {
            throw new IllegalArgumentException("max_lines is 0 or more");
        }
    }

    private static void second(String field, @Nullable LocalTime time) {
        if (time == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        if (time.getNano() != 0) {
            throw new IllegalArgumentException(field + " is a whole second");
        }
    }

    /** Whether both cover some time of the day. */
    public boolean overlaps(SlotRule other) {
        return startsAt.toSecondOfDay() < other.endSecond() && other.startsAt.toSecondOfDay() < endSecond();
    }

    private int endSecond() {
        return endsAt.equals(LocalTime.MIDNIGHT) ? 24 * 60 * 60 : endsAt.toSecondOfDay();
    }
}
