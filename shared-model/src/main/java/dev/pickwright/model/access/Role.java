package dev.pickwright.model.access;

import dev.pickwright.model.Wire;

/** What an operator may do. An administrator may do everything. */
public enum Role implements Wire {
    PICKER,
    PACKER,
    SUPERVISOR,
    ADMINISTRATOR
}
