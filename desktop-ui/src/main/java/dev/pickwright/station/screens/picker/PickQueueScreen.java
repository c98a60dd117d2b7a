package dev.pickwright.station.screens.picker;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.picking.PickQueueView;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.platform.task.Tasks;
import dev.pickwright.station.screens.Desk;
import java.time.Duration;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/** The work that waits; the next of it is given, not chosen. */
public final class PickQueueScreen implements Screen {

    private static final int SHOWN = 6;

    private final Desk desk;
    private final FrameModel frame;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final VBox rows = new VBox();
    private final OperatorFrame root;

    public PickQueueScreen(Desk desk) {
        this.desk = desk;
        frame = desk.frame();
        frame.titleProperty().set(Messages.text("pick.title"));
        frame.instructionProperty().set(Messages.text("pick.queue_loading"));
        rows.getStyleClass().add("card-list");
        rows.setId("pick-queue");
        root = new OperatorFrame(frame, desk.who(), rows);
        frame.actionsProperty()
                .set(List.of(
                        new Action(ActionId.QUEUE, Messages.text("action.refresh"), this::load),
                        desk.signOutAction(),
                        new Action(ActionId.PRIMARY, Messages.text("pick.start_next"), this::next)));
    }

    private void load() {
        desk.tasks().run(lane, desk.picking()::queue, this::show, frame::fail);
    }

    private void show(PickQueueView queue) {
        rows.getChildren().clear();
        frame.progressProperty().set(Messages.text("pick.waiting", queue.waiting()));
        if (queue.mine() != null) {
            frame.instructionProperty()
                    .set(Messages.text("pick.queue_resume", queue.mine().number()));
        } else {
            frame.instructionProperty()
                    .set(Messages.text(queue.waiting() == 0 ? "pick.queue_empty" : "pick.queue_next"));
        }
        queue.next().stream()
                .limit(SHOWN)
                .forEach(row -> rows.getChildren()
                        .add(Cards.row(
                                "queue-row",
                                Cards.label(row.number(), "row-main"),
                                Cards.label(Messages.text("order.number", row.orderNumber()), "row-text"),
                                Cards.label(Messages.text("zone.name", row.zones()), "row-text"),
                                Cards.label(Messages.text("lines_units", row.lines(), row.units()), "row-text"),
                                Cards.label(
                                        Messages.age(Duration.between(
                                                row.since(), desk.clock().instant())),
                                        "row-text"))));
    }

    private void next() {
        frame.say(Outcome.CHECKING, Messages.text("pick.fetching"));
        desk.tasks()
                .run(lane, desk.picking()::next, answer -> desk.navigator().go(new Route.GuidedPick()), frame::fail);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void onShow() {
        load();
    }

    @Override
    public void onHide() {}

    @Override
    public void scan(String code, EntryMode entry) {
        frame.say(Outcome.ATTENTION, Messages.text("pick.scan_not_wanted", code));
    }

    @Override
    public List<Action> actions() {
        return frame.actionsProperty().get();
    }
}
