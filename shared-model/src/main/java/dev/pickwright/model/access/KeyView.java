package dev.pickwright.model.access;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An API key, without its secret.
 *
 * @param warehouse the code of the only site it is for; null for all
 * @param perMinute how many requests it may make a minute
 * @param createdBy the operator's or the key's name
 * @param expiresAt null for never
 * @param lastUsedAt to the minute; null before its first use
 * @param revokedAt null for one that was not revoked
 * @param validSecrets 1; 2 while a rotation's overlap lasts; 0 once it is revoked or expired
 */
public record KeyView(
        String name,
        Set<Scope> scopes,
        @Nullable String warehouse,
        int perMinute,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        int validSecrets,
        long version) {

    public KeyView {
        scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
    }
}
