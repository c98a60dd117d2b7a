package dev.pickwright.model.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A station.
 *
 * @param warehouse the code of the site it stands at
 * @param printer the label printer's name or address; null for none
 * @param scale the scale's port; null for none
 * @param fingerprint of its public key, SHA-256 in hexadecimal
 * @param lastSeenAt when it last asked anything, to the minute; null before it did
 * @param retiredAt null for one that may ask
 */
public record StationView(
        StationId id,
        String name,
        String warehouse,
        @Nullable String printer,
        @Nullable String scale,
        String fingerprint,
        Instant enrolledAt,
        @Nullable Instant lastSeenAt,
        @Nullable Instant retiredAt,
        long version) {}
