package dev.pickwright.model.access;

import java.util.Set;

/** A person who works here; {@code warehouse} is the code of the site they work at. */
public record OperatorView(OperatorId id, String badge, String name, Set<Role> roles, String warehouse) {
    public OperatorView {
        roles = Set.copyOf(roles);
    }
}
