package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commands of supervisors. */
final class Decisions {

    private Decisions() {}

    static Command by(Actor who) {
        return by(who, null);
    }

    static Command by(Actor who, @Nullable Long version) {
        return new Command(who, who.reference(), UUID.randomUUID().toString(), "POST /v1/sync/cases", version, null);
    }
}
