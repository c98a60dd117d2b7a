package dev.pickwright.backend.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Faults;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.fixture.SupplyWatching;
import dev.pickwright.backend.picking.Picklists;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.reporting.Board;
import dev.pickwright.backend.warehouse.Movement;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentView.GateView;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.fulfillment.OrderSort;
import dev.pickwright.model.fulfillment.OrderStatus;
import dev.pickwright.model.fulfillment.OrderTaken;
import dev.pickwright.model.routing.CandidateOutcome;
import dev.pickwright.model.routing.RoutingRule;
import dev.pickwright.model.routing.RoutingView;
import dev.pickwright.model.warehouse.PlaceKind;
import dev.pickwright.model.warehouse.ServiceArea;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BackendTest
abstract class RoutedOrdersContract {

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Autowired
    Orders orders;

    @Autowired
    Unroutables unroutables;

    @Autowired
    Fulfillments fulfillments;

    @Autowired
    Steps steps;

    @Autowired
    Parts parts;

    @Autowired
    Picklists picklists;

    @Autowired
    Warehouses warehouses;

    @Autowired
    Board board;

    @Autowired
    UnitOfWork units;

    @Autowired
    Stock stock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Invariants invariants;

    @Autowired
    SupplyWatching supply;

    private Floor.Site first;
    private Floor.Site second;
    private Floor.Site third;
    private Sku one;
    private Sku two;
    private Sku three;

    @BeforeEach
    void threeSites() {
        first = floor.site(ids);
        second = floor.site(ids);
        third = floor.site(ids);
        one = floor.sku("ONE", false);
        two = floor.sku("TWO", false);
        three = floor.sku("THREE", false);
        floor.stocked(first, 0, one, 10);
        floor.stocked(second, 0, two, 10);
        floor.stocked(third, 0, three, 10);
    }

    @BeforeEach
    void watchSupply() {
        supply.start();
    }

    @AfterEach
    void invariantsHold() {
        supply.stop();
        invariants.hold();
    }

    @Test
    void ifAnyStatementFailsNothingOfThreeWarehousesRemains() {
        List.of(first, second, third).forEach(site -> floor.capacity(site, 5, 50));
        CreateOrder order = overAllThree();
        supply.stop();
        var before = invariants.picture();
        int step = 1;
        while (!Faults.runFailingAt(step, () -> orders.create(Floor.system(), order))) {
            assertThat(invariants.changedSince(before))
                    .as("after a fault at step %d", step)
                    .isEmpty();
            step++;
        }
        assertThat(fulfillments.byNumber(order.number())).hasSize(3);
    }

    @Test
    void ofTwoOrdersForTheLastUnitOneGetsItAndTheOtherIsKept() throws Exception {
        List<Callable<OrderStatus>> both = List.of(
                () -> orders.create(Floor.system(), floor.order(Floor.line(1, one, 10)))
                        .status(),
                () -> orders.create(Floor.system(), floor.order(Floor.line(1, one, 10)))
                        .status());
        try (var threads = Executors.newFixedThreadPool(2)) {
            var answers = threads.invokeAll(both);
            assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                    .containsExactlyInAnyOrder(OrderStatus.ACCEPTED, OrderStatus.UNROUTABLE);
        }
    }

    @Test
    void anUnroutableOrderSaysWhyAndIsRoutedWhenStockArrives() {
        CreateOrder order = floor.order(Floor.line(1, one, 12));
        OrderTaken taken = orders.create(Floor.system(), order);
        assertThat(taken.status()).isEqualTo(OrderStatus.UNROUTABLE);
        assertThat(taken.why()).contains("line 1 (12 of " + one.code());
        assertThat(board.order(order.number()).why()).isEqualTo(taken.why());
        assertThat(board.orders(Floor.system(), OrderStatus.UNROUTABLE, OrderSort.NUMBER, null, 1_000)
                        .items())
                .anyMatch(each -> each.number().equals(order.number()));
        assertThat(rule(unroutables.decision(order.number()), first)).isEqualTo(RoutingRule.NO_STOCK);
        assertThat(unroutables.retry(Floor.system(), order.number()).routed()).isFalse();

        floor.stocked(first, 1, one, 2);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !fulfillments.byNumber(order.number()).isEmpty());
        assertThat(unroutables.decision(order.number()).routed()).isTrue();
        assertThat(board.order(order.number()).why()).isNull();
        assertThatThrownBy(() -> unroutables.retry(Floor.system(), order.number()))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TRANSITION_REFUSED));
    }

    @Test
    void theWarehouseALineNamesServesItAlsoOnTheRetry() {
        floor.stocked(second, 1, one, 10);
        var line = new CreateOrder.Line(1, one.code(), new dev.pickwright.model.Quantity(20), null, second.code());
        CreateOrder order = floor.order(line);
        assertThat(orders.create(Floor.system(), order).status()).isEqualTo(OrderStatus.UNROUTABLE);
        floor.stocked(second, 2, one, 10);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !fulfillments.byNumber(order.number()).isEmpty());
        assertThat(part(order, 0)).isEqualTo(second.warehouse());
        assertThat(rule(unroutables.decision(order.number()), second)).isEqualTo(RoutingRule.NAMED);
    }

    @Test
    void aWarehouseThatTakesNoWorkIsLeftOut() {
        var site = warehouses.byId(first.warehouse());
        warehouses.setArea(
                Floor.system(), site, warehouses.version(site.id()), new ServiceArea(false, List.of(), null, null));
        CreateOrder order = floor.order(Floor.line(1, one, 1));
        assertThat(orders.create(Floor.system(), order).status()).isEqualTo(OrderStatus.UNROUTABLE);
        warehouses.setArea(Floor.system(), site, warehouses.version(site.id()), ServiceArea.EVERYWHERE);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !fulfillments.byNumber(order.number()).isEmpty());
    }

    @Test
    void askingWhatIfChangesNothing() {
        floor.capacity(first, 5, 50);
        supply.stop();
        var before = invariants.picture();
        RoutingView answer = orders.whatIf(Floor.system(), floor.order(Floor.line(1, one, 1)));
        assertThat(answer.routed()).isTrue();
        assertThat(answer.candidates().getFirst().outcome()).isEqualTo(CandidateOutcome.CHOSEN);
        assertThat(answer.candidates().getFirst().slotStartsAt()).isNotNull();
        assertThat(orders.whatIf(Floor.system(), floor.order(Floor.line(1, one, 99)))
                        .routed())
                .isFalse();
        assertThat(invariants.changedSince(before)).isEmpty();
    }

    @Test
    void theNextPartWaitsForStockAndGetsItWhenItComes() {
        FulfillmentId id = floor.created(Floor.line(1, one, 8));
        var part = units.run(() -> {
            var state = fulfillments.lock(id);
            var item = fulfillments.items(id).getFirst();
            shortOf(item.id(), 5);
            return parts.create(Floor.system(), state, Map.of(item.id(), 5));
        });
        assertThat(fulfillments.items(part.id()).getFirst().allocated()).isEqualTo(2);
        assertThat(fulfillments.gates(part)).extracting(GateView::code).containsExactly("waiting_for_stock");
        assertThat(board.fulfillment(part.id()).summary().partNumber()).isEqualTo(2);
        invariants.hold();

        floor.stocked(first, 1, one, 3);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> fulfillments.items(part.id()).getFirst().allocated() == 5);
        assertThat(fulfillments.gates(fulfillments.state(part.id()))).isEmpty();
    }

    @Test
    void aPicklistIsMadeOfWhatIsPromisedButNotOfNothing() {
        FulfillmentId id = floor.created(Floor.line(1, one, 10));
        var part = units.run(() -> {
            var item = fulfillments.items(id).getFirst();
            var state = fulfillments.lock(id);
            shortOf(item.id(), 5);
            return parts.create(Floor.system(), state, Map.of(item.id(), 5));
        });
        steps.startPlanning(Floor.system(), part.id(), null);
        assertThatThrownBy(() -> picklists.generate(Floor.system(), part.id(), null))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.GATE_CLOSED));
    }

    /** Five units of the item are gone from its bin, as a count after a short pick would say. */
    private void shortOf(ItemId item, int units) {
        var promised = fulfillments.allocations(fulfillmentOf(item)).getFirst();
        fulfillments.change(item, -units, 0, units);
        jdbc.sql("update allocation set quantity = quantity - ? where item_id = ?")
                .params(units, item.value())
                .update();
        stock.deallocate(promised.bin(), promised.sku(), units);
        stock.move(
                Floor.system(),
                new Movement(
                        first.warehouse(),
                        promised.sku(),
                        units,
                        PlaceKind.BIN,
                        promised.bin().value(),
                        PlaceKind.COUNTED,
                        null,
                        "count",
                        null));
    }

    private FulfillmentId fulfillmentOf(ItemId item) {
        return new FulfillmentId(jdbc.sql("select fulfillment_id from fulfillment_item where id = ?")
                .param(item.value())
                .query(UUID.class)
                .single());
    }

    private CreateOrder overAllThree() {
        return floor.order(Floor.line(1, one, 1), Floor.line(2, two, 1), Floor.line(3, three, 1));
    }

    private Object part(CreateOrder order, int index) {
        return fulfillments
                .state(fulfillments.byNumber(order.number()).get(index))
                .warehouseId();
    }

    private static RoutingRule rule(RoutingView view, Floor.Site site) {
        return view.candidates().stream()
                .filter(each -> each.warehouse().equals(site.code()))
                .findFirst()
                .orElseThrow()
                .rule();
    }
}
