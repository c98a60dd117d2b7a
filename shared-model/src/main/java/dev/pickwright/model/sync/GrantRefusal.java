package dev.pickwright.model.sync;

import dev.pickwright.model.Wire;

/** Why a station gets no new work; it may always send what it has. */
public enum GrantRefusal implements Wire {
    VERSION_TOO_OLD,
    CLOCK,
    BACKLOG,
    SUSPECT_CLONE,
    DISK
}
