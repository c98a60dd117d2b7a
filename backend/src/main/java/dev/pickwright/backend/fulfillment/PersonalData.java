package dev.pickwright.backend.fulfillment;

import dev.pickwright.model.fulfillment.OrderId;
import java.util.List;

/** What a feature keeps that tells of a customer, or of what somebody wrote about one. */
public interface PersonalData {

    /**
     * Erases it from closed orders, keeping counts and codes. Joins the caller's unit of work, which holds the orders'
     * rows locked.
     */
    default void erase(List<OrderId> orders) {}

    /** Erases what is kept of the customer apart from any order, when no order of theirs is open any more. */
    default void forget(String customer) {}
}
