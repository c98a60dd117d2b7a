package dev.pickwright.backend.warehouse;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.warehouse.ToteId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The totes and what they are bound to. All of it joins the caller's unit of work. */
@Service
public class Totes {

    private final ToteRepository totes;
    private final Clock clock;

    Totes(ToteRepository totes, Clock clock) {
        this.totes = totes;
        this.clock = clock;
    }

    public Optional<Tote> byCode(WarehouseId warehouse, String code) {
        return totes.byCode(warehouse, code);
    }

    /** In the order in which they were bound. */
    public List<Tote> of(FulfillmentId fulfillment) {
        return totes.of(fulfillment);
    }

    /** Binds a free tote. @return false if another fulfillment has it by now */
    public boolean bind(ToteId tote, FulfillmentId fulfillment) {
        return totes.bind(tote, fulfillment, clock.instant()) == 1;
    }

    /** Frees all totes of a fulfillment. */
    public void release(FulfillmentId fulfillment) {
        totes.release(fulfillment);
    }

    /** Frees one tote. */
    public void release(ToteId tote) {
        totes.release(tote);
    }
}
