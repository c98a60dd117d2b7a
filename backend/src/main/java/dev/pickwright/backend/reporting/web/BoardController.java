package dev.pickwright.backend.reporting.web;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.reporting.Board;
import dev.pickwright.model.Fields;
import dev.pickwright.model.Page;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.fulfillment.BoardView;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentSort;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentSummary;
import dev.pickwright.model.fulfillment.FulfillmentView;
import dev.pickwright.model.fulfillment.OrderSort;
import dev.pickwright.model.fulfillment.OrderStatus;
import dev.pickwright.model.fulfillment.OrderSummary;
import dev.pickwright.model.fulfillment.OrderView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BoardController {

    private static final int MAX_LIMIT = 1_000;

    private final Board board;

    BoardController(Board board) {
        this.board = board;
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.FULFILLMENTS_READ)
    @GetMapping("/v1/board")
    BoardView since(
            Actor actor,
            @RequestParam(defaultValue = "0") long since,
            @RequestParam(required = false) @Nullable String warehouse) {
        return board.since(actor, since, warehouse);
    }

    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            scopes = Scope.FULFILLMENTS_READ)
    @GetMapping("/v1/fulfillments")
    Page<FulfillmentSummary> list(
            Actor actor,
            @RequestParam(required = false) @Nullable FulfillmentStatus status,
            @RequestParam(required = false) @Nullable String warehouse,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(defaultValue = "number") FulfillmentSort sort,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return board.list(
                actor,
                new Board.Wanted(status, warehouse, Fields.optional("code", code, 60), sort),
                after,
                Math.clamp(limit, 1, MAX_LIMIT));
    }

    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            scopes = Scope.FULFILLMENTS_READ,
            of = Subject.FULFILLMENT)
    @GetMapping("/v1/fulfillments/{id}")
    ResponseEntity<FulfillmentView> fulfillment(Actor actor, @PathVariable FulfillmentId id) {
        FulfillmentView view = board.fulfillment(id);
        return ResponseEntity.ok()
                .eTag(String.valueOf(view.summary().version()))
                .body(view);
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.ORDERS_READ)
    @GetMapping("/v1/orders")
    Page<OrderSummary> orders(
            Actor actor,
            @RequestParam(required = false) @Nullable OrderStatus status,
            @RequestParam(defaultValue = "number") OrderSort sort,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return board.orders(actor, status, sort, after, Math.clamp(limit, 1, MAX_LIMIT));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.ORDERS_READ, of = Subject.ORDER)
    @GetMapping("/v1/orders/{number}")
    OrderView order(Actor actor, @PathVariable String number) {
        return board.order(number);
    }
}
