package dev.pickwright.backend.access;

import dev.pickwright.backend.platform.secret.Vault;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How the trail names a badge, known or not, without telling its code. */
@Component
public class BadgeMarks {

    private final Vault vault;

    BadgeMarks(Vault vault) {
        this.vault = vault;
    }

    /** The same for the same badge; case does not matter. */
    public String of(String badge) {
        return vault.mark("badge " + badge.toUpperCase(Locale.ROOT));
    }
}
