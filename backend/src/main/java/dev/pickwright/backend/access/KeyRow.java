package dev.pickwright.backend.access;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.access.KeyView;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as stored.
 *
 * @param site the only warehouse it is for; null for all
 * @param siteCode that warehouse's code, where it was asked for
 * @param secrets how many are valid
 */
record KeyRow(
        String name,
        Set<Scope> scopes,
        @Nullable WarehouseId site,
        @Nullable String siteCode,
        int perMinute,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        int secrets,
        long version) {

    Actor actor() {
        return Actor.key(name, scopes, site);
    }

    /** @param now an expired key has no valid secret */
    KeyView view(Instant now) {
        boolean expired = expiresAt != null && !expiresAt.isAfter(now);
        return new KeyView(
                name,
                scopes,
                siteCode,
                perMinute,
                createdAt,
                createdBy,
                expiresAt,
                lastUsedAt,
                revokedAt,
                expired ? 0 : secrets,
                version);
    }
}
