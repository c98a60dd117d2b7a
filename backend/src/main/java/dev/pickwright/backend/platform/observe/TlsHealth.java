package dev.pickwright.backend.platform.observe;

import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down once the certificate is over; its fingerprint is for whoever wants to know which server a station trusts. */
@Component("tlsHealth")
@ConditionalOnProperty("pickwright.tls.fingerprint")
class TlsHealth implements HealthIndicator {

    private final String fingerprint;
    private final Instant until;
    private final Clock clock;

    TlsHealth(
            @Value("${pickwright.tls.fingerprint}") String fingerprint,
            @Value("${pickwright.tls.until}") Instant until,
            Clock clock) {
        this.fingerprint = fingerprint;
        this.until = until;
        this.clock = clock;
    }

    @Override
    public Health health() {
        var health = clock.instant().isBefore(until) ? Health.up() : Health.down();
        return health.withDetail("sha256_fingerprint", fingerprint)
                .withDetail("valid_until", until.toString())
                .build();
    }
}
