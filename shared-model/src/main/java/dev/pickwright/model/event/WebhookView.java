package dev.pickwright.model.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as the API shows it.
 *
 * @param disabledReason why it gets nothing: what an administrator said, or what the receiver answered
 * @param previousSecretUntil until when the secret before the last rotation signs too; null if it does not
 * @param secretReadable whether its secret can be opened with this server's key; if not, nothing is sent
 * @param circuit as this server has it
 * @param traffic as this server has seen it since its start
 * @param version for {@code If-Match}; grows with every change that a person makes
 */
public record WebhookView(
        String name,
        WebhookFacts facts,
        boolean enabled,
        @Nullable Instant disabledAt,
        @Nullable String disabledReason,
        @Nullable Instant previousSecretUntil,
        boolean secretReadable,
        CircuitState circuit,
        WebhookTraffic traffic,
        Instant createdAt,
        long version) {}
