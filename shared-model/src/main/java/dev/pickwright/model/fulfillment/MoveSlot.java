package dev.pickwright.model.fulfillment;

import dev.pickwright.model.Fields;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Moves a fulfillment to another time slot of its warehouse.
 * Constructing it throws {@link IllegalArgumentException} if the start is missing or the reason too long.
 *
 * @param startsAt the start of a slot
 * @param overrideReason why it goes there although the slot is full or closed, at most 200 characters; null if it must not
 */
public record MoveSlot(Instant startsAt, @Nullable String overrideReason) {
    public MoveSlot {
        if (startsAt == null) {
            throw new IllegalArgumentException("starts_at is needed");
        }
        overrideReason = Fields.optional("override_reason", overrideReason, 200);
    }
}
