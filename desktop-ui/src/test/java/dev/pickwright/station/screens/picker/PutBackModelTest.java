package dev.pickwright.station.screens.picker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Message;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.picking.PutBackId;
import dev.pickwright.model.picking.PutBackView;
import dev.pickwright.model.scan.LookedUp;
import dev.pickwright.model.warehouse.PlaceKind;
import dev.pickwright.model.warehouse.Trace;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.screens.Desks;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PutBackModelTest {

    private static final Trace LOT = new Trace("L2", null, null);

    private final Desks desks = new Desks();
    private final PutBackModel model = new PutBackModel(desks.desk());
    private final PutBackView mugs = task("PW-001", "T-0001", 2, Trace.NONE);
    private final PutBackView lotted = task("PW-001", "T-0001", 1, LOT);
    private final PutBackView lamp = task("PW-002", "T-0002", 1, Trace.NONE);

    @Test
    void nothingToDoSaysSo() {
        model.load();
        assertThat(instruction()).isEqualTo("Nothing is to be put back. Press Esc.");
        assertThat(keys()).containsExactly(ActionId.BACK, ActionId.QUEUE);
        model.scan("T-0001", EntryMode.SCANNED);
        assertThat(desks.calls).containsExactly("put-backs", "look up T-0001");
    }

    @Test
    void fromToteToItemToBin() {
        load(mugs, lamp);
        assertThat(instruction()).startsWith("Scan the tote or package");
        scan(LookedUp.Kind.TOTE, "T-0002");
        assertThat(instruction()).isEqualTo("Take 1 out of T-0002, scan one");
        scan(LookedUp.Kind.ITEM, "PW-001");
        assertThat(said()).isEqualTo("Wrong: PW-001. Scan PW-002.");
        scan(LookedUp.Kind.ITEM, "PW-002");
        assertThat(instruction()).isEqualTo("Now put 1 into A-01, scan the bin");
        desks.putBacks = List.of(mugs);
        model.scan("B-02", EntryMode.SCANNED);
        assertThat(desks.calls).endsWith("put back all into B-02");
        assertThat(said()).isEqualTo("1 \u00d7 PW-002 are back in a bin.");
        assertThat(instruction()).startsWith("Scan the tote or package");
    }

    @Test
    void theNextOfTheSameToteFollowsAtOnce() {
        load(mugs, lotted);
        press(ActionId.PRIMARY);
        scan(LookedUp.Kind.ITEM, "PW-001");
        desks.putBacks = List.of(lotted);
        model.scan("A-01", EntryMode.SCANNED);
        assertThat(model.shownProperty().get().chosen()).isEqualTo(lotted);
        assertThat(model.shownProperty().get().inHand()).isFalse();
    }

    @Test
    void anItemMayBeScannedFirstAndItsLotChooses() {
        load(mugs, lotted);
        desks.found = new LookedUp(LookedUp.Kind.ITEM, "PW-001", "THING", 1, LOT, null);
        model.scan("code", EntryMode.SCANNED);
        assertThat(model.shownProperty().get().chosen()).isEqualTo(lotted);
        assertThat(model.shownProperty().get().inHand()).isTrue();
    }

    @Test
    void onlySomeOfThemMayGoIntoABin() {
        load(mugs);
        press(ActionId.PRIMARY);
        scan(LookedUp.Kind.ITEM, "PW-001");
        assertThat(keys()).contains(ActionId.CHANGE);
        model.some(model.shownProperty().get(), mugs, "3");
        assertThat(said()).startsWith("That is not 1 to 2.");
        model.some(model.shownProperty().get(), mugs, "1");
        model.scan("A-01", EntryMode.SCANNED);
        assertThat(desks.calls).endsWith("put back 1 into A-01");
    }

    @Test
    void whatDoesNotFitIsAnsweredAndChangesNothing() {
        load(mugs);
        scan(LookedUp.Kind.TOTE, "T-0009");
        assertThat(said()).isEqualTo("Nothing in T-0009 is to be put back. Scan one from the list.");
        scan(LookedUp.Kind.BIN, "A-01");
        assertThat(said()).startsWith("A-01 is not to be put back.");
        desks.found = new LookedUp(
                LookedUp.Kind.UNREADABLE, "x", null, null, null, Message.of("scan.check_digit_wrong", "501"));
        model.scan("x", EntryMode.SCANNED);
        assertThat(said()).startsWith("The code is broken: the check digit of 501");
        assertThat(model.shownProperty().get().chosen()).isNull();
        press(ActionId.PRIMARY);
        scan(LookedUp.Kind.ITEM, "PW-001");
        desks.failure = new DomainFailure("request_invalid", "T-0001 is no bin of warehouse LON; scan the bin.");
        model.scan("T-0001", EntryMode.SCANNED);
        assertThat(said()).startsWith("T-0001 is no bin");
        assertThat(model.frame().saidProperty().get().outcome()).isEqualTo(Outcome.ERROR);
        assertThat(model.shownProperty().get().inHand()).isTrue();
    }

    @Test
    void escLeadsBackToTheListAndThenHome() {
        load(mugs);
        press(ActionId.PRIMARY);
        press(ActionId.BACK);
        assertThat(model.shownProperty().get().chosen()).isNull();
        press(ActionId.BACK);
        assertThat(desks.routes).containsExactly(new Route.Home());
    }

    private void load(PutBackView... tasks) {
        desks.putBacks = List.of(tasks);
        model.load();
    }

    private void scan(LookedUp.Kind kind, String code) {
        desks.found = new LookedUp(kind, code, null, null, Trace.NONE, null);
        model.scan(code, EntryMode.SCANNED);
    }

    private String instruction() {
        return model.frame().instructionProperty().get();
    }

    private String said() {
        return model.frame().saidProperty().get().text();
    }

    private List<ActionId> keys() {
        return model.frame().actionsProperty().get().stream().map(Action::id).toList();
    }

    private void press(ActionId id) {
        model.frame().actionsProperty().get().stream()
                .filter(action -> action.id() == id)
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }

    private static PutBackView task(String sku, String tote, int quantity, Trace trace) {
        return new PutBackView(
                new PutBackId(UUID.randomUUID()),
                new FulfillmentId(UUID.randomUUID()),
                "F-000001",
                sku,
                "THING " + sku,
                quantity,
                trace,
                PlaceKind.TOTE,
                tote,
                "A-01",
                "cancelled",
                Instant.EPOCH);
    }
}
