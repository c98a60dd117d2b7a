package dev.pickwright.station.screens.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Message;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.scan.LookedUp;
import dev.pickwright.model.warehouse.StockView;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.DeskAccess;
import dev.pickwright.station.screens.Desks;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StockModelTest {

    private final Desks desks = new Desks();
    private final Desk desk = desks.desk();
    private StockChange change;
    private Consumer<String> confirmed;
    private final StockModel model = new StockModel(desk, this::asked);

    private void asked(StockChange asked, Consumer<String> confirm) {
        change = asked;
        confirmed = confirm;
    }

    @BeforeEach
    void signedIn() {
        desks.signIn(desk, DeskAccess.operator("B-1", "Cleo", Role.SUPERVISOR));
    }

    @Test
    void aBinShowsWhatLiesInIt() {
        scan(LookedUp.Kind.BIN, "A-01", row("A-01", "22423", 5));
        assertThat(desks.calls).containsExactly("look up A-01", "in bin A-01");
        assertThat(instruction()).isEqualTo("What lies in bin A-01");
        assertThat(shown().rows()).hasSize(1);
        assertThat(shown().chosen()).isZero();
    }

    @Test
    void anItemShowsItsBinsAndTheLastBinFirst() {
        scan(LookedUp.Kind.BIN, "A-09");
        assertThat(instruction()).contains("A-09 is empty");
        scan(LookedUp.Kind.ITEM, "22423", row("A-01", "22423", 5), row("A-02", "22423", 7));
        assertThat(shown().rows()).extracting(StockView::bin).containsExactly("A-09", "A-01", "A-02");
        assertThat(shown().rows().get(shown().chosen()).onHand()).isZero();
    }

    @Test
    void aBinAfterAnItemChoosesThatItemInIt() {
        scan(LookedUp.Kind.ITEM, "22423", row("A-02", "22423", 7));
        scan(LookedUp.Kind.BIN, "A-02", row("A-02", "11111", 1), row("A-02", "22423", 7));
        assertThat(shown().rows().get(shown().chosen()).sku()).isEqualTo("22423");
        assertThat(shown().rows()).hasSize(2);
    }

    @Test
    void whatIsNeitherChangesNothing() {
        scan(LookedUp.Kind.BIN, "A-01", row("A-01", "22423", 5));
        var before = shown();
        for (LookedUp.Kind kind : List.of(
                LookedUp.Kind.BADGE,
                LookedUp.Kind.COMMAND,
                LookedUp.Kind.UNKNOWN,
                LookedUp.Kind.TOTE,
                LookedUp.Kind.PACKAGE)) {
            scan(kind, "X");
            assertThat(shown()).as(kind.wire()).isEqualTo(before);
            assertThat(outcome()).as(kind.wire()).isIn(Outcome.ATTENTION, Outcome.ERROR);
        }
        desks.found = new LookedUp(
                LookedUp.Kind.UNREADABLE, "X", null, null, null, Message.of("scan.check_digit_wrong", "X"));
        model.scan("X", EntryMode.SCANNED);
        assertThat(said()).contains("check digit of X is wrong");
        assertThat(shown()).isEqualTo(before);
        assertThat(desks.routes).isEmpty();
    }

    @Test
    void whatCarriesAFulfillmentOpensIt() {
        var part = DetailModelTest.full().summary();
        desks.carried = List.of(part);
        for (LookedUp.Kind kind : List.of(LookedUp.Kind.TOTE, LookedUp.Kind.PACKAGE, LookedUp.Kind.ORDER)) {
            desks.routes.clear();
            scan(kind, "X");
            assertThat(desks.routes).containsExactly(new Route.Detail(part.id()));
        }
        assertThat(part.status()).isEqualTo(FulfillmentStatus.SHIPPED);
    }

    @Test
    void anOrderWithoutFulfillmentsIsLookedForAmongThoseThatWait() {
        scan(LookedUp.Kind.ORDER, "O-1");
        assertThat(desks.routes).containsExactly(new Route.Unroutable("O-1"));
    }

    @Test
    void goodsAreReceivedIntoTheChosenBin() {
        scan(LookedUp.Kind.BIN, "A-01", row("A-01", "11111", 5), row("A-01", "22423", 5));
        model.choose(1);
        press(ActionId.PRIMARY);
        confirmed.accept("12");
        assertThat(desks.calls).endsWith("receive A-01 22423 12", "in bin A-01");
        assertThat(outcome()).isEqualTo(Outcome.OK);
        assertThat(shown().chosen()).isEqualTo(1);
    }

    @Test
    void aBinIsPutRightWithSignAndReason() {
        scan(LookedUp.Kind.BIN, "A-01", row("A-01", "22423", 5));
        press(ActionId.CHANGE);
        assertThat(change.preview("2")).isEqualTo("5 on hand now, 7 after it.");
        change.otherSign();
        change.otherReason();
        assertThat(change.preview("2")).isEqualTo("5 on hand now, 3 after it.");
        confirmed.accept("2");
        assertThat(desks.calls).contains("adjust A-01 22423 -2: Missing from the bin");
    }

    @Test
    void aRefusalNamesWhomItIsPromisedTo() {
        scan(LookedUp.Kind.BIN, "A-01", row("A-01", "22423", 5));
        press(ActionId.CHANGE);
        desks.failure = new DomainFailure("stock_short", "4 of them are promised to F-000001.");
        desks.failOnce = true;
        confirmed.accept("5");
        assertThat(said()).contains("promised to F-000001");
        assertThat(outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void aScannedCodeIsNoAmount() {
        StockChange receipt = StockChange.receipt(row("A-01", "22423", 5));
        assertThat(receipt.fits("0")).isFalse();
        assertThat(receipt.fits("5012345000015")).isFalse();
        assertThat(receipt.fits("-3")).isFalse();
        assertThat(receipt.fits(" 99999 ")).isTrue();
    }

    @Test
    void aCountIsAskedFor() {
        scan(LookedUp.Kind.BIN, "A-01", row("A-01", "22423", 5));
        press(ActionId.SHORT);
        assertThat(desks.calls).contains("count A-01 22423");
        assertThat(said()).contains("will be counted");
    }

    @Test
    void withoutARowThereIsNothingToChange() {
        scan(LookedUp.Kind.BIN, "A-09");
        assertThat(model.frame().actionsProperty().get())
                .extracting(Action::id)
                .containsExactly(ActionId.BACK, ActionId.MANUAL_ENTRY);
    }

    private void scan(LookedUp.Kind kind, String code, StockView... rows) {
        desks.found = new LookedUp(kind, code, "Cake stand", 1, null, null);
        desks.stock = List.of(rows);
        model.scan(code, EntryMode.SCANNED);
    }

    private StockShown shown() {
        return model.shownProperty().get();
    }

    private String instruction() {
        return model.frame().instructionProperty().get();
    }

    private String said() {
        return model.frame().saidProperty().get().text();
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

    private static StockView row(String bin, String sku, int onHand) {
        return new StockView("LON", bin, sku, "Cake stand", onHand, 0, 0);
    }
}
