package dev.pickwright.backend.access;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitMemory;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Operators who did something elsewhere that is told of here. */
@Service
public class Doers {

    /** @param retired lets nobody in any more; what they did is done all the same */
    public record Doer(Actor actor, boolean retired) {}

    private final OperatorRepository operators;
    private final SignIns signIns;
    private final UnitMemory<OperatorId, Optional<Known>> known = new UnitMemory<>();

    Doers(OperatorRepository operators, SignIns signIns) {
        this.operators = operators;
        this.signIns = signIns;
    }

    private record Known(OperatorRow row, Set<WarehouseId> sites) {}

    /**
     * The operator as of now, with the roles it took to do it, for they had these then.
     *
     * @param site where it was done; null for the operator's home
     * @return empty if nobody knows them
     */
    public Optional<Doer> of(OperatorId id, String station, @Nullable WarehouseId site, Set<Role> needed) {
        return known.get(id, () -> operators.findById(id.value()).map(row -> new Known(row, signIns.sites(row))))
                .map(found -> {
                    OperatorRow row = found.row();
                    Set<Role> roles = EnumSet.noneOf(Role.class);
                    roles.addAll(needed);
                    roles.addAll(row.roles());
                    Actor actor = Actor.operator(
                            id, row.name(), station, site == null ? row.home() : site, found.sites(), roles);
                    return new Doer(actor, row.retiredAt() != null);
                });
    }
}
