package dev.pickwright.backend.picking;

import dev.pickwright.backend.fulfillment.FulfillmentItem;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.picking.PutBackCreated;
import dev.pickwright.model.picking.PutBackId;
import dev.pickwright.model.warehouse.PlaceKind;
import dev.pickwright.model.warehouse.Trace;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Goods that must return to a bin. */
@Service
public class PutBacks {

    private final PutBackRepository putBacks;
    private final IdSource ids;
    private final Clock clock;

    PutBacks(PutBackRepository putBacks, IdSource ids, Clock clock) {
        this.putBacks = putBacks;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a task that is nobody's; joins the caller's unit of work. The goods stay where they are until it is done.
     *
     * @param fromKind tote or package
     * @return the event for the fulfillment's lane
     */
    public DomainEvent create(
            FulfillmentState of,
            FulfillmentItem item,
            int quantity,
            Trace trace,
            PlaceKind fromKind,
            UUID from,
            String reason) {
        PutBackId id = new PutBackId(ids.next());
        var origin = putBacks.origin(item);
        putBacks.insert(
                id,
                of,
                item,
                quantity,
                trace,
                fromKind,
                from,
                origin.map(PutBackRepository.Place::id).orElse(null),
                reason,
                clock.instant());
        return new PutBackCreated(
                of.id(),
                of.orderId(),
                id,
                item.id(),
                quantity,
                fromKind,
                origin.map(PutBackRepository.Place::code).orElse(null));
    }
}
