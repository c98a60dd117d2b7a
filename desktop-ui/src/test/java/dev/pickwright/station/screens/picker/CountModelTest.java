package dev.pickwright.station.screens.picker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.scan.LookedUp;
import dev.pickwright.model.warehouse.CountTaskId;
import dev.pickwright.model.warehouse.CountTaskView;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.fixture.Fx;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.screens.Desks;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CountModelTest {

    private final Desks desks = new Desks();
    private final CountModel model = new CountModel(desks.desk());
    private final CountTaskView mug = task("A-01", "PW-001", null, null);
    private final CountTaskView lamp = task("A-01", "PW-002", null, null);
    private final CountTaskView far = task("B-07", "PW-003", null, null);

    @Test
    void nothingToDoSaysSo() {
        model.load();
        assertThat(instruction()).isEqualTo("Nothing is to be counted. Press Esc.");
        model.scan("A-01", EntryMode.SCANNED);
        assertThat(desks.calls).containsExactly("counts", "look up A-01");
    }

    @Test
    void theBinIsScannedFirstAndMayBeAnyOfTheList() {
        load(mug, far);
        assertThat(instruction()).isEqualTo("Go to A-01 and scan the bin");
        scan(LookedUp.Kind.ITEM, "PW-001");
        assertThat(said()).isEqualTo("PW-001 is no bin. Scan bin A-01.");
        scan(LookedUp.Kind.BIN, "C-01");
        assertThat(said()).isEqualTo("Nothing is counted in C-01. Go to A-01.");
        scan(LookedUp.Kind.BIN, "B-07");
        assertThat(model.shownProperty().get().current()).isEqualTo(far);
        assertThat(instruction()).startsWith("Scan one THING PW-003");
    }

    @Test
    void theItemChoosesAmongThoseOfTheBinAndItsCountIsAskedFor() throws Exception {
        load(mug, lamp);
        scan(LookedUp.Kind.BIN, "A-01");
        scan(LookedUp.Kind.ITEM, "PW-009");
        assertThat(said()).isEqualTo("PW-009 is not counted here. Scan PW-001, or press F4 if there is none.");
        Fx.run(() -> scan(LookedUp.Kind.ITEM, "PW-002"));
        assertThat(desks.overlay).isNotNull();
        assertThat(model.shownProperty().get().current()).isEqualTo(lamp);
        assertThat(keys()).contains(ActionId.PRIMARY).doesNotContain(ActionId.SHORT);
    }

    @Test
    void anEmptyBinHasNothingToScan() throws Exception {
        load(mug);
        assertThat(keys()).doesNotContain(ActionId.SHORT);
        scan(LookedUp.Kind.BIN, "A-01");
        Fx.run(() -> press(ActionId.SHORT));
        assertThat(desks.overlay).isNotNull();
    }

    @Test
    void theCountIsToldAndWhatCameOfIt() {
        load(mug, lamp);
        desks.counted = task("A-01", "PW-001", 8, -2);
        desks.counts = List.of(far, lamp);
        model.counted(mug, "8");
        assertThat(desks.calls).containsExactly("counts", "counted 8", "counts");
        assertThat(said()).isEqualTo("Counted 8 of PW-001 in A-01: 2 fewer than expected.");
        assertThat(model.shownProperty().get().current()).as("still at the bin").isEqualTo(lamp);
        desks.counted = task("A-01", "PW-002", 0, 0);
        model.counted(lamp, "0");
        assertThat(said()).isEqualTo("Counted 0 of PW-002 in A-01, as expected.");
    }

    @Test
    void aCountThatIsNoneOrIsRefusedLeavesTheTaskOpen() {
        load(mug);
        model.counted(mug, "12x");
        assertThat(said()).startsWith("A count is digits only");
        desks.failure = new DomainFailure("stock_short", "4 of PW-001 in bin A-01 are promised to F-000007.");
        model.counted(mug, "1");
        assertThat(said()).isEqualTo("4 of PW-001 in bin A-01 are promised to F-000007.");
        assertThat(model.shownProperty().get().current()).isEqualTo(mug);
    }

    private void load(CountTaskView... tasks) {
        desks.counts = List.of(tasks);
        model.load();
    }

    private void scan(LookedUp.Kind kind, String code) {
        desks.found = new LookedUp(kind, code, null, null, null, null);
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

    private static CountTaskView task(String bin, String sku, @Nullable Integer counted, @Nullable Integer difference) {
        return new CountTaskView(
                new CountTaskId(UUID.randomUUID()),
                "LON",
                bin,
                sku,
                "THING " + sku,
                "short_pick",
                counted == null,
                Instant.EPOCH,
                counted,
                difference);
    }
}
