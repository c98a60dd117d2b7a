package dev.pickwright.backend.outbox;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the outbox works.
 *
 * @param source the CloudEvents source of every event: a URI reference that names this site
 * @param lease how long a process that says nothing keeps its shards
 * @param poll how often it looks by itself, for when nobody woke it
 * @param retention how long delivered events are kept
 * @param inFlight the most events of one endpoint that are claimed and not yet recorded
 * @param passOver event types whose dead letters do not hold up their lane
 */
@ConfigurationProperties("pickwright.outbox")
record OutboxSettings(
        @DefaultValue("/pickwright") String source,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("7d") Duration retention,
        @DefaultValue("2000") int inFlight,
        @DefaultValue Set<String> passOver) {}
