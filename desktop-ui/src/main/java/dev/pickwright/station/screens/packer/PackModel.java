package dev.pickwright.station.screens.packer;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Problem;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentView.TakenSlot;
import dev.pickwright.model.packing.PackAnswer;
import dev.pickwright.model.packing.PackQueueView;
import dev.pickwright.model.packing.PackStepKind;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.packing.PackageStatus;
import dev.pickwright.model.quality.QcCheckView;
import dev.pickwright.model.quality.RecordQc;
import dev.pickwright.model.scan.LookedUp;
import dev.pickwright.station.backend.api.DomainFailure;
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
import java.util.function.Function;
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
    private final BenchIntents intents;
    private final BenchKeys keys;
    private final Tasks.Lane slotLane = new Tasks.Lane();
    private Optional<TakenSlot> slot = Optional.empty();
    private boolean checkingEarly;

    PackModel(Desk desk, Questions questions) {
        this.desk = desk;
        this.frame = desk.frame();
        this.checklist = new Checklist(
                desk.clock(),
                frame,
                questions,
                new Checklist.Ends(this::refresh, () -> checkEarly(false), this::recordQc));
        this.intents = new BenchIntents(desk, frame, questions, task, this::onTask, this::fail, this::release);
        this.keys = new BenchKeys(desk, this, intents);
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
        checkingEarly = false;
        checklist.end();
        frame.titleProperty().set(Messages.text("pack.title"));
        frame.instructionProperty().set(Messages.text("pack.scan_tote"));
        frame.scanPromptProperty().set(Messages.text("pack.prompt.tote"));
        frame.progressProperty().set("");
        frame.actionsProperty().set(emptyBench());
        desk.tasks().run(lane, desk.packing()::queue, this::showQueue, frame::fail);
    }

    private List<Action> emptyBench() {
        return List.of(
                desk.manualEntry(code -> scan(code, EntryMode.TYPED)),
                new Action(ActionId.QUEUE, Messages.text("action.refresh"), this::showQueue),
                desk.signOutAction());
    }

    private void showQueue(PackQueueView view) {
        queue.set(view);
        if (task.get() == null) {
            frame.progressProperty().set(Messages.text("pack.waiting", view.waiting()));
        }
    }

    /** Puts it on the bench. */
    void take(FulfillmentId id) {
        desk.tasks().run(lane, () -> desk.packing().task(id), this::show, frame::fail);
    }

    /** Shows how it is now: what is on the bench, or the queue. */
    void look() {
        PackTaskView now = task.get();
        if (now == null) {
            showQueue();
        } else {
            take(now.fulfillmentId());
        }
    }

    /** Its texts are in another language now. */
    void sayAgain() {
        if (task.get() == null) {
            showQueue();
        } else {
            refresh();
        }
    }

    void scan(String code, EntryMode entry) {
        PackTaskView now = task.get();
        frame.checking(code);
        if (now == null || now.step() == PackStepKind.DONE || Aside.is(now)) {
            desk.tasks()
                    .run(
                            lane,
                            () -> desk.packing().scanAtBench(code, entry),
                            this::answered,
                            e -> notTaken(e, code, entry));
        } else if (checklist.active()) {
            desk.tasks().run(lane, () -> desk.stock().look(code, entry), this::found, this::refused);
        } else {
            call(() -> desk.packing().scan(now.fulfillmentId(), code, entry));
        }
    }

    /** What was picked into the tote at another station has not all arrived: it can be waited for, or taken over. */
    private void notTaken(Exception e, String code, EntryMode entry) {
        boolean waits = e instanceof DomainFailure failure
                && failure.is(Problem.LEASED)
                && failure.fact("operation").equals("take_over_tote");
        if (!waits) {
            refused(e);
            return;
        }
        List<Action> actions = new ArrayList<>(
                task.get() == null ? emptyBench() : frame.actionsProperty().get());
        actions.removeIf(action -> action.id() == ActionId.CHANGE);
        actions.add(new Action(
                ActionId.CHANGE,
                Messages.text("pack.take_over", code),
                () -> call(() -> desk.packing().takeOver(code, entry))));
        frame.actionsProperty().set(actions);
        frame.say(Outcome.ATTENTION, Messages.text("pack.picks_awaited", code));
    }

    private void found(LookedUp found) {
        String problem = checklist.scanned(found);
        frame.say(
                problem == null ? Outcome.OK : Outcome.ERROR,
                problem == null ? Messages.text("qc.scanned", found.code()) : problem);
    }

    private void onTask(Function<FulfillmentId, PackAnswer> intent) {
        PackTaskView now = task.get();
        if (now != null) {
            call(() -> intent.apply(now.fulfillmentId()));
        }
    }

    private void call(Callable<PackAnswer> call) {
        desk.tasks().run(lane, call, this::answered, this::refused);
    }

    private void answered(PackAnswer answer) {
        // A code that is refused at the empty bench leaves it empty.
        PackTaskView now = answer.verdict() == Verdict.REFUSED && task.get() == null ? null : answer.task();
        String code = answer.message().code();
        if (now != null) {
            checkingEarly = false;
            show(now);
        }
        if (now != null && Aside.is(now) && !code.startsWith("qc.")) {
            frame.say(Outcome.ATTENTION, Aside.instruction(now));
        } else {
            frame.say(outcome(answer), answer.message());
        }
        if (code.equals("pack.weight_needed")) {
            intents.askWeight();
        }
    }

    private static Outcome outcome(PackAnswer answer) {
        String code = answer.message().code();
        if (code.startsWith("qc.failed") || code.equals("pack.weight_needed")) {
            return Outcome.ATTENTION;
        }
        return switch (answer.verdict()) {
            case ACCEPTED -> Outcome.OK;
            case FINISHED -> Outcome.DONE;
            case REFUSED -> Outcome.ERROR;
        };
    }

    /** Says why, and shows how it is now if it is not as it was. */
    private void refused(Exception e) {
        frame.fail(e);
        PackTaskView now = task.get();
        boolean changed = e instanceof DomainFailure failure && failure.code().equals("task_changed");
        if (now != null && changed) {
            desk.tasks().run(lane, () -> desk.packing().task(now.fulfillmentId()), this::show, again -> {});
        }
    }

    private void show(PackTaskView now) {
        checklist.begin(now, check(now));
        PackTaskView before = task.get();
        task.set(now);
        if (before == null || !before.fulfillmentId().equals(now.fulfillmentId())) {
            slot = Optional.empty();
            findSlot(now.fulfillmentId());
        }
        refresh();
    }

    private void findSlot(FulfillmentId id) {
        desk.tasks()
                .run(
                        slotLane,
                        () -> Optional.ofNullable(desk.board().fulfillment(id).slot()),
                        found -> {
                            PackTaskView now = task.get();
                            if (now != null && now.fulfillmentId().equals(id)) {
                                slot = found;
                                refresh();
                            }
                        },
                        unknown -> {});
    }

    /** The time slot of what is on the bench; empty if its warehouse keeps none, or it is not known yet. */
    Optional<TakenSlot> slot() {
        return slot;
    }

    private @Nullable QcCheckView check(PackTaskView now) {
        boolean asked = now.step() == PackStepKind.CHECK_QUALITY || checkingEarly && BenchKeys.mayCheck(now);
        return asked ? now.qcCheck() : null;
    }

    private void refresh() {
        PackTaskView now = task.get();
        if (now != null) {
            frame.titleProperty().set(Messages.text("pack.task_title", now.number(), now.orderNumber()));
            frame.instructionProperty().set(instruction(now));
            frame.progressProperty().set(Messages.text("pack.progress", now.unitsPacked(), now.unitsPicked()));
            frame.scanPromptProperty().set(checklist.active() ? checklist.prompt() : prompt(now));
            frame.actionsProperty().set(keys.of(now));
        }
    }

    private String instruction(PackTaskView now) {
        if (Aside.is(now)) {
            return Aside.instruction(now);
        }
        return checklist.active()
                ? checklist.instruction()
                : Messages.text("pack.step." + now.step().wire());
    }

    private static String prompt(PackTaskView now) {
        if (Aside.is(now)) {
            return Messages.text("pack.prompt.tote");
        }
        boolean closed = now.packages().stream().anyMatch(box -> box.status() == PackageStatus.CLOSED);
        return switch (now.step()) {
            case SCAN_ITEM -> Messages.text(closed ? "pack.prompt.item_or_box" : "pack.prompt.item");
            case DONE -> Messages.text("pack.prompt.tote");
            case CLOSE_PACKAGE -> Messages.text("pack.prompt.close");
            case CONFIRM_PACKED -> Messages.text("pack.prompt.box");
            case CHECK_QUALITY, MARK_READY, SHIP, BLOCKED -> "";
        };
    }

    private void recordQc(RecordQc result) {
        onTask(id -> desk.packing().recordQc(id, result));
    }

    /** Goes through the checklist although packing is not over. */
    void checkNow() {
        checkEarly(true);
    }

    private void checkEarly(boolean early) {
        checkingEarly = early;
        PackTaskView now = task.get();
        if (now != null) {
            show(now);
        }
    }

    private void release(String hold, String reason) {
        PackTaskView now = task.get();
        if (now != null) {
            desk.tasks()
                    .run(
                            lane,
                            () -> desk.packing().releaseHold(now.fulfillmentId(), hold, reason),
                            free -> {
                                show(free);
                                frame.say(Outcome.OK, Messages.text("pack.hold_released", now.number()));
                            },
                            this::refused);
        }
    }

    private void fail(String cause) {
        PackTaskView now = task.get();
        if (now != null) {
            desk.tasks()
                    .run(
                            lane,
                            () -> desk.packing().fail(now.fulfillmentId(), cause),
                            failed -> {
                                show(failed);
                                frame.say(Outcome.ATTENTION, Messages.text("packfail.done", cause));
                            },
                            this::refused);
        }
    }
}
