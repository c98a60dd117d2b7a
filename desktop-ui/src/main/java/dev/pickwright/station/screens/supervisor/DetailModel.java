package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentView;
import dev.pickwright.station.controls.ConfirmOverlay;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.task.Tasks;
import dev.pickwright.station.screens.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** One fulfillment, and the step a supervisor can take with it. */
final class DetailModel {

    /** The supervisor's step of a status: its endpoint and its text. */
    private record Step(String operation, String text) {}

    private final Desk desk;
    private final FulfillmentId id;
    private final FrameModel frame;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final ObjectProperty<@Nullable FulfillmentView> shown = new SimpleObjectProperty<>();

    DetailModel(Desk desk, FulfillmentId id) {
        this.desk = desk;
        this.id = id;
        frame = desk.frame();
        frame.titleProperty().set(Messages.text("detail.title"));
        frame.actionsProperty().set(List.of(back()));
    }

    FrameModel frame() {
        return frame;
    }

    /** Null until it is loaded. */
    ObjectProperty<@Nullable FulfillmentView> shownProperty() {
        return shown;
    }

    private Action back() {
        return new Action(
                ActionId.BACK,
                Messages.text("detail.back"),
                () -> desk.navigator().go(new Route.Board()));
    }

    void load() {
        desk.tasks().run(lane, () -> desk.board().fulfillment(id), this::show, frame::fail);
    }

    private void take(Step step) {
        desk.tasks()
                .run(
                        lane,
                        () -> {
                            desk.board().step(id, step.operation());
                            return desk.board().fulfillment(id);
                        },
                        view -> {
                            frame.say(
                                    Outcome.OK,
                                    Messages.text(
                                            "detail.done",
                                            Messages.word(view.summary().status())));
                            show(view);
                        },
                        frame::fail);
    }

    private static Optional<Step> next(FulfillmentStatus status) {
        return switch (status) {
            case PENDING -> Optional.of(new Step("start-planning", "detail.start_planning"));
            case PLANNING -> Optional.of(new Step("generate-picklist", "detail.generate_picklist"));
            case PICK_FAILED -> Optional.of(new Step("retry-pick", "detail.retry_pick"));
            case PACK_FAILED -> Optional.of(new Step("retry-pack", "detail.retry_pack"));
            case SHIPPED -> Optional.of(new Step("complete", "detail.complete"));
            case PICKING, PICKED, PACKING, PACKED, READY, COMPLETED, CANCELLED -> Optional.empty();
        };
    }

    private void show(FulfillmentView view) {
        var summary = view.summary();
        frame.titleProperty().set(Messages.text("detail.of", summary.number(), summary.orderNumber()));
        frame.instructionProperty().set(instruction(view));
        frame.progressProperty().set(summary.warehouse());
        List<Action> actions = new ArrayList<>();
        actions.add(back());
        if (summary.status() == FulfillmentStatus.PENDING || summary.status() == FulfillmentStatus.PLANNING) {
            actions.add(new Action(ActionId.SHORT, Messages.text("detail.cancel"), () -> askCancel(view)));
        }
        next(summary.status())
                .ifPresent(step ->
                        actions.add(new Action(ActionId.PRIMARY, Messages.text(step.text()), () -> take(step))));
        frame.actionsProperty().set(actions);
        shown.set(view);
    }

    private static String instruction(FulfillmentView view) {
        if (!view.gates().isEmpty()) {
            var gate = view.gates().getFirst();
            return Messages.text("detail.blocked", gate.detail(), gate.clearedBy());
        }
        return Messages.text("detail.state." + view.summary().status().wire());
    }

    private void askCancel(FulfillmentView view) {
        desk.navigator()
                .open(new ConfirmOverlay(
                        desk.navigator(),
                        Messages.text("detail.cancel_title", view.summary().number()),
                        Messages.text("detail.cancel_detail"),
                        Messages.text("detail.cancel"),
                        () -> take(new Step("cancel", "detail.cancel"))));
    }
}
