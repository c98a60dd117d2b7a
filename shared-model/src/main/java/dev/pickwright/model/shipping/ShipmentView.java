package dev.pickwright.model.shipping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the carrier took. */
public record ShipmentView(
        String carrier, String service, @Nullable String trackingNumber, Instant shippedAt, int packages) {}
