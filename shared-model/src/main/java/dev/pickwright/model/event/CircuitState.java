package dev.pickwright.model.event;

import dev.pickwright.model.Wire;

/** Whether events go to an endpoint, or wait because it cannot be reached. */
public enum CircuitState implements Wire {
    CLOSED,
    /** One event is on its way to find out whether the receiver is there again. */
    HALF_OPEN,
    OPEN
}
