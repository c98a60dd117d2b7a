package dev.pickwright.backend.outbox.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the broker answers within two seconds. Events wait in the outbox while it does not. */
final class KafkaHealthIndicator implements HealthIndicator, AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Map<String, Object> settings;
    private @Nullable Admin admin;

    KafkaHealthIndicator(KafkaSettings settings) {
        this.settings = settings.client();
    }

    @Override
    public Health health() {
        try {
            int brokers = admin().describeCluster(
                            new DescribeClusterOptions().timeoutMs(Math.toIntExact(LIMIT.toMillis())))
                    .nodes()
                    .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .size();
            return Health.up().withDetail("brokers", brokers).build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return down("interrupted");
        } catch (TimeoutException e) {
            return down("no answer within " + LIMIT.toSeconds() + " s");
        } catch (ExecutionException | KafkaException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            return down(String.valueOf(reason.getMessage()));
        }
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(settings);
        }
        return admin;
    }

    private static Health down(String reason) {
        return Health.down().withDetail("reason", reason).build();
    }
}
