package dev.pickwright.model.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operator as administrators and supervisors see it.
 *
 * @param lockedUntil until when the badge is locked after wrong PINs; null if it is not
 * @param retiredAt null for one who may sign in
 */
public record OperatorAccount(
        OperatorId id,
        String badge,
        OperatorFacts facts,
        @Nullable Instant lockedUntil,
        @Nullable Instant retiredAt,
        long version) {}
