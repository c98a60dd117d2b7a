package dev.pickwright.backend.access;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.secret.Vault;
import dev.pickwright.backend.warehouse.Warehouse;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.Page;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.CreateKey;
import dev.pickwright.model.access.KeySecret;
import dev.pickwright.model.access.KeyView;
import dev.pickwright.model.access.RotateKey;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** The keys of other systems. Each change is audited by the key's name; secrets are kept as hashes only. */
@Service
public class ApiKeys {

    /** Who asks by a key, and how many requests a minute it may make. */
    public record Caller(Actor actor, int perMinute) {}

    /**
     * What a command that makes a secret leaves behind, fit to be stored: {@link #shown} opens it.
     *
     * @param sealed the secret, sealed
     */
    public record Made(KeyView key, String sealed) {}

    /** Tells keys from other secrets, for whoever looks for secrets in what is published. */
    private static final String PREFIX = "pw_";

    private static final String FIRST = "administrator";
    private static final int FIRST_PER_MINUTE = 6_000;

    private final KeyRepository keys;
    private final Warehouses warehouses;
    private final Vault vault;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final Clock clock;

    ApiKeys(KeyRepository keys, Warehouses warehouses, Vault vault, AuditTrail audit, UnitOfWork units, Clock clock) {
        this.keys = keys;
        this.warehouses = warehouses;
        this.vault = vault;
        this.audit = audit;
        this.units = units;
        this.clock = clock;
    }

    /** Whose secret it is; empty if it is none, or no longer. Writes once a minute at most that the key was used. */
    public Optional<Caller> callerOf(String secret) {
        Instant now = clock.instant();
        var found = keys.bySecret(Secrets.hash(secret), now);
        found.filter(key -> Minutes.passed(key.lastUsedAt(), now))
                .ifPresent(key -> units.run(() -> keys.used(key.name(), now, Minutes.before(now))));
        return found.map(key -> new Caller(key.actor(), key.perMinute()));
    }

    /** By name, those that the actor may manage. @param after the name of the last one of the page before */
    public Page<KeyView> list(Actor actor, @Nullable String after, int limit) {
        Instant now = clock.instant();
        List<KeyView> page = keys.list(after == null ? "" : after, limit, actor.warehouses(), now).stream()
                .map(key -> key.view(now))
                .toList();
        return new Page<>(page, page.size() == limit ? page.getLast().name() : null);
    }

    /** @throws ProblemException NOT_FOUND; NOT_ALLOWED if it is for more warehouses than the actor */
    public KeyView byName(Actor actor, String name) {
        Instant now = clock.instant();
        KeyRow key = keys.byName(name, now).orElseThrow(() -> unknown(name));
        requireSite(actor, key.site());
        return key.view(now);
    }

    /**
     * Makes a key that can do no more than who makes it.
     *
     * @throws ProblemException CODE_TAKEN if the name is or was; NOT_ALLOWED; REQUEST_INVALID
     */
    public Made create(Actor actor, CreateKey wanted) {
        return units.run(() -> {
            Instant now = clock.instant();
            Warehouse site = wanted.warehouse() == null ? null : site(wanted.warehouse());
            WarehouseId only = site == null ? null : site.id();
            requireNoMore(actor, wanted.scopes(), only);
            if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(now)) {
                throw invalid("expires_at", "expires_at is in the past.");
            }
            int perMinute = wanted.perMinute() == null ? 0 : wanted.perMinute();
            String secret = fresh();
            insert(actor, wanted.name(), wanted.scopes(), only, perMinute, wanted.expiresAt(), secret);
            return new Made(byName(actor, wanted.name()), vault.seal(secret));
        });
    }

    /**
     * Makes a new secret; the one before stays valid for the overlap, and none before that.
     *
     * @throws ProblemException NOT_FOUND; NOT_ALLOWED if the key can do more than the actor; TRANSITION_REFUSED if it
     *     is revoked or expired
     */
    public Made rotate(Command command, String name, RotateKey wanted) {
        return units.run(() -> {
            Instant now = clock.instant();
            KeyRow key = locked(command, name);
            if (key.view(now).validSecrets() == 0) {
                throw new ProblemException(
                        Problem.TRANSITION_REFUSED,
                        "The key '%s' is revoked or expired; make another.".formatted(name));
            }
            int hours = wanted.overlapHours() == null ? 0 : wanted.overlapHours();
            keys.endSecrets(name, now.plus(Duration.ofHours(hours)));
            String secret = fresh();
            keys.insertSecret(name, Secrets.hash(secret), now);
            keys.advance(name);
            audit.append(
                    command.actor(),
                    AuditEntry.of("rotate_key").saying("key %s, overlap of %d hours".formatted(name, hours)));
            return new Made(byName(command.actor(), name), vault.seal(secret));
        });
    }

    /**
     * From the next request on it lets nobody in; revoking it again changes nothing.
     *
     * @throws ProblemException NOT_FOUND; NOT_ALLOWED if the key can do more than the actor
     */
    public KeyView revoke(Command command, String name) {
        return units.run(() -> {
            KeyRow key = locked(command, name);
            if (key.revokedAt() == null) {
                keys.revoke(name, clock.instant());
                audit.append(command.actor(), AuditEntry.of("revoke_key").saying("key " + name));
            }
            return byName(command.actor(), name);
        });
    }

    /** The answer to a command that made a secret. */
    public KeySecret shown(Made made) {
        String secret = vault.open(made.sealed())
                .orElseThrow(() -> new IllegalStateException("the secrets key changed since this secret was made"));
        return new KeySecret(made.key(), secret);
    }

    /** Whether there is a key, or ever was. */
    public boolean any() {
        return keys.any();
    }

    /** A secret for {@link #addFirst}. */
    public static String fresh() {
        return PREFIX + Secrets.fresh();
    }

    /** Adds an administrator's key with this secret, unless there is a key. @return whether it did */
    public boolean addFirst(String secret) {
        try {
            return units.run(() -> {
                boolean first = !keys.any();
                if (first) {
                    Actor self = Actor.system("first start");
                    insert(self, FIRST, Set.of(Scope.EVERYTHING), null, FIRST_PER_MINUTE, null, secret);
                }
                return first;
            });
        } catch (ProblemException e) {
            if (e.problem() != Problem.CODE_TAKEN) {
                throw e;
            }
            return false;
        }
    }

    private void insert(
            Actor actor,
            String name,
            Set<Scope> scopes,
            @Nullable WarehouseId site,
            int perMinute,
            @Nullable Instant expires,
            String secret) {
        Instant now = clock.instant();
        try {
            keys.insert(name, scopes, site == null ? null : site.value(), perMinute, expires, actor.name(), now);
        } catch (DuplicateKeyException e) {
            throw new ProblemException(
                    Problem.CODE_TAKEN,
                    "There is, or was, a key '%s'; choose another name.".formatted(name),
                    Map.of("field", "name"));
        }
        keys.insertSecret(name, Secrets.hash(secret), now);
        audit.append(
                actor,
                AuditEntry.of("create_key")
                        .saying("key %s, %s"
                                .formatted(
                                        name,
                                        String.join(
                                                " ",
                                                scopes.stream()
                                                        .map(Scope::wire)
                                                        .sorted()
                                                        .toList()))));
    }

    private KeyRow locked(Command command, String name) {
        KeyRow key = keys.lock(name, clock.instant()).orElseThrow(() -> unknown(name));
        command.requireVersion("Key " + name, key.version());
        requireNoMore(command.actor(), key.scopes(), key.site());
        return key;
    }

    private Warehouse site(String code) {
        return warehouses
                .byCode(code)
                .orElseThrow(() -> invalid("warehouse", "There is no warehouse %s.".formatted(code)));
    }

    /** Else a key could get, by another one, what it was not given. */
    private static void requireNoMore(Actor actor, Set<Scope> scopes, @Nullable WarehouseId site) {
        boolean within = actor.kind() != Actor.Kind.KEY
                || actor.scopes().contains(Scope.EVERYTHING)
                || actor.scopes().containsAll(scopes);
        if (!within) {
            throw new ProblemException(Problem.NOT_ALLOWED, "A key manages no key that can do more than itself.");
        }
        requireSite(actor, site);
    }

    private static void requireSite(Actor actor, @Nullable WarehouseId site) {
        if (!actor.warehouses().isEmpty() && (site == null || !actor.mayWorkAt(site))) {
            throw new ProblemException(
                    Problem.NOT_ALLOWED, "%s manages keys for its own warehouses only.".formatted(actor.name()));
        }
    }

    private static ProblemException invalid(String field, String sentence) {
        return new ProblemException(Problem.REQUEST_INVALID, sentence, Map.of("field", field));
    }

    private static ProblemException unknown(String name) {
        return new ProblemException(Problem.NOT_FOUND, "There is no key '%s'.".formatted(name));
    }
}
