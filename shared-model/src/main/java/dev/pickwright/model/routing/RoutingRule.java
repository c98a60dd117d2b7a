package dev.pickwright.model.routing;

import dev.pickwright.model.Wire;

/** The rule that spoke about a warehouse, in the order in which they are asked. */
public enum RoutingRule implements Wire {
    /** It takes no work. */
    INACTIVE,
    /** It does not serve the order's region. */
    REGION,
    /** Lines name their warehouse. */
    NAMED,
    NO_STOCK,
    NO_CAPACITY,
    /** No other was left. */
    ONLY_ONE,
    FEWEST_SPLITS,
    DISTANCE,
    PRIORITY,
    FREE_CAPACITY,
    /** Alike in everything else, the first by code. */
    CODE
}
