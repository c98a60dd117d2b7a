package dev.pickwright.backend.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.fixture.SupplyWatching;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.backend.warehouse.Slot;
import dev.pickwright.backend.warehouse.Slots;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.MoveSlot;
import dev.pickwright.model.fulfillment.OrderStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackendTest
abstract class SlotsContract {

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
    SlotMoves moves;

    @Autowired
    Slots slots;

    @Autowired
    Warehouses warehouses;

    @Autowired
    Invariants invariants;

    @Autowired
    SupplyWatching supply;

    private Floor.Site site;
    private Sku sku;

    @BeforeEach
    void stockedSite() {
        site = floor.site(ids);
        sku = floor.sku("SLOTTED", false);
        floor.stocked(site, 0, sku, 1_000);
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
    void aFullSlotMovesToTheNext() {
        floor.capacity(site, 2, null);
        for (int i = 0; i < 3; i++) {
            floor.created(Floor.line(1, sku, 1));
        }
        assertThat(book()).extracting(Slot::usedFulfillments).startsWith(2, 1, 0);
    }

    @Test
    void linesCountToo() {
        floor.capacity(site, null, 3);
        floor.created(Floor.line(1, sku, 1), Floor.line(2, sku, 1));
        floor.created(Floor.line(1, sku, 1), Floor.line(2, sku, 1));
        assertThat(book()).extracting(Slot::usedLines).startsWith(2, 2, 0);
    }

    @Test
    void anOrderThatNoSlotTakesIsKeptAndRoutedWhenTheLimitIsRaised() {
        floor.capacity(site, 5, 1);
        CreateOrder order = floor.order(Floor.line(1, sku, 1), Floor.line(2, sku, 1));
        var taken = orders.create(Floor.system(), order);
        assertThat(taken.status()).isEqualTo(OrderStatus.UNROUTABLE);
        assertThat(taken.why()).contains("no time slot");
        floor.capacity(site, 5, 2);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !fulfillments.byNumber(order.number()).isEmpty());
    }

    @Test
    void anOverrideGoesOverTheLimitByName() {
        floor.capacity(site, 0, null);
        CreateOrder plain = floor.order(Floor.line(1, sku, 1));
        CreateOrder urgent =
                new CreateOrder(plain.number(), plain.customer(), null, plain.lines(), null, "the king ordered it");
        assertThat(orders.create(site.supervisor(), urgent).status()).isEqualTo(OrderStatus.ACCEPTED);
        assertThat(book()).extracting(Slot::usedFulfillments).startsWith(1, 0);
    }

    @Test
    void cancellingGivesCapacityBack() {
        floor.capacity(site, 1, null);
        FulfillmentId id = floor.created(Floor.line(1, sku, 1));
        cancelling.cancel(Floor.system(), id, "changed their mind");
        assertThat(book().getFirst().usedFulfillments()).isZero();
        assertThat(book().getFirst().usedLines()).isZero();
        floor.created(Floor.line(1, sku, 1));
        assertThat(book().getFirst().usedFulfillments()).isOne();
    }

    @Test
    void aFulfillmentMovesToAnotherSlotAndToAFullOneOnlyWithAReason() {
        floor.capacity(site, 1, null);
        floor.created(Floor.line(1, sku, 1));
        FulfillmentId second = floor.created(Floor.line(1, sku, 1));
        var today = book().get(0).startsAt();
        refused(Problem.SLOT_FULL, () -> moves.move(site.supervisor(), second, new MoveSlot(today, null)));
        refused(
                Problem.REQUEST_INVALID,
                () -> moves.move(site.supervisor(), second, new MoveSlot(today.plusSeconds(1), null)));
        moves.move(site.supervisor(), second, new MoveSlot(book().get(3).startsAt(), null));
        assertThat(book()).extracting(Slot::usedFulfillments).startsWith(1, 0, 0, 1);
        moves.move(site.supervisor(), second, new MoveSlot(today, "the van waits"));
        assertThat(book()).extracting(Slot::usedFulfillments).startsWith(2, 0, 0, 0);
        refused(Problem.NOTHING_TO_DO, () -> moves.move(site.supervisor(), second, new MoveSlot(today, "again")));
    }

    @Test
    void aLoweredLimitKeepsWhatIsTaken() {
        floor.capacity(site, 2, null);
        floor.created(Floor.line(1, sku, 1));
        floor.created(Floor.line(1, sku, 1));
        floor.capacity(site, 1, null);
        floor.created(Floor.line(1, sku, 1));
        assertThat(book()).extracting(Slot::usedFulfillments).startsWith(2, 1, 0);
    }

    @Test
    void manyAtOnceDoNotOverfillASlot() throws Exception {
        floor.capacity(site, 3, null);
        List<Callable<Boolean>> rush = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            CreateOrder order = floor.order(Floor.line(1, sku, 1));
            rush.add(() -> orders.create(Floor.system(), order).status() == OrderStatus.ACCEPTED);
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var result : threads.invokeAll(rush)) {
                assertThat(result.get()).isTrue();
            }
        }
        assertThat(book()).extracting(Slot::usedFulfillments).startsWith(3, 3, 3, 3, 0);
    }

    private List<Slot> book() {
        var warehouse = warehouses.byId(site.warehouse());
        return slots.look(List.of(warehouse)).get(warehouse.id()).slots();
    }

    private static void refused(Problem problem, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }
}
