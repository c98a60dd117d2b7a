package dev.pickwright.backend.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** The heads of the chains, for whoever keeps them elsewhere, and how much waits for its seal. */
@Component
class AuditHealth implements HealthIndicator {

    private static final int COUNTED = 100_000;

    private final ChainRepository chains;
    private final SealerService sealer;

    AuditHealth(ChainRepository chains, SealerService sealer) {
        this.chains = chains;
        this.sealer = sealer;
    }

    @Override
    public Health health() {
        Map<String, Object> heads = new LinkedHashMap<>();
        chains.heads()
                .forEach(head ->
                        heads.put(head.chain().toString(), Map.of("entries", head.entries(), "head", head.hash())));
        // Why it failed stands in the log alone.
        return (sealer.trouble() == null ? Health.up() : Health.down())
                .withDetail("unsealed", chains.countWaiting(COUNTED))
                .withDetail("chains", heads)
                .build();
    }
}
