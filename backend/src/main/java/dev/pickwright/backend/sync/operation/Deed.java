package dev.pickwright.backend.sync.operation;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.access.Role;
import java.util.Set;
import java.util.function.Function;

/**
 * What an operation did.
 *
 * @param roles it took
 * @param work returns the answer that the operator got
 */
record Deed(Set<Role> roles, Function<Actor, Object> work) {}
