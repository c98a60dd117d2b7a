package dev.pickwright.backend.platform.jdbc;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.access.Role;

/**
 * A request that changes something.
 *
 * @param caller whose keys are told apart: the operator or the system
 * @param key the caller's {@code Idempotency-Key}
 * @param target method and path, part of what a key stands for
 */
public record Command(Actor actor, String caller, String key, String target) {

    /** @see Actor#require */
    public Command require(Role... anyOf) {
        actor.require(anyOf);
        return this;
    }
}
