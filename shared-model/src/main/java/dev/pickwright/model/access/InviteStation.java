package dev.pickwright.model.access;

import dev.pickwright.model.Fields;

/**
 * Asks for a code by which one station may enrol.
 * Constructing it throws {@link IllegalArgumentException} if a text is blank or too long.
 *
 * @param name the station's, 1 to 80 characters
 * @param warehouse the code of the site it stands at
 */
public record InviteStation(String name, String warehouse) {

    public InviteStation {
        name = Fields.text("name", name, 80);
        warehouse = Fields.code("warehouse", warehouse, 24);
    }
}
