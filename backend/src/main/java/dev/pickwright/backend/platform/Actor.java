package dev.pickwright.backend.platform;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param operator null for all but an operator
 * @param name of an operator for screens; of a station or a key also for the audit trail
 * @param station where the operator stands; null for a key and for the product itself
 * @param warehouse where the operator works, or the station stands; null for a key and for the product itself
 * @param warehouses what the actor may see and change; empty for all
 * @param roles of an operator; the product itself is an administrator
 * @param scopes of a key
 * @param approver the supervisor who let the operator do what is asked now; null if nobody had to
 */
public record Actor(
        Kind kind,
        @Nullable OperatorId operator,
        String name,
        @Nullable String station,
        @Nullable WarehouseId warehouse,
        Set<WarehouseId> warehouses,
        Set<Role> roles,
        Set<Scope> scopes,
        @Nullable OperatorId approver) {

    /** What asks. */
    public enum Kind {
        /** Someone who signed in at a station. */
        OPERATOR,
        /** A station at which nobody is signed in. */
        STATION,
        /** Another system, by its API key. */
        KEY,
        /** The product at start, by schedule, or by the token of this start. */
        PRODUCT
    }

    public Actor {
        warehouses = Set.copyOf(warehouses);
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    /** @param warehouses the operator may work at; empty for all */
    public static Actor operator(
            OperatorId id,
            String name,
            String station,
            WarehouseId warehouse,
            Set<WarehouseId> warehouses,
            Set<Role> roles) {
        return new Actor(Kind.OPERATOR, id, name, station, warehouse, warehouses, roles, Set.of(), null);
    }

    public static Actor station(String name, WarehouseId warehouse) {
        return new Actor(Kind.STATION, null, name, name, warehouse, Set.of(warehouse), Set.of(), Set.of(), null);
    }

    /** @param warehouse the only one it is for; null for all */
    public static Actor key(String name, Set<Scope> scopes, @Nullable WarehouseId warehouse) {
        Set<WarehouseId> only = warehouse == null ? Set.of() : Set.of(warehouse);
        // What the services ask for by role was granted or refused by scope before.
        return new Actor(Kind.KEY, null, name, null, null, only, Set.of(Role.ADMINISTRATOR), scopes, null);
    }

    /** The product itself, at start or by schedule. */
    public static Actor system(String name) {
        return new Actor(Kind.PRODUCT, null, name, null, null, Set.of(), Set.of(Role.ADMINISTRATOR), Set.of(), null);
    }

    /** The same, with the supervisor who lets them; the trail keeps both. */
    public Actor approvedBy(OperatorId supervisor) {
        return new Actor(kind, operator, name, station, warehouse, warehouses, roles, scopes, supervisor);
    }

    /** The same, at a station of which the request tells the name. */
    public Actor at(String standing) {
        return new Actor(kind, operator, name, standing, warehouse, warehouses, roles, scopes, approver);
    }

    /** What other systems are told: an operator's id, never the name; the name of anything else. */
    public String reference() {
        return operator == null ? name : operator.toString();
    }

    /** Whether what is at this warehouse is any of the actor's business. */
    public boolean mayWorkAt(WarehouseId site) {
        return warehouses.isEmpty() || warehouses.contains(site);
    }

    /** Whether it has any of the roles, or is an administrator. */
    public boolean is(Role... anyOf) {
        return roles.contains(Role.ADMINISTRATOR) || Arrays.stream(anyOf).anyMatch(roles::contains);
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
