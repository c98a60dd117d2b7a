package dev.pickwright.backend.platform;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: an operator who signed in at a station, or a system with a key.
 *
 * @param operator null for a system
 * @param name what the audit trail shows
 * @param station where the operator stands; null for a system that names none
 * @param warehouse where the operator works; null for a system
 */
public record Actor(
        @Nullable OperatorId operator,
        String name,
        @Nullable String station,
        @Nullable WarehouseId warehouse,
        Set<Role> roles) {

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** The product itself, at start or by schedule. */
    public static Actor system(String name) {
        return new Actor(null, name, null, null, Set.of(Role.ADMINISTRATOR));
    }

    /** Passes for any of the roles, and for an administrator. @throws ProblemException NOT_ALLOWED otherwise */
    public void require(Role... anyOf) {
        if (!roles.contains(Role.ADMINISTRATOR) && Arrays.stream(anyOf).noneMatch(roles::contains)) {
            throw new ProblemException(
                    Problem.NOT_ALLOWED,
                    "%s may not do this; it takes a %s."
                            .formatted(
                                    name,
                                    String.join(
                                            " or a ",
                                            Arrays.stream(anyOf).map(Role::wire).toList())));
        }
    }

    /** The operator. @throws ProblemException NOT_SIGNED_IN if a system asks */
    public OperatorId requireOperator() {
        if (operator == null) {
            throw new ProblemException(Problem.NOT_SIGNED_IN, "Only an operator can do this: sign in at the station.");
        }
        return operator;
    }

    /** The operator's warehouse. @throws ProblemException NOT_SIGNED_IN if a system asks */
    public WarehouseId requireWarehouse() {
        if (warehouse == null) {
            throw new ProblemException(Problem.NOT_SIGNED_IN, "Only an operator can do this: sign in at the station.");
        }
        return warehouse;
    }
}
