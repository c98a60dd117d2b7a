package dev.pickwright.station.screens.picker;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.picking.ConfirmQuantity;
import dev.pickwright.model.picking.PickAnswer;
import dev.pickwright.model.picking.PickStepKind;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.ShortPick;
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
import java.util.concurrent.Callable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** One picklist, step by step, as the backend says. */
final class GuidedPickModel {

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
        desk.tasks().run(lane, call, this::answered, frame::fail);
    }

    private void answered(PickAnswer answer) {
        frame.say(outcome(answer.verdict()), answer.message());
        show(answer.task());
    }

    private static Outcome outcome(Verdict verdict) {
        return switch (verdict) {
            case ACCEPTED -> Outcome.OK;
            case FINISHED -> Outcome.DONE;
            case REFUSED -> Outcome.ERROR;
        };
    }

    private void show(PickTaskView now) {
        task.set(now);
        frame.titleProperty().set(Messages.text("pick.task_title", now.number()));
        frame.instructionProperty().set(instruction(now));
        frame.progressProperty().set(Messages.text("pick.progress", now.linesClosed(), now.linesTotal()));
        frame.scanPromptProperty().set(prompt(now.step()));
        frame.actionsProperty().set(actions(now));
    }

    private static String instruction(PickTaskView now) {
        String key = "pick.step." + now.step().wire();
        var line = now.current();
        var back = now.putBack();
        if (back != null) {
            String bin = back.bin() == null ? Messages.text("pick.put_back_anywhere") : back.bin();
            return Messages.text(key, back.quantity(), back.description(), back.tote() == null ? "" : back.tote(), bin);
        }
        return line == null
                ? Messages.text(key)
                : Messages.text(key, line.bin(), line.description(), line.open(), line.quantity());
    }

    private static String prompt(PickStepKind step) {
        return switch (step) {
            case SCAN_TOTE -> Messages.text("pick.prompt.tote");
            case SCAN_BIN, PUT_BACK_BIN -> Messages.text("pick.prompt.bin");
            case SCAN_ITEM, CONFIRM_QUANTITY, PUT_BACK_ITEM -> Messages.text("pick.prompt.item");
            case WAIT_FOR_STOCK, FINISH, DONE -> "";
        };
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
        switch (now.step()) {
            case CONFIRM_QUANTITY ->
                actions.add(new Action(
                        ActionId.PRIMARY,
                        Messages.text(
                                "pick.confirm_rest",
                                now.current() == null ? 0 : now.current().open()),
                        this::confirmRest));
            case FINISH ->
                actions.add(new Action(
                        ActionId.PRIMARY,
                        Messages.text("pick.finish"),
                        () -> intend(() -> desk.picking().finish(now.id()))));
            case DONE ->
                actions.add(new Action(
                        ActionId.PRIMARY,
                        Messages.text("pick.back_to_queue"),
                        () -> desk.navigator().go(new Route.PickQueue())));
            case WAIT_FOR_STOCK ->
                actions.add(new Action(ActionId.PRIMARY, Messages.text("pick.release"), this::release));
            case SCAN_TOTE, SCAN_BIN, SCAN_ITEM, PUT_BACK_ITEM, PUT_BACK_BIN -> {}
        }
        actions.add(new Action(
                ActionId.QUEUE,
                Messages.text("action.queue"),
                () -> desk.navigator().go(new Route.PickQueue())));
        return actions;
    }

    private void release() {
        PickTaskView now = task.get();
        if (now != null) {
            desk.tasks()
                    .run(
                            lane,
                            () -> desk.picking().release(now.id()),
                            answer -> desk.navigator().go(new Route.PickQueue()),
                            frame::fail);
        }
    }

    private void askShort() {
        PickTaskView now = task.get();
        if (now != null && now.current() != null) {
            desk.navigator().open(new ShortPickOverlay(desk, now, now.current(), this::report));
        }
    }
}
