package dev.pickwright.model.access;

import java.util.Set;

/**
 * A person who works here.
 *
 * @param warehouse the code of the site they work at now
 * @param language as a BCP 47 tag
 * @param textSize in percent of the usual size, 70 to 400
 */
public record OperatorView(
        OperatorId id, String badge, String name, Set<Role> roles, String warehouse, String language, int textSize) {
    public OperatorView {
        roles = Set.copyOf(roles);
    }
}
