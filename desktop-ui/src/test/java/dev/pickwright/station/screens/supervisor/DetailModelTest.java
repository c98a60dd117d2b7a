package dev.pickwright.station.screens.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentSummary;
import dev.pickwright.model.fulfillment.FulfillmentView;
import dev.pickwright.model.fulfillment.FulfillmentView.GateView;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.screens.Desks;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DetailModelTest {

    private static final FulfillmentId ID = new FulfillmentId(UUID.randomUUID());

    private final Desks desks = new Desks();
    private final DetailModel model = new DetailModel(desks.desk(), ID);

    @Test
    void aFailedPickCanBeRetried() {
        desks.detail = view(FulfillmentStatus.PICK_FAILED, List.of());
        model.load();
        press(ActionId.PRIMARY);
        assertThat(desks.calls).contains("retry-pick");
    }

    @Test
    void whatBlocksItIsTheInstruction() {
        desks.detail = view(
                FulfillmentStatus.PACKED,
                List.of(new GateView(
                        "qc_not_passed", "its packages have not passed.", "packer", "record_qc_result", null)));
        model.load();
        assertThat(model.frame().instructionProperty().get())
                .contains("have not passed")
                .contains("packer");
    }

    @Test
    void cancellingAsksOnceMore() {
        desks.detail = view(FulfillmentStatus.PENDING, List.of());
        model.load();
        assertThat(keys()).contains(ActionId.SHORT, ActionId.PRIMARY);
        desks.detail = view(FulfillmentStatus.SHIPPED, List.of());
        model.load();
        assertThat(keys()).doesNotContain(ActionId.SHORT);
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

    private static FulfillmentView view(FulfillmentStatus status, List<GateView> gates) {
        Instant now = Instant.parse("2026-11-24T12:00:00Z");
        var summary = new FulfillmentSummary(ID, "F-000001", "O-1", 1, "LON", status, now, now, 1, 1, null, 1);
        return new FulfillmentView(
                summary, null, 1, 3, 0, 3, false, null, List.of(), List.of(), List.of(), null, gates, null, List.of(),
                List.of(), List.of(), List.of());
    }
}
