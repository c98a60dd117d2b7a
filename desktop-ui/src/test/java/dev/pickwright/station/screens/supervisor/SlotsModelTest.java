package dev.pickwright.station.screens.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.access.Role;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.model.warehouse.ServiceArea;
import dev.pickwright.model.warehouse.SlotView;
import dev.pickwright.model.warehouse.WarehouseId;
import dev.pickwright.model.warehouse.WarehousePolicy;
import dev.pickwright.model.warehouse.WarehouseView;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.DeskAccess;
import dev.pickwright.station.screens.Desks;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SlotsModelTest {

    private static final Route BACK = new Route.Timeline();
    private static final FulfillmentId ID = DetailModelTest.full().summary().id();

    private final Desks desks = new Desks();
    private final Instant today = desks.now.truncatedTo(ChronoUnit.DAYS);
    private Consumer<String> reason;

    private void asked(String title, String hint, String confirm, Consumer<String> told) {
        reason = told;
    }

    @Test
    void todayAndTomorrowAreShownAndNoMore() {
        SlotsModel model = look(null, slot(0, null, 0), slot(25, 5, 5), slot(50, 5, 0));
        var rows = model.shownProperty().get().slots();
        assertThat(rows).extracting(SlotRow::day).containsExactly("Today", "Tomorrow");
        assertThat(rows).extracting(row -> row.room(0)).containsExactly(SlotRow.Room.FREE, SlotRow.Room.FULL);
        assertThat(rows).extracting(SlotRow::fulfillments).containsExactly("0", "5 of 5");
    }

    @Test
    void theOtherSiteMayWorkWithoutSlots() {
        SlotsModel model = look(null, slot(0, 5, 0));
        desks.slots = List.of();
        press(model, ActionId.CHANGE);
        assertThat(desks.calls).endsWith("slots LEE");
        assertThat(model.frame().instructionProperty().get()).startsWith("LEE works without time slots");
    }

    @Test
    void aSlotWithRoomNeedsNoReason() {
        SlotsModel model = look(ID, slot(0, 5, 0));
        press(model, ActionId.PRIMARY);
        assertThat(reason).isNull();
        assertThat(desks.calls).contains("move to " + today + ": null");
        assertThat(desks.routes).containsExactly(BACK);
    }

    @Test
    void aFullOneNeedsAReason() {
        SlotsModel model = look(ID, slot(0, 5, 0), slot(25, 5, 5));
        model.choose(1);
        press(model, ActionId.PRIMARY);
        assertThat(desks.calls).noneMatch(call -> call.startsWith("move"));
        reason.accept("the van waits");
        assertThat(desks.calls).contains("move to " + today.plus(Duration.ofHours(25)) + ": the van waits");
    }

    @Test
    void whoIsNoSupervisorSaysWhyWhateverTheRoom() {
        var packer = DeskAccess.operator("B-1002", "Ben", Role.PACKER);
        SlotsModel model = look(desks.deskOf(packer), ID, slot(0, 5, 0));
        press(model, ActionId.PRIMARY);
        assertThat(desks.calls).doesNotContain("warehouses").noneMatch(call -> call.startsWith("move"));
        reason.accept("the van waits");
        assertThat(desks.calls).contains("move to " + today + ": the van waits");
        assertThat(desks.routes).containsExactly(BACK);
    }

    @Test
    void aChoiceMadeWhileAnAnswerIsOnItsWayStays() {
        SlotsModel model = look(ID, slot(0, 5, 0), slot(25, 5, 5));
        desks.meanwhile = () -> model.choose(1);
        model.refresh();
        assertThat(model.shownProperty().get().chosen()).isEqualTo(1);
    }

    @Test
    void aSlotThatFilledMeanwhileIsSaidAndShownAsItIs() {
        SlotsModel model = look(ID, slot(0, 5, 4));
        desks.slots = List.of(slot(0, 5, 5));
        desks.failure = new DomainFailure("slot_full", "The slot is full; choose another.");
        desks.failOnce = true;
        press(model, ActionId.PRIMARY);
        assertThat(model.frame().saidProperty().get().outcome()).isEqualTo(Outcome.ERROR);
        assertThat(desks.routes).isEmpty();
        assertThat(model.shownProperty().get().slots().getFirst().room(1)).isEqualTo(SlotRow.Room.FULL);
        assertThat(model.frame().actionsProperty().get()).extracting(Action::id).contains(ActionId.PRIMARY);
    }

    @Test
    void onlyLookingMovesNothing() {
        SlotsModel model = look(null, slot(0, 5, 0));
        assertThat(model.frame().actionsProperty().get())
                .extracting(Action::id)
                .containsExactly(ActionId.BACK, ActionId.CHANGE);
    }

    @Test
    void linesAreLimitsToo() {
        var slot = new SlotView(today, today, today, true, null, 3, 1, 2);
        var row = new SlotRow(slot, ZoneOffset.UTC, java.time.LocalDate.EPOCH, false);
        assertThat(row.room(1)).isEqualTo(SlotRow.Room.FREE);
        assertThat(row.room(2)).isEqualTo(SlotRow.Room.FULL);
        assertThat(row.bar()).isEqualTo("▮▮▮▮▮▮▮▮▯▯▯▯");
    }

    private SlotsModel look(@Nullable FulfillmentId moving, SlotView... slots) {
        return look(desks.deskOf(DeskAccess.operator("B-1003", "Cleo", Role.SUPERVISOR)), moving, slots);
    }

    private SlotsModel look(Desk desk, @Nullable FulfillmentId moving, SlotView... slots) {
        SlotsModel model = new SlotsModel(desk, new Route.Slots(moving, BACK), this::asked);
        desks.detail = DetailModelTest.full();
        desks.warehouses = List.of(site("LON"), site("LEE"));
        desks.slots = List.of(slots);
        model.refresh();
        return model;
    }

    private static void press(SlotsModel model, ActionId id) {
        model.frame().actionsProperty().get().stream()
                .filter(action -> action.id() == id)
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }

    private static final WarehousePolicy POLICY = new WarehousePolicy(ShortResolution.OTHER_BIN, 3, 3, false);

    private static WarehouseView site(String code) {
        return new WarehouseView(
                new WarehouseId(UUID.randomUUID()), code, code, "UTC", 1, POLICY, ServiceArea.EVERYWHERE, List.of(), 0);
    }

    private SlotView slot(int hour, @Nullable Integer max, int used) {
        Instant start = today.plus(Duration.ofHours(hour));
        return new SlotView(start, start.plusSeconds(3600), start.plusSeconds(3600), true, max, null, used, used);
    }
}
