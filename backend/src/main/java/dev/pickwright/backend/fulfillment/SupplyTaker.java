package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.platform.Actor;

/** A feature whose work waits for stock. */
public interface SupplyTaker {

    /** Gives what waits its stock, as far as there is some now; each in a unit of work of its own, the oldest first. */
    void takeSupply(Actor self);
}
