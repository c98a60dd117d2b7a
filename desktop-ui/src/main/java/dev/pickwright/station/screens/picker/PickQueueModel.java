package dev.pickwright.station.screens.picker;

import dev.pickwright.model.picking.PickQueueView;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.task.Tasks;
import dev.pickwright.station.screens.Desk;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What waits for a picker. */
final class PickQueueModel {

    private final Desk desk;
    private final FrameModel frame;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final ObjectProperty<@Nullable PickQueueView> queue = new SimpleObjectProperty<>();

    PickQueueModel(Desk desk) {
        this.desk = desk;
        frame = desk.frame();
        frame.titleProperty().set(Messages.text("pick.title"));
        frame.instructionProperty().set(Messages.text("pick.queue_loading"));
        frame.actionsProperty()
                .set(List.of(
                        new Action(ActionId.QUEUE, Messages.text("action.refresh"), this::load),
                        desk.signOutAction(),
                        new Action(ActionId.PRIMARY, Messages.text("pick.start_next"), this::next)));
    }

    FrameModel frame() {
        return frame;
    }

    /** Null until it is loaded. */
    ObjectProperty<@Nullable PickQueueView> queueProperty() {
        return queue;
    }

    void load() {
        desk.tasks().run(lane, desk.picking()::queue, this::show, frame::fail);
    }

    private void show(PickQueueView now) {
        queue.set(now);
        frame.progressProperty().set(Messages.text("pick.waiting", now.waiting()));
        if (now.mine() != null) {
            frame.instructionProperty()
                    .set(Messages.text("pick.queue_resume", now.mine().number()));
        } else {
            frame.instructionProperty().set(Messages.text(now.waiting() == 0 ? "pick.queue_empty" : "pick.queue_next"));
        }
    }

    private void next() {
        frame.say(Outcome.CHECKING, Messages.text("pick.fetching"));
        desk.tasks()
                .run(lane, desk.picking()::next, answer -> desk.navigator().go(new Route.GuidedPick()), frame::fail);
    }

    void scan(String code) {
        frame.say(Outcome.ATTENTION, Messages.text("pick.scan_not_wanted", code));
    }
}
