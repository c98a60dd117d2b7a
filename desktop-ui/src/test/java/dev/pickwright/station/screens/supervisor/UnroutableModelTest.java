package dev.pickwright.station.screens.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.fulfillment.OrderStatus;
import dev.pickwright.model.fulfillment.OrderSummary;
import dev.pickwright.model.fulfillment.OrderView;
import dev.pickwright.model.routing.CandidateOutcome;
import dev.pickwright.model.routing.RoutingRule;
import dev.pickwright.model.routing.RoutingView;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.screens.Desks;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UnroutableModelTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final Desks desks = new Desks();
    private CancelPlan plan;
    private Runnable confirmed;
    private final UnroutableModel model = new UnroutableModel(desks.desk(), null, this::asked);

    private void asked(CancelPlan cancelled, Runnable confirm) {
        plan = cancelled;
        confirmed = confirm;
    }

    @Test
    void theOldestComesFirstWithItsDecision() {
        look(order("O-1", 5), order("O-2", 60));
        assertThat(numbers()).containsExactly("O-2", "O-1");
        assertThat(desks.calls).containsExactly("unroutable", "routing O-2");
        assertThat(model.frame().instructionProperty().get()).startsWith("2 orders wait");
    }

    @Test
    void aScanChoosesAndAnotherCodeChangesNothing() {
        look(order("O-1", 5), order("O-2", 60));
        desks.routing = decision("O-1", false);
        model.scan("o-1");
        assertThat(model.shownProperty().get().chosen()).isEqualTo(1);
        assertThat(model.decisionProperty().get()).isEqualTo(desks.routing);
        model.scan("O-9");
        assertThat(outcome()).isEqualTo(Outcome.ERROR);
        assertThat(model.shownProperty().get().chosen()).isEqualTo(1);
    }

    @Test
    void aLookAgainKeepsTheChosenOneAndAsksNothingMore() {
        look(order("O-1", 5), order("O-2", 60));
        desks.routing = decision("O-1", false);
        model.choose(1);
        desks.calls.clear();
        look(order("O-1", 5), order("O-3", 90), order("O-2", 60));
        assertThat(numbers().get(model.shownProperty().get().chosen())).isEqualTo("O-1");
        assertThat(desks.calls).containsExactly("unroutable");
    }

    @Test
    void oneThatIsRoutedIsSaidAndGone() {
        look(order("O-1", 5), order("O-2", 60));
        desks.routing = decision("O-2", true);
        desks.unroutable = List.of(order("O-1", 5));
        press(ActionId.PRIMARY);
        assertThat(desks.calls).contains("route O-2");
        assertThat(model.frame().saidProperty().get().text()).contains("O-2 is routed now: LON");
        assertThat(numbers()).containsExactly("O-1");
        assertThat(model.shownProperty().get().chosen()).isZero();
    }

    @Test
    void oneThatStillWaitsIsSaid() {
        look(order("O-1", 5));
        press(ActionId.PRIMARY);
        assertThat(outcome()).isEqualTo(Outcome.ATTENTION);
        assertThat(model.frame().saidProperty().get().text()).contains("Still nobody can serve order O-1");
    }

    @Test
    void aRefusalIsSaidAndTheListLookedUpAgain() {
        look(order("O-1", 5));
        desks.unroutable = List.of();
        desks.failure = new DomainFailure("transition_refused", "Order O-1 is accepted; it is not routed again.");
        desks.failOnce = true;
        press(ActionId.PRIMARY);
        assertThat(model.frame().saidProperty().get().text()).startsWith("Order O-1 is accepted");
        assertThat(numbers()).isEmpty();
    }

    @Test
    void itIsCancelledOnlyAfterTheQuestion() {
        look(order("O-1", 5));
        desks.order = new OrderView(
                new OrderId(UUID.randomUUID()),
                "O-1",
                null,
                OrderStatus.UNROUTABLE,
                "no stock",
                NOW,
                NOW,
                List.of(),
                List.of());
        press(ActionId.FAIL);
        assertThat(plan.title()).contains("O-1");
        assertThat(plan.preview()).singleElement().asString().contains("nothing has to be put back");
        assertThat(plan.choice()).isFalse();
        plan.otherReason();
        assertThat(desks.calls).doesNotContain("cancel order O-1: " + plan.reason());
        confirmed.run();
        assertThat(desks.calls).contains("cancel order O-1: " + plan.reason());
    }

    @Test
    void nothingThatWaitsIsGoodNews() {
        look();
        assertThat(model.frame().instructionProperty().get()).isEqualTo("Every order is routed");
        assertThat(model.frame().actionsProperty().get())
                .extracting(Action::id)
                .doesNotContain(ActionId.PRIMARY, ActionId.FAIL);
    }

    @Test
    void whatTheBackendDoesNotSayIsNoGoodNews() {
        desks.failure = new DomainFailure(DomainFailure.UNREACHABLE, "refused");
        look();
        assertThat(outcome()).isEqualTo(Outcome.ERROR);
        assertThat(model.knownProperty().get()).isFalse();
        assertThat(model.frame().instructionProperty().get()).startsWith("The backend has not said");
        desks.failure = null;
        look();
        assertThat(outcome()).isEqualTo(Outcome.OK);
        assertThat(model.frame().instructionProperty().get()).isEqualTo("Every order is routed");
    }

    @Test
    void anOrderThatDoesNotWaitAnyMoreIsSaid() {
        var opened = new UnroutableModel(desks.desk(), "O-7", this::asked);
        desks.unroutable = List.of(order("O-1", 5));
        desks.routing = decision("O-1", false);
        opened.refresh();
        assertThat(opened.frame().saidProperty().get().text()).startsWith("O-7 does not wait here");
    }

    private void look(OrderSummary... orders) {
        desks.unroutable = List.of(orders);
        if (orders.length > 0 && desks.routing == null) {
            desks.routing = decision(orders[orders.length - 1].number(), false);
        }
        model.refresh();
    }

    private List<String> numbers() {
        return model.shownProperty().get().rows().stream()
                .map(OrderSummary::number)
                .toList();
    }

    private Outcome outcome() {
        return model.frame().saidProperty().get().outcome();
    }

    private void press(ActionId id) {
        model.frame().actionsProperty().get().stream()
                .filter(action -> action.id() == id)
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }

    private static OrderSummary order(String number, int minutesOld) {
        return new OrderSummary(
                new OrderId(UUID.randomUUID()),
                number,
                null,
                OrderStatus.UNROUTABLE,
                NOW.minusSeconds(minutesOld * 60L),
                1,
                "no stock");
    }

    private static RoutingView decision(String number, boolean routed) {
        var candidate = new RoutingView.Candidate(
                "LON",
                routed ? CandidateOutcome.CHOSEN : CandidateOutcome.EXCLUDED,
                routed ? RoutingRule.ONLY_ONE : RoutingRule.NO_STOCK,
                "",
                null);
        return new RoutingView(number, NOW, routed, routed ? null : "no stock", false, List.of(candidate));
    }
}
