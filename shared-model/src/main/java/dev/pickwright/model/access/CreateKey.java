package dev.pickwright.model.access;

import dev.pickwright.model.Fields;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A new API key for another system.
 * Constructing it throws {@link IllegalArgumentException} if something is missing, too long or out of range.
 *
 * @param name small letters, digits and single hyphens, at most 64; never given again, even once the key is revoked
 * @param scopes at least one
 * @param warehouse the code of the only site it is for; null for all
 * @param perMinute how many requests it may make a minute, 1 to 100,000; null for 600
 * @param expiresAt null for never
 */
public record CreateKey(
        String name,
        Set<Scope> scopes,
        @Nullable String warehouse,
        @Nullable Integer perMinute,
        @Nullable Instant expiresAt) {

    private static final int USUAL = 600;

    public CreateKey {
        name = Fields.text("name", name, 64);
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("name has small letters and digits, with single hyphens between them");
        }
        Fields.required("scopes", scopes);
        if (scopes.isEmpty() || scopes.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("scopes has at least one");
        }
        // Always in the same order: a repeat of the request is known by its text.
        scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
        warehouse = Fields.codeOrNull("warehouse", warehouse, 24);
        perMinute = Fields.between("per_minute", perMinute == null ? USUAL : perMinute, 1, 100_000);
    }
}
