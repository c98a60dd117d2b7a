package dev.pickwright.station.screens.packer;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.packing.ClosePackage;
import dev.pickwright.model.packing.PackAnswer;
import dev.pickwright.model.packing.PackQueueView;
import dev.pickwright.model.packing.PackRest;
import dev.pickwright.model.packing.PackStepKind;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.packing.PackageStatus;
import dev.pickwright.station.controls.EntryOverlay;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.task.Tasks;
import dev.pickwright.station.screens.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The bench: empty with its queue, or with one fulfillment on it, step by step as the backend says. */
final class PackModel {

    private final Desk desk;
    private final FrameModel frame;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final ObjectProperty<@Nullable PackTaskView> task = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable PackQueueView> queue = new SimpleObjectProperty<>();
    private final Checklist checklist;

    PackModel(Desk desk) {
        this.desk = desk;
        this.frame = desk.frame();
        this.checklist = new Checklist(
                desk.clock(),
                this::refresh,
                result -> onTask(id -> desk.packing().recordQc(id, result)));
        frame.titleProperty().set(Messages.text("pack.title"));
    }

    FrameModel frame() {
        return frame;
    }

    Checklist checklist() {
        return checklist;
    }

    /** What is on the bench; null if it is empty. */
    ObjectProperty<@Nullable PackTaskView> taskProperty() {
        return task;
    }

    /** What waits; null until it is loaded. */
    ObjectProperty<@Nullable PackQueueView> queueProperty() {
        return queue;
    }

    /** Clears the bench and shows the queue. */
    void showQueue() {
        task.set(null);
        frame.titleProperty().set(Messages.text("pack.title"));
        frame.instructionProperty().set(Messages.text("pack.scan_tote"));
        frame.scanPromptProperty().set(Messages.text("pack.prompt.tote"));
        frame.progressProperty().set("");
        frame.actionsProperty()
                .set(List.of(
                        desk.manualEntry(code -> scan(code, EntryMode.TYPED)),
                        new Action(ActionId.QUEUE, Messages.text("action.refresh"), this::showQueue),
                        desk.signOutAction()));
        desk.tasks().run(lane, desk.packing()::queue, this::showQueue, frame::fail);
    }

    private void showQueue(PackQueueView view) {
        queue.set(view);
        if (task.get() == null) {
            frame.progressProperty().set(Messages.text("pack.waiting", view.waiting()));
        }
    }

    void scan(String code, EntryMode entry) {
        PackTaskView now = task.get();
        frame.checking(code);
        if (now == null || now.step() == PackStepKind.DONE) {
            call(() -> desk.packing().scanAtBench(code, entry));
        } else {
            call(() -> desk.packing().scan(now.fulfillmentId(), code, entry));
        }
    }

    private interface Intent {
        PackAnswer on(FulfillmentId id);
    }

    private void onTask(Intent intent) {
        PackTaskView now = task.get();
        if (now != null) {
            call(() -> intent.on(now.fulfillmentId()));
        }
    }

    private void call(Callable<PackAnswer> call) {
        desk.tasks().run(lane, call, this::answered, frame::fail);
    }

    private void answered(PackAnswer answer) {
        Outcome outcome = switch (answer.verdict()) {
            case ACCEPTED -> Outcome.OK;
            case FINISHED -> Outcome.DONE;
            case REFUSED -> Outcome.ERROR;
        };
        boolean rework = answer.message().code().startsWith("qc.failed");
        frame.say(rework ? Outcome.ATTENTION : outcome, answer.message());
        if (answer.task() != null && !(answer.verdict() == Verdict.REFUSED && task.get() == null)) {
            show(answer.task());
        }
    }

    private void show(PackTaskView now) {
        checklist.begin(now.step() == PackStepKind.CHECK_QUALITY ? now.qcCheck() : null);
        task.set(now);
        refresh();
    }

    private void refresh() {
        PackTaskView now = task.get();
        if (now != null) {
            frame.titleProperty().set(Messages.text("pack.task_title", now.number(), now.orderNumber()));
            frame.instructionProperty()
                    .set(
                            checklist.active()
                                    ? checklist.instruction()
                                    : Messages.text("pack.step." + now.step().wire()));
            frame.progressProperty().set(Messages.text("pack.progress", now.unitsPacked(), now.unitsPicked()));
            frame.scanPromptProperty().set(prompt(now.step()));
            frame.actionsProperty().set(actions(now));
        }
    }

    private static String prompt(PackStepKind step) {
        return switch (step) {
            case SCAN_ITEM -> Messages.text("pack.prompt.item");
            case DONE -> Messages.text("pack.prompt.tote");
            case CLOSE_PACKAGE, CONFIRM_PACKED, CHECK_QUALITY, MARK_READY, SHIP, BLOCKED -> "";
        };
    }

    private List<Action> actions(PackTaskView now) {
        List<Action> actions = new ArrayList<>();
        if (now.step() == PackStepKind.SCAN_ITEM) {
            actions.add(desk.manualEntry(code -> scan(code, EntryMode.TYPED)));
            if (openBoxHolds(now) > 0) {
                actions.add(new Action(ActionId.SHORT, Messages.text("pack.close_box"), () -> askWeight(now)));
            }
            started(now)
                    .ifPresent(line -> actions.add(new Action(
                            ActionId.PRIMARY,
                            Messages.text("pack.rest", line.picked() - line.packed(), line.sku()),
                            () -> packRest(now, line))));
        }
        if (openBoxHolds(now) == 0 && now.step() == PackStepKind.SCAN_ITEM) {
            actions.add(new Action(ActionId.CHANGE, Messages.text("pack.other_box"), () -> otherBox(now)));
        }
        if (now.undoable()) {
            actions.add(new Action(ActionId.UNDO, Messages.text("action.undo"), () -> onTask(desk.packing()::undo)));
        }
        switch (now.step()) {
            case CLOSE_PACKAGE -> primary(actions, "pack.close_box", () -> askWeight(now));
            case CONFIRM_PACKED -> primary(actions, "pack.confirm", () -> onTask(desk.packing()::confirmPacked));
            case CHECK_QUALITY -> actions.addAll(checklist.actions());
            case MARK_READY -> primary(actions, "pack.mark_ready", () -> onTask(desk.packing()::markReady));
            case SHIP -> primary(actions, "pack.ship", () -> onTask(desk.packing()::ship));
            case DONE -> primary(actions, "pack.next_tote", this::showQueue);
            case SCAN_ITEM, BLOCKED -> {}
        }
        actions.add(new Action(ActionId.QUEUE, Messages.text("action.queue"), this::showQueue));
        return actions;
    }

    private static void primary(List<Action> actions, String key, Runnable run) {
        actions.add(new Action(ActionId.PRIMARY, Messages.text(key), run));
    }

    /** The first line of which some units are in boxes and some are not. */
    private static Optional<PackTaskView.Line> started(PackTaskView now) {
        return now.lines().stream()
                .filter(line -> line.packed() > 0 && line.packed() < line.picked())
                .findFirst();
    }

    private static int openBoxHolds(PackTaskView now) {
        return now.packages().stream()
                .filter(box -> box.status() == PackageStatus.OPEN)
                .mapToInt(box -> box.units())
                .sum();
    }

    private void packRest(PackTaskView now, PackTaskView.Line line) {
        var told = new PackRest(
                line.itemId(),
                new Quantity(line.picked() - line.packed()),
                EntryMode.TYPED,
                now.version(),
                desk.clock().instant());
        onTask(id -> desk.packing().packRest(id, told));
    }

    /** The next bigger box, from the biggest to the smallest. */
    private void otherBox(PackTaskView now) {
        String type = now.packages().stream()
                .filter(box -> box.status() == PackageStatus.OPEN)
                .map(box -> box.type())
                .findFirst()
                .orElse(now.boxTypes().getFirst().code());
        var codes = now.boxTypes().stream().map(PackTaskView.BoxType::code).toList();
        String other = codes.get((codes.indexOf(type) + 1) % codes.size());
        onTask(id -> desk.packing().openPackage(id, other));
    }

    private void askWeight(PackTaskView now) {
        Integer grams = now.expectedGrams();
        String expected = grams == null ? "" : grams.toString();
        desk.navigator()
                .open(new EntryOverlay(
                        desk.navigator(),
                        Messages.text("pack.weight_title"),
                        grams == null
                                ? Messages.text("pack.weight_hint")
                                : Messages.text("pack.weight_expected", grams),
                        expected,
                        false,
                        this::close));
    }

    private void close(String grams) {
        if (!grams.matches("[1-9]\\d{0,5}")) {
            frame.say(Outcome.ERROR, Messages.text("pack.weight_range"));
            return;
        }
        var told = new ClosePackage(
                Integer.parseInt(grams), EntryMode.TYPED, null, desk.clock().instant());
        onTask(id -> desk.packing().closePackage(id, told));
    }
}
