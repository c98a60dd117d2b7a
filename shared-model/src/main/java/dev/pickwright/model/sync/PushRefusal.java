package dev.pickwright.model.sync;

import dev.pickwright.model.Wire;

/** Why a push was not taken. It never says anything of a single operation. */
public enum PushRefusal implements Wire {
    /** Something between what central has and the push is missing. */
    GAP,
    FORK,
    FENCED,
    UNKNOWN_INCARNATION
}
