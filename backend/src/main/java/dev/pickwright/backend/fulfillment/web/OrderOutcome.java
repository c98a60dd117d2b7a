package dev.pickwright.backend.fulfillment.web;

import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.OrderTaken;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/**
 * What became of one order of many.
 *
 * @param index its place in the request, from 0
 * @param number as it was sent; null if it could not be read
 * @param order null if it was refused
 * @param problem why it was refused; null if it was not
 */
record OrderOutcome(
        int index,
        @Nullable String number,
        Outcome outcome,
        @Nullable OrderTaken order,
        @Nullable ProblemDetail problem) {

    enum Outcome implements Wire {
        CREATED,
        /** Kept, and tried again when stock or rules change. */
        UNROUTABLE,
        /** An earlier request with the same key carried it out. */
        REPEATED,
        REFUSED
    }

    static OrderOutcome refused(int index, @Nullable String number, ProblemDetail problem) {
        return new OrderOutcome(index, number, Outcome.REFUSED, null, problem);
    }
}
