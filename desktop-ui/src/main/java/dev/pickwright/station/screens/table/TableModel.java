package dev.pickwright.station.screens.table;

import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.task.Tasks;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** A list as the backend has it, looked up again and again; the choice of one row stays with that row. JavaFX thread. */
public abstract class TableModel<T> {

    /** @param chosen -1 if there is none */
    public record Shown<T>(List<T> rows, int chosen) {

        public @Nullable T row() {
            return chosen < 0 ? null : rows.get(chosen);
        }
    }

    private final Desk desk;
    private final FrameModel frame;
    private final Action back;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final ObjectProperty<Shown<T>> shown = new SimpleObjectProperty<>(new Shown<>(List.of(), -1));
    private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper();
    private @Nullable Object keep;
    private boolean asking;
    private boolean failing;
    private boolean busy;

    /**
     * @param loading what it says until the rows are there
     * @param back the one thing that can always be done
     */
    protected TableModel(Desk desk, String title, String loading, Action back) {
        this.desk = desk;
        this.back = back;
        frame = desk.frame();
        frame.titleProperty().set(title);
        frame.instructionProperty().set(loading);
        frame.actionsProperty().set(List.of(back));
    }

    /** Asks for the rows, in their order. Blocks; not on the JavaFX thread. */
    protected abstract List<T> load();

    /** What stays the same of a row whatever happens to it. */
    protected abstract Object key(T row);

    /** Says in the frame what there is. */
    protected abstract void describe(Shown<T> now);

    /** What can be done besides going back, while nothing is being sent. */
    protected abstract List<Action> actions(Shown<T> now);

    /** The rows have come; they are not shown yet. */
    protected void arrived(List<T> rows) {}

    /** What is chosen after every look and every choice. */
    protected void chose(@Nullable T row) {}

    /** Says why something was not done. */
    protected void refused(Exception e) {
        Refusals.say(frame, e);
    }

    /** Called while it is on screen, at the interval of its screen. */
    public void look() {
        refresh();
    }

    /** Where a code means something, what it means. */
    public void scan(String code) {
        frame.lastCodeProperty().set(code);
        desk.perhapsBadge(code, () -> frame.say(Outcome.ATTENTION, Messages.text("detail.scan_not_wanted", code)));
    }

    protected final Desk desk() {
        return desk;
    }

    public final FrameModel frame() {
        return frame;
    }

    public final ObjectProperty<Shown<T>> shownProperty() {
        return shown;
    }

    /** Whether the backend has said which rows there are; until then nobody knows whether there are none. */
    public final ReadOnlyBooleanProperty knownProperty() {
        return known.getReadOnlyProperty();
    }

    /** Looks which rows there are, unless the answer before is still on its way. */
    public final void refresh() {
        if (!asking) {
            asking = true;
            desk.tasks().run(lane, this::load, this::loaded, this::missed);
        }
    }

    private void loaded(List<T> rows) {
        asking = false;
        known.set(true);
        if (failing) {
            failing = false;
            frame.say(Outcome.OK, Messages.text("board.answers_again"));
        }
        arrived(rows);
        replace(rows);
    }

    /** Once is enough, however often it looks. */
    private void missed(Exception e) {
        asking = false;
        if (shown.get().rows().isEmpty()) {
            known.set(false);
            frame.instructionProperty().set(Messages.text("table.unknown"));
        }
        if (!failing) {
            failing = true;
            frame.fail(e);
        }
    }

    /** The row with this key is chosen as soon as it is there. */
    protected final void keep(@Nullable Object key) {
        keep = key;
    }

    /** Shows other rows; the next one takes the place of a chosen one that is gone. */
    protected final void replace(List<T> rows) {
        Shown<T> before = shown.get();
        T was = before.row();
        Object key = keep != null ? keep : was == null ? null : key(was);
        keep = null;
        int index = indexOf(rows, key);
        show(new Shown<>(rows, index >= 0 ? index : Math.min(Math.max(0, before.chosen()), rows.size() - 1)));
    }

    /** @return -1 if there is none */
    protected final int indexOf(List<T> rows, @Nullable Object key) {
        for (int i = 0; i < rows.size(); i++) {
            if (Objects.equals(key(rows.get(i)), key)) {
                return i;
            }
        }
        return -1;
    }

    /** @param index of a row in the list */
    public final void choose(int index) {
        show(new Shown<>(shown.get().rows(), index));
    }

    private void show(Shown<T> now) {
        describe(now);
        if (!now.equals(shown.get())) {
            shown.set(now);
        }
        showActions();
        chose(now.row());
    }

    private void showActions() {
        List<Action> all = new ArrayList<>();
        all.add(back);
        if (!busy) {
            all.addAll(actions(shown.get()));
        }
        frame.actionsProperty().set(all);
    }

    /** Does it, and looks again. Until then a second press would be for what is not so any more. */
    protected final <R> void run(String doing, Callable<R> call, Consumer<R> done) {
        busy = true;
        showActions();
        frame.say(Outcome.CHECKING, doing);
        ask(
                call,
                result -> {
                    done.accept(result);
                    end();
                },
                e -> {
                    refused(e);
                    end();
                });
    }

    private void end() {
        busy = false;
        showActions();
        refresh();
    }

    /** As {@link #run}, for a command whose answer says nothing more than that it is done. */
    protected final void send(Runnable command, String done) {
        run(
                Messages.text("scan.checking"),
                () -> {
                    command.run();
                    return true;
                },
                ok -> frame.say(Outcome.OK, done));
    }

    /** Asks for something beside the rows, in order with them. */
    protected final <R> void ask(Callable<R> call, Consumer<R> told, Consumer<Exception> failed) {
        desk.tasks().run(lane, call, told, failed);
    }
}
