package dev.pickwright.station.screens.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentSummary;
import dev.pickwright.model.fulfillment.FulfillmentView;
import dev.pickwright.model.fulfillment.FulfillmentView.AttemptView;
import dev.pickwright.model.fulfillment.FulfillmentView.AvoidedBin;
import dev.pickwright.model.fulfillment.FulfillmentView.GateView;
import dev.pickwright.model.fulfillment.FulfillmentView.HistoryEntry;
import dev.pickwright.model.fulfillment.FulfillmentView.ItemView;
import dev.pickwright.model.fulfillment.FulfillmentView.TakenSlot;
import dev.pickwright.model.fulfillment.HoldId;
import dev.pickwright.model.fulfillment.HoldKind;
import dev.pickwright.model.fulfillment.HoldView;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.fulfillment.NextStep;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.fulfillment.OrderStatus;
import dev.pickwright.model.fulfillment.OrderView;
import dev.pickwright.model.packing.PackageId;
import dev.pickwright.model.packing.PackageStatus;
import dev.pickwright.model.packing.PackageView;
import dev.pickwright.model.quality.QcCheckId;
import dev.pickwright.model.quality.QcCheckView;
import dev.pickwright.model.quality.QcStatus;
import dev.pickwright.model.shipping.ShipmentView;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.screens.Desks;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public class DetailModelTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final FulfillmentId ID = new FulfillmentId(UUID.randomUUID());
    private static final TakenSlot SLOT = new TakenSlot(NOW, NOW, NOW, "Europe/London", "Cleo", "the van waits");
    private static final HoldId HOLD = new HoldId(UUID.randomUUID());
    private static final GateView CHECK =
            new GateView("qc_not_passed", "its packages have not passed.", "packer", "record_qc_result", null);
    private static final GateView HELD =
            new GateView("hold", "Cleo placed a hold: wrong address", "supervisor", "release_hold", HOLD.toString());

    private final Desks desks = new Desks();
    private final Asked asked = new Asked();
    private final DetailModel model = new DetailModel(desks.desk(), ID, asked);

    /** Keeps the last question until the test answers it. */
    private static final class Asked implements DetailModel.Questions {

        private Consumer<String> reason;
        private CancelPlan plan;
        private Runnable confirmed;

        @Override
        public void reason(String title, String hint, String confirm, Consumer<String> told) {
            reason = told;
        }

        @Override
        public void cancel(CancelPlan cancelled, Runnable confirm) {
            plan = cancelled;
            confirmed = confirm;
        }
    }

    @Test
    void aSlotThatIsTakenCanBeChanged() {
        show(view(FulfillmentStatus.PENDING, 0));
        assertThat(model.frame().actionsProperty().get()).extracting(Action::id).doesNotContain(ActionId.CHANGE);
        show(inSlot());
        press(ActionId.CHANGE);
        assertThat(desks.routes).containsExactly(new Route.Slots(ID, new Route.Detail(ID)));
        assertThat(SlotRow.said(SLOT)).contains("over its limit by Cleo: the van waits");
    }

    @Test
    void aFailedPickSaysItsCauseAndCanBeRetried() {
        show(view(FulfillmentStatus.PICK_FAILED, 1));
        assertThat(cards()).singleElement().satisfies(card -> {
            assertThat(card.kind()).isEqualTo(StuckCard.Kind.FAILED);
            assertThat(card.sentence()).contains("1 of 3").contains("Bin is empty: 2 of 22423");
        });
        assertThat(instruction()).startsWith("Why is it stuck?");
        press(ActionId.PRIMARY);
        assertThat(desks.calls).contains("retry-pick");
    }

    @Test
    void theLastFailureAsksForADecisionWithAReason() {
        show(view(FulfillmentStatus.PICK_FAILED, 3));
        press(ActionId.PRIMARY);
        asked.reason.accept("the bins were counted");
        assertThat(desks.calls).contains("grant-attempt: the bins were counted").doesNotContain("retry-pick");
    }

    @Test
    void whatAnotherRoleClearsHasNoKeyButSaysWhoAndWhere() {
        show(view(FulfillmentStatus.PACKED, 0, CHECK));
        assertThat(cards()).singleElement().satisfies(card -> {
            assertThat(card.sentence()).isEqualTo("Its packages have not passed.");
            assertThat(card.who()).contains("packer").contains("bench");
        });
        assertThat(instruction()).contains("One thing blocks it");
        assertThat(keys()).doesNotContain(ActionId.PRIMARY, ActionId.SKIP);
    }

    @Test
    void aGateOfAnUnknownSortStillSaysWhoClearsIt() {
        show(view(FulfillmentStatus.PLANNING, 0, new GateView("moon", "the moon is full.", "picker", "howl_at", null)));
        assertThat(cards().getFirst().who()).isEqualTo("Picker: howl at");
    }

    @Test
    void aHoldIsReleasedWithAReason() {
        show(view(FulfillmentStatus.PACKED, 0, HELD));
        press(ActionId.PRIMARY);
        asked.reason.accept("address is right now");
        assertThat(desks.calls).contains("holds/" + HOLD + "/release: address is right now");
    }

    @Test
    void amongSeveralGatesTheKeyIsForTheOneThatCanBeClearedHere() {
        show(view(FulfillmentStatus.PACKED, 0, CHECK, HELD));
        assertThat(instruction()).contains("2 things block it");
        assertThat(shown().chosen()).isEqualTo(1);
        assertThat(keys()).contains(ActionId.PRIMARY);
        press(ActionId.SKIP);
        assertThat(shown().chosen()).isZero();
        assertThat(keys()).doesNotContain(ActionId.PRIMARY);
        press(ActionId.SKIP);
        assertThat(shown().chosen()).isEqualTo(1);
    }

    @Test
    void aHoldThatDoesNotBlockYetIsShownAfterTheNextStep() {
        show(view(FulfillmentStatus.PICKING, 0));
        assertThat(cards()).extracting(StuckCard::kind).containsExactly(StuckCard.Kind.NEXT);
        desks.detail = withHold(view(FulfillmentStatus.PICKING, 0));
        model.load();
        assertThat(cards()).extracting(StuckCard::kind).containsExactly(StuckCard.Kind.NEXT, StuckCard.Kind.LATER);
    }

    @Test
    void withoutAGateTheNextStepIsTheAnswer() {
        show(view(FulfillmentStatus.PENDING, 0));
        press(ActionId.PRIMARY);
        show(view(FulfillmentStatus.PACKED, 0));
        press(ActionId.PRIMARY);
        show(view(FulfillmentStatus.PICKED, 0));
        assertThat(cards().getFirst().who()).contains("packer");
        assertThat(keys()).doesNotContain(ActionId.PRIMARY);
        show(view(FulfillmentStatus.COMPLETED, 0));
        assertThat(cards()).isEmpty();
        assertThat(keys()).containsExactly(ActionId.BACK);
        assertThat(desks.calls).contains("start-planning", "ready");
    }

    @Test
    void aHoldIsPlacedWithAReason() {
        show(view(FulfillmentStatus.PICKING, 0));
        press(ActionId.SHORT);
        asked.reason.accept("customer asks to wait");
        assertThat(desks.calls).contains("holds: customer asks to wait");
    }

    @Test
    void cancellingSaysWhatHappensAndAsksOnceMore() {
        show(view(FulfillmentStatus.PICKING, 0));
        desks.order = order(FulfillmentStatus.SHIPPED);
        press(ActionId.FAIL);
        assertThat(desks.calls).doesNotContain("cancel: Customer cancelled");
        assertThat(asked.plan.choice()).isFalse();
        asked.plan.otherReason();
        asked.confirmed.run();
        assertThat(desks.calls).contains("cancel: Goods not available");
        show(view(FulfillmentStatus.SHIPPED, 0));
        assertThat(keys()).doesNotContain(ActionId.FAIL, ActionId.SHORT);
    }

    @Test
    void theWholeOrderIsCancelledAndSaysWhatWasKept() {
        show(view(FulfillmentStatus.PICKING, 0));
        desks.order = order(FulfillmentStatus.PENDING);
        press(ActionId.FAIL);
        asked.plan.otherScope();
        asked.confirmed.run();
        assertThat(desks.calls).contains("cancel order O-1: Customer cancelled");
        assertThat(model.frame().saidProperty().get().text()).contains("Kept, because shipped: F-000002");
    }

    @Test
    void thePreviewCountsWhatGoesBack() {
        var plan = new CancelPlan(view(FulfillmentStatus.PICKING, 0), order(FulfillmentStatus.PENDING));
        assertThat(plan.preview())
                .containsExactly(
                        "F-000001: 2 picked units go back to the bins, by put-back tasks.",
                        "1 promised unit is free again.",
                        "Not touched: F-000002 in LEE, Pending, 1 unit.");
        plan.otherScope();
        assertThat(plan.preview()).contains("Also cancelled: F-000002 in LEE, Pending, 1 unit.");
    }

    @Test
    void nothingOpensOverTheNextScreen() {
        show(view(FulfillmentStatus.PICKING, 0));
        desks.order = order(FulfillmentStatus.PENDING);
        model.leave();
        press(ActionId.FAIL);
        assertThat(asked.plan).isNull();
    }

    @Test
    void aRefusalIsSaidAndTheFreshStateShown() {
        show(view(FulfillmentStatus.PICK_FAILED, 1));
        desks.detail = view(FulfillmentStatus.CANCELLED, 1);
        desks.failure = new DomainFailure("version_stale", "Fulfillment F-000001 changed meanwhile.");
        desks.failOnce = true;
        press(ActionId.PRIMARY);
        assertThat(model.frame().saidProperty().get().outcome()).isEqualTo(Outcome.ERROR);
        assertThat(model.frame().saidProperty().get().text()).contains("changed meanwhile");
        assertThat(shown().view().summary().status()).isEqualTo(FulfillmentStatus.CANCELLED);
    }

    @Test
    void whatASupervisorCanDoHasWords() {
        for (Remedy remedy : Remedy.values()) {
            assertThat(Messages.text("step." + remedy.wire())).isNotBlank();
        }
        for (StuckCard.Kind kind : StuckCard.Kind.values()) {
            assertThat(Messages.word(kind)).isNotBlank();
        }
        assertThat(Arrays.stream(FulfillmentStatus.values()).map(NextStep::of))
                .allSatisfy(step -> assertThat(step == null
                                || !Messages.textOr("step." + step.action(), "").isEmpty())
                        .isTrue());
    }

    private void show(FulfillmentView view) {
        desks.detail = view;
        model.load();
    }

    private DetailModel.Shown shown() {
        return model.shownProperty().get();
    }

    private List<StuckCard> cards() {
        return shown().cards();
    }

    private String instruction() {
        return model.frame().instructionProperty().get();
    }

    private List<ActionId> keys() {
        return model.frame().actionsProperty().get().stream().map(Action::id).toList();
    }

    private void press(ActionId id) {
        model.frame().actionsProperty().get().stream()
                .filter(action -> action.id() == id)
                .findFirst()
                .map(Action::run)
                .orElseThrow()
                .run();
    }

    static FulfillmentView view(FulfillmentStatus status, int failed, GateView... gates) {
        return view(status, failed, List.of(gates), List.of());
    }

    private static FulfillmentView withHold(FulfillmentView view) {
        var hold = new HoldView(HOLD, HoldKind.MANUAL, "wrong address", "Cleo", NOW, null, null, null, null);
        return view(view.summary().status(), 0, List.of(), List.of(hold));
    }

    private static FulfillmentView view(
            FulfillmentStatus status, int failed, List<GateView> gates, List<HoldView> holds) {
        var item = new ItemView(new ItemId(UUID.randomUUID()), 1, "22423", "Cake stand", 3, 1, 2, 0, 0);
        List<AttemptView> attempts = failed == 0
                ? List.of()
                : List.of(new AttemptView("pick", failed, "bin_empty: 2 of 22423 missing in A-01", NOW, "Ada"));
        return new FulfillmentView(
                part(ID, "F-000001", "LON", status),
                null,
                failed,
                3,
                0,
                3,
                false,
                null,
                List.of(item),
                List.of(),
                List.of(),
                null,
                gates,
                NextStep.of(status),
                holds,
                attempts,
                List.of(),
                null,
                List.of());
    }

    private static FulfillmentView inSlot() {
        FulfillmentView some = view(FulfillmentStatus.PENDING, 0);
        return new FulfillmentView(
                some.summary(),
                null,
                0,
                3,
                0,
                3,
                false,
                null,
                some.items(),
                List.of(),
                List.of(),
                null,
                List.of(),
                some.nextStep(),
                List.of(),
                List.of(),
                List.of(),
                SLOT,
                List.of());
    }

    /** Shipped, with something of everything. */
    public static FulfillmentView full() {
        FulfillmentView some = view(FulfillmentStatus.SHIPPED, 1);
        var open = new HoldView(HOLD, HoldKind.MANUAL, "wrong address", "Cleo", NOW, null, null, null, null);
        var released = new HoldView(HOLD, HoldKind.QC, "check failed", "Ben", NOW, "Cleo", NOW, "looked at it", null);
        var box = new PackageView(
                new PackageId(UUID.randomUUID()),
                1,
                "340123450000000018",
                "M",
                200,
                900,
                PackageStatus.SHIPPED,
                List.of());
        return new FulfillmentView(
                some.summary(),
                "Customer",
                1,
                3,
                0,
                3,
                true,
                "sampling",
                some.items(),
                List.of(box),
                Stream.of(QcStatus.values())
                        .map(status -> new QcCheckView(
                                new QcCheckId(UUID.randomUUID()),
                                status,
                                "sampling",
                                List.of(),
                                List.of(),
                                true,
                                "Ben",
                                NOW))
                        .toList(),
                new ShipmentView("DHL", "parcel", null, NOW, 1),
                List.of(),
                null,
                List.of(open, released),
                some.attempts(),
                List.of(new AvoidedBin("A-01", "22423")),
                SLOT,
                List.of(new HistoryEntry(NOW, "ship", "Ben", "bench", "ready", "shipped", null)));
    }

    static OrderView order(FulfillmentStatus other) {
        return new OrderView(
                new OrderId(UUID.randomUUID()),
                "O-1",
                null,
                OrderStatus.IN_FULFILLMENT,
                null,
                NOW,
                NOW,
                List.of(),
                List.of(
                        part(ID, "F-000001", "LON", FulfillmentStatus.PICKING),
                        part(new FulfillmentId(UUID.randomUUID()), "F-000002", "LEE", other)));
    }

    private static FulfillmentSummary part(FulfillmentId id, String number, String site, FulfillmentStatus status) {
        return new FulfillmentSummary(id, number, "O-1", 1, site, status, NOW, NOW, 1, 1, null, 1);
    }
}
