package dev.pickwright.model.fulfillment;

import dev.pickwright.model.Fields;

/**
 * Asks to erase what tells of a customer.
 * Constructing it throws {@link IllegalArgumentException} if the name is blank or too long.
 *
 * @param customer the name as the orders have it, compared without case, 1 to 80 characters
 */
public record EraseCustomer(String customer) {

    public EraseCustomer {
        customer = Fields.text("customer", customer, 80);
    }

    /** Without the name, so that it never reaches a log. */
    @Override
    public String toString() {
        return "EraseCustomer[]";
    }
}
