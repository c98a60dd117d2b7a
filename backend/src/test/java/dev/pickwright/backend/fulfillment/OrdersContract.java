package dev.pickwright.backend.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Faults;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.OrderStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackendTest
abstract class OrdersContract {

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Autowired
    Orders orders;

    @Autowired
    Fulfillments fulfillments;

    @Autowired
    Cancelling cancelling;

    @Autowired
    Invariants invariants;

    private Sku here;
    private Sku there;

    @BeforeEach
    void twoSites() {
        var first = floor.site(ids);
        var second = floor.site(ids);
        here = floor.sku("HERE", false);
        there = floor.sku("THERE", false);
        floor.stocked(first, 0, here, 10);
        floor.stocked(second, 0, there, 10);
    }

    @AfterEach
    void invariantsHold() {
        invariants.hold();
    }

    @Test
    void anOrderThatNoSiteServesAloneIsSplit() {
        CreateOrder order = floor.order(Floor.line(1, here, 2), Floor.line(2, there, 3));
        orders.create(Floor.system(), order);
        assertThat(fulfillments.byNumber(order.number())).hasSize(2);
    }

    @Test
    void aFaultAtAnyStepLeavesAllOfItsFulfillmentsOrNone() {
        CreateOrder order = floor.order(Floor.line(1, here, 2), Floor.line(2, there, 3));
        var before = invariants.picture();
        int step = 1;
        while (!Faults.runFailingAt(step, () -> orders.create(Floor.system(), order))) {
            assertThat(invariants.changedSince(before))
                    .as("after a fault at step %d", step)
                    .isEmpty();
            step++;
        }
        assertThat(step).isGreaterThan(10);
        assertThat(fulfillments.byNumber(order.number())).hasSize(2);
    }

    @Test
    void stockIsNeverPromisedTwice() throws Exception {
        List<Callable<Boolean>> rush = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            CreateOrder order = floor.order(Floor.line(1, here, 1), Floor.line(2, there, 1));
            rush.add(() -> orders.create(Floor.system(), order).status() == OrderStatus.ACCEPTED);
        }
        int taken = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var result : threads.invokeAll(rush)) {
                taken += result.get() ? 1 : 0;
            }
        }
        assertThat(taken).isEqualTo(10);
    }

    @Test
    void aKnownNumberIsRefused() {
        CreateOrder order = floor.order(Floor.line(1, here, 1));
        orders.create(Floor.system(), order);
        assertThatThrownBy(() -> orders.create(Floor.system(), order))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.ORDER_KNOWN));
    }

    @Test
    void cancellingFreesTheStock() {
        FulfillmentId id = floor.created(Floor.line(1, here, 10));
        assertThat(orders.create(Floor.system(), floor.order(Floor.line(1, here, 1)))
                        .status())
                .isEqualTo(OrderStatus.UNROUTABLE);
        assertThat(cancelling.cancel(Floor.system(), id, "changed their mind").status())
                .isEqualTo(FulfillmentStatus.CANCELLED);
        floor.created(Floor.line(1, here, 9));
    }
}
