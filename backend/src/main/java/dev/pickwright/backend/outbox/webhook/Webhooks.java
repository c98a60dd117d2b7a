package dev.pickwright.backend.outbox.webhook;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.outbox.Circuits;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.secret.Vault;
import dev.pickwright.model.Page;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.event.CreateWebhook;
import dev.pickwright.model.event.WebhookFacts;
import dev.pickwright.model.event.WebhookSecret;
import dev.pickwright.model.event.WebhookView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Webhooks as an administrator keeps them. Each change is made once only and audited, without URL and secret. */
@Service
public class Webhooks {

    /** How long the old secret signs beside the new one. */
    static final Duration OVERLAP = Duration.ofHours(24);

    /**
     * What a command that makes a secret leaves behind, fit to be stored: {@link #shown} opens it.
     *
     * @param sealed the secret, sealed
     */
    public record Made(WebhookView webhook, String sealed) {}

    private final WebhookRepository webhooks;
    private final Circuits circuits;
    private final TrafficLog traffic;
    private final Vault vault;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final Clock clock;

    Webhooks(
            WebhookRepository webhooks,
            Circuits circuits,
            TrafficLog traffic,
            Vault vault,
            AuditTrail audit,
            UnitOfWork units,
            Clock clock) {
        this.webhooks = webhooks;
        this.circuits = circuits;
        this.traffic = traffic;
        this.vault = vault;
        this.audit = audit;
        this.units = units;
        this.clock = clock;
    }

    /** By name. @param after the name of the last one of the page before */
    public Page<WebhookView> list(@Nullable String after, int limit) {
        List<WebhookView> page = webhooks.list(after == null ? "" : after, limit).stream()
                .map(this::view)
                .toList();
        return new Page<>(page, page.size() == limit ? page.getLast().name() : null);
    }

    /** @throws ProblemException NOT_FOUND */
    public WebhookView byName(String name) {
        return view(webhooks.byName(name).orElseThrow(() -> unknown(name)));
    }

    /** @throws ProblemException CODE_TAKEN if the name is; REQUEST_INVALID for a URL that is not allowed */
    public Made create(Actor actor, CreateWebhook wanted) {
        WebhookUrl.check(wanted.facts());
        return units.run(() -> {
            String sealed = vault.seal(SigningSecret.fresh().serialized());
            try {
                webhooks.insert(wanted.name(), wanted.facts(), sealed, WebhookTransport.MAX_TRIES, clock.instant());
            } catch (DuplicateKeyException e) {
                throw new ProblemException(
                        Problem.CODE_TAKEN,
                        "There is an endpoint '%s' already.".formatted(wanted.name()),
                        Map.of("field", "name"));
            }
            told(actor, "create_webhook", wanted.name());
            return new Made(byName(wanted.name()), sealed);
        });
    }

    /** @throws ProblemException NOT_FOUND; VERSION_STALE; REQUEST_INVALID for a URL that is not allowed */
    public WebhookView change(Command command, String name, WebhookFacts facts) {
        WebhookUrl.check(facts);
        return units.run(() -> {
            WebhookRow row = locked(command, name);
            webhooks.change(row.id(), facts);
            told(command.actor(), "change_webhook", name);
            return byName(name);
        });
    }

    /** From now on a new secret signs, and for a day the old one too. @throws ProblemException NOT_FOUND */
    public Made rotateSecret(Command command, String name) {
        return units.run(() -> {
            WebhookRow row = locked(command, name);
            String sealed = vault.seal(SigningSecret.fresh().serialized());
            Instant until = clock.instant().plus(OVERLAP);
            webhooks.setSecrets(row.id(), sealed, new WebhookRow.Previous(row.secret(), until));
            told(command.actor(), "rotate_webhook_secret", name);
            return new Made(byName(name), sealed);
        });
    }

    /** What was told meanwhile is not made up for. @throws ProblemException NOT_FOUND */
    public WebhookView enable(Command command, String name) {
        return units.run(() -> {
            WebhookRow row = locked(command, name);
            webhooks.setEnabled(row.id(), null, clock.instant());
            told(command.actor(), "enable_webhook", name);
            return byName(name);
        });
    }

    /** What is open stays open until it is enabled again. @throws ProblemException NOT_FOUND */
    public WebhookView disable(Command command, String name, String reason) {
        return units.run(() -> {
            WebhookRow row = locked(command, name);
            webhooks.setEnabled(row.id(), reason, clock.instant());
            audit.append(
                    command.actor(),
                    AuditEntry.of("disable_webhook").saying("webhook " + name).noting(reason));
            return byName(name);
        });
    }

    /**
     * Deletes it; what a disabled one still had open is discarded, and its history says so.
     *
     * @return what it was last
     * @throws ProblemException NOT_FOUND; DELIVERIES_OPEN if it is enabled and something waits to be delivered
     */
    public WebhookView delete(Command command, String name) {
        return units.run(() -> {
            WebhookRow row = locked(command, name);
            if (row.enabled() && webhooks.hasOpenDeliveries(row.id())) {
                throw new ProblemException(
                        Problem.DELIVERIES_OPEN,
                        "Events still wait to be delivered to %s. Disable it first; deleting it then discards them."
                                .formatted(name));
            }
            webhooks.discardOpen(row.id(), command.actor().name(), clock.instant());
            webhooks.delete(row.id());
            told(command.actor(), "delete_webhook", name);
            return view(row);
        });
    }

    /** The answer to a command that made a secret. */
    public WebhookSecret shown(Made made) {
        String secret = vault.open(made.sealed())
                .orElseThrow(() -> new IllegalStateException("the secrets key changed since this secret was made"));
        return new WebhookSecret(made.webhook(), secret);
    }

    private WebhookRow locked(Command command, String name) {
        WebhookRow row = webhooks.lock(name).orElseThrow(() -> unknown(name));
        command.requireVersion("Webhook " + name, row.version());
        return row;
    }

    private void told(Actor actor, String operation, String name) {
        audit.append(actor, AuditEntry.of(operation).saying("webhook " + name));
    }

    private WebhookView view(WebhookRow row) {
        var previous = row.previousAt(clock.instant());
        return new WebhookView(
                row.name(),
                row.facts(),
                row.enabled(),
                row.disabledAt(),
                row.disabledReason(),
                previous == null ? null : previous.until(),
                vault.open(row.secret()).isPresent(),
                circuits.of(row.name()),
                traffic.of(row.id()),
                row.createdAt(),
                row.version());
    }

    private static ProblemException unknown(String name) {
        return new ProblemException(Problem.NOT_FOUND, "There is no webhook '%s'.".formatted(name));
    }
}
