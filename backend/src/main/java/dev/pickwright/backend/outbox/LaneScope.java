package dev.pickwright.backend.outbox;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.scope.Owners;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.scope.WarehouseScope;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** An event belongs where the root of its lane does. */
@Component
public class LaneScope implements Owners {

    private final LaneQueries lanes;
    private final ObjectProvider<WarehouseScope> scope;

    LaneScope(LaneQueries lanes, ObjectProvider<WarehouseScope> scope) {
        this.lanes = lanes;
        this.scope = scope;
    }

    @Override
    public Set<Subject> subjects() {
        return Set.of(Subject.EVENT);
    }

    @Override
    public Set<WarehouseId> of(Subject subject, String name) {
        return lanes.of(UUID.fromString(name)).map(this::of).orElseGet(Set::of);
    }

    /** Whether the event is any of the actor's business. */
    public boolean sees(Actor actor, FeedEvent event) {
        return sees(actor, event.lane());
    }

    boolean sees(Actor actor, LaneKey lane) {
        if (actor.warehouses().isEmpty()) {
            return true;
        }
        Set<WarehouseId> found = of(lane);
        return found.isEmpty() || found.stream().anyMatch(actor::mayWorkAt);
    }

    private Set<WarehouseId> of(LaneKey lane) {
        return switch (lane.lane()) {
            case FULFILLMENT -> scope.getObject().of(Subject.FULFILLMENT, lane.id());
            case PICKLIST -> scope.getObject().of(Subject.PICKLIST, lane.id());
            case ORDER -> scope.getObject().of(Subject.ORDER_ID, lane.id());
            case WAREHOUSE -> scope.getObject().of(Subject.WAREHOUSE_ID, lane.id());
        };
    }
}
