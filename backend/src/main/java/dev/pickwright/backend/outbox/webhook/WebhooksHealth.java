package dev.pickwright.backend.outbox.webhook;

import dev.pickwright.backend.platform.secret.Vault;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whether the webhooks' secrets can be opened. With another key than they were sealed with nothing is sent, nor lost. */
@Component
class WebhooksHealth implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(WebhooksHealth.class);

    private final WebhookRepository webhooks;
    private final Vault vault;

    WebhooksHealth(WebhookRepository webhooks, Vault vault) {
        this.webhooks = webhooks;
        this.vault = vault;
    }

    @EventListener(ApplicationReadyEvent.class)
    void started() {
        List<String> locked = locked();
        if (!locked.isEmpty()) {
            log.error(
                    "The secrets of the webhooks {} were sealed with another secrets key: their events wait. Start with"
                            + " that key (--secrets-key FILE), or give them new secrets (rotate-secret).",
                    locked);
        }
    }

    @Override
    public Health health() {
        List<String> locked = locked();
        return locked.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("sealed_with_another_key", locked).build();
    }

    private List<String> locked() {
        return webhooks.all().stream()
                .filter(webhook -> vault.open(webhook.secret()).isEmpty())
                .map(WebhookRow::name)
                .toList();
    }
}
