package dev.pickwright.station.screens.picker;

import dev.pickwright.model.picking.PickQueueView;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.task.Tasks;
import dev.pickwright.station.screens.BinWork;
import dev.pickwright.station.screens.Desk;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What waits for a picker. */
final class PickQueueModel {

    private record Loaded(PickQueueView queue, BinWork bins) {}

    private final Desk desk;
    private final FrameModel frame;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final ObjectProperty<@Nullable PickQueueView> queue = new SimpleObjectProperty<>();

    PickQueueModel(Desk desk) {
        this.desk = desk;
        frame = desk.frame();
        frame.titleProperty().set(Messages.text("pick.title"));
        frame.instructionProperty().set(Messages.text("pick.queue_loading"));
        frame.actionsProperty().set(actions(null, BinWork.NONE));
    }

    FrameModel frame() {
        return frame;
    }

    /** Null until it is loaded. */
    ObjectProperty<@Nullable PickQueueView> queueProperty() {
        return queue;
    }

    void load() {
        desk.tasks()
                .run(
                        lane,
                        () -> new Loaded(desk.picking().queue(), BinWork.load(desk.workLists())),
                        this::show,
                        frame::fail);
    }

    private void show(Loaded loaded) {
        PickQueueView now = loaded.queue();
        queue.set(now);
        frame.progressProperty().set(Messages.text("pick.waiting", now.waiting()));
        frame.instructionProperty().set(instruction(now));
        frame.actionsProperty().set(actions(now, loaded.bins()));
    }

    private static String instruction(PickQueueView now) {
        if (now.mine() != null) {
            return Messages.text("pick.queue_resume", now.mine().number());
        }
        if (now.waiting() == 0) {
            return Messages.text("pick.queue_empty");
        }
        boolean blocked = now.next().stream().allMatch(row -> row.obstacle() != null);
        return Messages.text(blocked ? "pick.queue_blocked" : "pick.queue_next");
    }

    private List<Action> actions(@Nullable PickQueueView now, BinWork bins) {
        List<Action> actions = new ArrayList<>();
        actions.add(new Action(ActionId.QUEUE, Messages.text("action.refresh"), this::load));
        if (now != null && now.mine() == null && !now.taken().isEmpty()) {
            actions.add(new Action(ActionId.FAIL, Messages.text("pick.take_over"), () -> askTakeOver(now)));
        }
        actions.add(bins.putBackAction(ActionId.SKIP, desk));
        actions.add(bins.countAction(ActionId.CHANGE, desk));
        actions.add(desk.signOutAction());
        actions.add(new Action(ActionId.PRIMARY, Messages.text("pick.start_next"), this::next));
        return actions;
    }

    private void askTakeOver(PickQueueView now) {
        var asked = new TakeOverModel(now.taken(), this::takeOver);
        desk.navigator().open(new TakeOverOverlay(desk, asked));
    }

    void takeOver(PickQueueView.Taken taken, String reason) {
        desk.tasks()
                .run(
                        lane,
                        () -> desk.picking().takeOver(taken.id(), reason),
                        answer -> desk.navigator().go(new Route.GuidedPick()),
                        frame::fail);
    }

    private void next() {
        frame.say(Outcome.CHECKING, Messages.text("pick.fetching"));
        desk.tasks()
                .run(lane, desk.picking()::next, answer -> desk.navigator().go(new Route.GuidedPick()), frame::fail);
    }

    void scan(String code) {
        desk.perhapsBadge(code, () -> frame.say(Outcome.ATTENTION, Messages.text("pick.scan_not_wanted", code)));
    }
}
