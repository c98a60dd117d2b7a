package dev.pickwright.model.sync;

import dev.pickwright.model.Wire;

/** Which part of the work a lease covers. */
public enum LeaseStage implements Wire {
    /** Picking, packing and the checks. */
    ALL,
    /** What is left of {@link #ALL} when another station has the tote and packs: the picks that have not arrived. */
    PICK,
    /** Packing and the checks, of a tote that was picked at another station which is silent. */
    PACK
}
