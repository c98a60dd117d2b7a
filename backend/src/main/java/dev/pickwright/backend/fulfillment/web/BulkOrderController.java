package dev.pickwright.backend.fulfillment.web;

import dev.pickwright.backend.fulfillment.Orders;
import dev.pickwright.backend.fulfillment.web.OrderOutcome.Outcome;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.platform.web.Problems;
import dev.pickwright.backend.platform.web.Records;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.fulfillment.OrderStatus;
import dev.pickwright.model.fulfillment.OrderTaken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes many orders in one request. Each is carried out by itself, under the request's key with its index behind it,
 * so a request whose answer was lost is sent again as a whole.
 */
@RestController
class BulkOrderController {

    /** An index behind it makes it a key as long as keys may be. */
    private static final int MAX_KEY = 76;

    private final Orders orders;
    private final Once once;

    BulkOrderController(Orders orders, Once once) {
        this.orders = orders;
        this.once = once;
    }

    @PostMapping(
            path = "/v1/orders/bulk",
            consumes = {MediaType.APPLICATION_JSON_VALUE, Records.NDJSON},
            produces = {MediaType.APPLICATION_JSON_VALUE, Records.NDJSON})
    @Allow(scopes = Scope.ORDERS_WRITE)
    List<OrderOutcome> createAll(Command command, @RequestBody Records<CreateOrder> body) {
        if (command.key().length() > MAX_KEY) {
            throw new ProblemException(
                    Problem.IDEMPOTENCY_KEY_MISSING,
                    "For many orders at once the Idempotency-Key has 1 to %d characters.".formatted(MAX_KEY),
                    Map.of("field", "Idempotency-Key"));
        }
        List<OrderOutcome> outcomes = new ArrayList<>();
        body.forEachRemaining(read -> outcomes.add(take(command, read)));
        return outcomes;
    }

    private OrderOutcome take(Command command, Records.Read<CreateOrder> read) {
        CreateOrder order = read.value();
        if (order == null) {
            ProblemException refused = read.refused();
            return OrderOutcome.refused(
                    read.index(),
                    null,
                    Problems.document(
                            refused == null
                                    ? new ProblemException(Problem.REQUEST_INVALID, "An order is an object, not null.")
                                    : refused));
        }
        AtomicBoolean fresh = new AtomicBoolean();
        try {
            OrderTaken taken = once.run(command.part(read.index()), order, OrderTaken.class, () -> {
                fresh.set(true);
                return orders.create(command.actor(), order);
            });
            Outcome outcome = !fresh.get()
                    ? Outcome.REPEATED
                    : taken.status() == OrderStatus.UNROUTABLE ? Outcome.UNROUTABLE : Outcome.CREATED;
            return new OrderOutcome(read.index(), taken.number(), outcome, taken, null);
        } catch (ProblemException e) {
            if (e.problem().kind() == Problem.Kind.BUSY) {
                // No fault of this order: the whole request is to be repeated.
                throw e;
            }
            return OrderOutcome.refused(read.index(), order.number(), Problems.document(e));
        }
    }
}
