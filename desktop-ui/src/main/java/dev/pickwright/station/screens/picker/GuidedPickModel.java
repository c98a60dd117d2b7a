package dev.pickwright.station.screens.picker;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Problem;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.picking.ConfirmQuantity;
import dev.pickwright.model.picking.PickAnswer;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.PicklistStatus;
import dev.pickwright.model.picking.ShortPick;
import dev.pickwright.station.backend.api.DomainFailure;
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
import java.util.concurrent.Callable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** One picklist, step by step, as the backend says. */
final class GuidedPickModel {

    private static final String CANCELLED = "pick.cancelled_put_back";

    private final Desk desk;
    private final FrameModel frame;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final ObjectProperty<@Nullable PickTaskView> task = new SimpleObjectProperty<>();

    GuidedPickModel(Desk desk) {
        this.desk = desk;
        this.frame = desk.frame();
        frame.titleProperty().set(Messages.text("pick.title"));
    }

    FrameModel frame() {
        return frame;
    }

    /** Null until it is loaded. */
    ObjectProperty<@Nullable PickTaskView> taskProperty() {
        return task;
    }

    void load() {
        desk.tasks().run(lane, desk.picking()::next, answer -> show(answer.task()), frame::fail);
    }

    /** Its texts are in another language now. */
    void sayAgain() {
        PickTaskView now = task.get();
        if (now != null) {
            show(now);
        }
    }

    void scan(String code, EntryMode entry) {
        PickTaskView now = task.get();
        if (now != null) {
            frame.checking(code);
            intend(() -> desk.picking().scan(now.id(), code, entry));
        }
    }

    /** Takes all that is left of the line. */
    void confirmRest() {
        PickTaskView now = task.get();
        if (now != null && now.current() != null) {
            var line = now.current();
            var told = new ConfirmQuantity(
                    line.id(),
                    new Quantity(line.open()),
                    EntryMode.TYPED,
                    now.version(),
                    desk.clock().instant());
            intend(() -> desk.picking().confirmQuantity(now.id(), told));
        }
    }

    void report(ShortPick told) {
        PickTaskView now = task.get();
        if (now != null) {
            intend(() -> desk.picking().shortPick(now.id(), told));
        }
    }

    private void intend(Callable<PickAnswer> call) {
        desk.tasks().run(lane, call, this::answered, this::failed);
    }

    /** A task that moved on is shown as it is now. */
    private void failed(Exception e) {
        frame.fail(e);
        PickTaskView now = task.get();
        if (now != null && e instanceof DomainFailure failure && failure.code().equals(Problem.TASK_CHANGED.wire())) {
            if (failure.message() == null) {
                frame.say(Outcome.ATTENTION, Messages.text("problem.version_stale"));
            }
            desk.tasks().run(lane, () -> desk.picking().task(now.id()), this::show, frame::fail);
        }
    }

    private void answered(PickAnswer answer) {
        if (answer.task().status() == PicklistStatus.OPEN) {
            desk.navigator().go(new Route.PickQueue());
            return;
        }
        frame.say(outcome(answer), answer.message());
        show(answer.task());
    }

    private static Outcome outcome(PickAnswer answer) {
        return switch (answer.verdict()) {
            case ACCEPTED -> Outcome.OK;
            case FINISHED -> Outcome.DONE;
            // Nobody did anything wrong there.
            case REFUSED -> answer.message().code().equals(CANCELLED) ? Outcome.ATTENTION : Outcome.ERROR;
        };
    }

    private void show(PickTaskView now) {
        task.set(now);
        frame.titleProperty().set(Messages.text("pick.task_title", now.number()));
        frame.instructionProperty().set(PickTexts.instruction(now));
        frame.progressProperty()
                .set(now.putBack() == null ? Messages.text("pick.progress", now.linesClosed(), now.linesTotal()) : "");
        frame.scanPromptProperty().set(PickTexts.prompt(now));
        frame.actionsProperty().set(actions(now));
    }

    private List<Action> actions(PickTaskView now) {
        List<Action> actions = new ArrayList<>();
        boolean open = now.current() != null;
        if (open || now.putBack() != null) {
            actions.add(desk.manualEntry(code -> scan(code, EntryMode.TYPED)));
        }
        if (open) {
            actions.add(new Action(ActionId.SHORT, Messages.text("pick.short"), this::askShort));
        }
        if (open && !now.next().isEmpty()) {
            actions.add(new Action(
                    ActionId.SKIP,
                    Messages.text("pick.skip"),
                    () -> intend(() -> desk.picking().skip(now.id()))));
        }
        if (now.undoable()) {
            actions.add(new Action(
                    ActionId.UNDO,
                    Messages.text("action.undo"),
                    () -> intend(() -> desk.picking().undo(now.id()))));
        }
        primary(now).ifPresent(actions::add);
        actions.add(new Action(
                ActionId.QUEUE,
                Messages.text("action.queue"),
                () -> desk.navigator().go(new Route.PickQueue())));
        return actions;
    }

    private Optional<Action> primary(PickTaskView now) {
        var line = now.current();
        return switch (now.step()) {
            case CONFIRM_QUANTITY ->
                line == null || line.serialTracked()
                        ? Optional.empty()
                        : Optional.of(primary(Messages.text("pick.confirm_rest", line.open()), this::confirmRest));
            case FINISH ->
                Optional.of(primary(
                        Messages.text("pick.finish"),
                        () -> intend(() -> desk.picking().finish(now.id()))));
            case DONE ->
                Optional.of(primary(
                        Messages.text("pick.back_to_queue"),
                        () -> desk.navigator().go(new Route.PickQueue())));
            case WAIT_FOR_STOCK ->
                Optional.of(primary(
                        Messages.text("pick.release"),
                        () -> intend(() -> desk.picking().release(now.id()))));
            case SCAN_TOTE, SCAN_BIN, SCAN_ITEM, PUT_BACK_ITEM, PUT_BACK_BIN -> Optional.empty();
        };
    }

    private static Action primary(String text, Runnable run) {
        return new Action(ActionId.PRIMARY, text, run);
    }

    private void askShort() {
        PickTaskView now = task.get();
        if (now != null && now.current() != null) {
            desk.navigator()
                    .open(new ShortPickOverlay(
                            desk, new ShortPickModel(now, now.current(), desk.clock(), this::report)));
        }
    }
}
