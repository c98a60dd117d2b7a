package dev.pickwright.station.screens.packer;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.packing.ClosePackage;
import dev.pickwright.model.packing.PackAnswer;
import dev.pickwright.model.packing.PackRest;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.packing.PackageView;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.screens.Desk;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What a packer can tell the backend of the fulfillment on the bench, with what has to be asked for it first. */
final class BenchIntents {

    private final Desk desk;
    private final FrameModel frame;
    private final Questions questions;
    private final ObservableValue<@Nullable PackTaskView> task;
    private final Consumer<Function<FulfillmentId, PackAnswer>> onTask;
    private final Consumer<String> failed;
    private final BiConsumer<String, String> released;

    /**
     * @param onTask tells the backend
     * @param failed tells it that packing failed, with the cause
     * @param released tells it to release a hold, with the reason
     */
    BenchIntents(
            Desk desk,
            FrameModel frame,
            Questions questions,
            ObservableValue<@Nullable PackTaskView> task,
            Consumer<Function<FulfillmentId, PackAnswer>> onTask,
            Consumer<String> failed,
            BiConsumer<String, String> released) {
        this.desk = desk;
        this.frame = frame;
        this.questions = questions;
        this.task = task;
        this.onTask = onTask;
        this.failed = failed;
        this.released = released;
    }

    void undo() {
        onTask.accept(desk.packing()::undo);
    }

    void confirmPacked() {
        onTask.accept(desk.packing()::confirmPacked);
    }

    void reopen() {
        onTask.accept(desk.packing()::reopen);
    }

    void markReady() {
        onTask.accept(desk.packing()::markReady);
    }

    void ship() {
        onTask.accept(desk.packing()::ship);
    }

    void packRest(PackTaskView.Line line) {
        PackTaskView now = task.getValue();
        if (now != null) {
            var told = new PackRest(
                    line.itemId(),
                    new Quantity(line.picked() - line.packed()),
                    EntryMode.TYPED,
                    now.version(),
                    desk.clock().instant());
            onTask.accept(id -> desk.packing().packRest(id, told));
        }
    }

    /** The next bigger box, from the biggest to the smallest. */
    void otherBox() {
        PackTaskView now = task.getValue();
        if (now != null) {
            var codes = now.boxTypes().stream().map(PackTaskView.BoxType::code).toList();
            String type = BenchKeys.openBox(now).map(PackageView::type).orElse(codes.getFirst());
            String other = codes.get((codes.indexOf(type) + 1) % codes.size());
            onTask.accept(id -> desk.packing().openPackage(id, other));
        }
    }

    void askWeight() {
        PackTaskView now = task.getValue();
        Integer grams = now == null ? null : now.expectedGrams();
        questions.value(
                Messages.text("pack.weight_title"),
                grams == null ? Messages.text("pack.weight_hint") : Messages.text("pack.weight_expected", grams),
                grams == null ? "" : grams.toString(),
                this::close);
    }

    private void close(String grams) {
        if (!grams.matches("[1-9]\\d{0,5}")) {
            frame.say(Outcome.ERROR, Messages.text("pack.weight_range"));
            return;
        }
        var told = new ClosePackage(
                Integer.parseInt(grams), EntryMode.TYPED, null, desk.clock().instant());
        onTask.accept(id -> desk.packing().closePackage(id, told));
    }

    /** A supervisor has to be there for it. */
    void askRelease(String hold) {
        questions.value(
                Messages.text("pack.release_title"),
                Messages.text("pack.release_hint"),
                Messages.text("pack.release_usual"),
                reason -> released.accept(hold, reason));
    }

    void askCause() {
        PackCause causes = new PackCause();
        questions.cause(causes, () -> failed.accept(causes.text()));
    }
}
