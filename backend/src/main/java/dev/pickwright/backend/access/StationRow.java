package dev.pickwright.backend.access;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.access.StationView;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A station as stored, with the code of its warehouse. */
record StationRow(
        UUID id,
        String name,
        WarehouseId site,
        String siteCode,
        String publicKey,
        @Nullable String printer,
        @Nullable String scale,
        Instant enrolledAt,
        @Nullable Instant lastSeenAt,
        @Nullable Instant retiredAt,
        long version) {

    Actor actor() {
        return Actor.station(name, site);
    }

    StationView view() {
        return new StationView(
                new StationId(id),
                name,
                siteCode,
                printer,
                scale,
                StationKey.of(publicKey).fingerprint(),
                enrolledAt,
                lastSeenAt,
                retiredAt,
                version);
    }
}
