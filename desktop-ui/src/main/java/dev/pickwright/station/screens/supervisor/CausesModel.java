package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.event.DeadLetterCause;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.task.Tasks;
import dev.pickwright.station.screens.Desk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The dead letters by who did not get them and why, so that what one mended thing caused is sent again at once. */
final class CausesModel {

    /**
     * What the screen shows, in one immutable piece.
     *
     * @param causes the one with the oldest letter first
     * @param chosen -1 if there is none
     */
    record Shown(List<DeadLetterCause> causes, int chosen) {

        @Nullable
        DeadLetterCause cause() {
            return chosen < 0 ? null : causes.get(chosen);
        }
    }

    private final Desk desk;
    private final ReplayQuestion questions;
    private final FrameModel frame;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(new Shown(List.of(), -1));
    private boolean asking;
    private boolean busy;

    CausesModel(Desk desk, ReplayQuestion questions) {
        this.desk = desk;
        this.questions = questions;
        frame = desk.frame();
        frame.titleProperty().set(Messages.text("dead.title"));
        frame.instructionProperty().set(Messages.text("dead.loading"));
        frame.actionsProperty().set(List.of(back()));
    }

    FrameModel frame() {
        return frame;
    }

    ObjectProperty<Shown> shownProperty() {
        return shown;
    }

    /** Looks what is dead now, unless the answer before is still on its way. */
    void refresh() {
        if (!asking) {
            asking = true;
            desk.tasks().run(lane, () -> desk.deadLetters().causes(), this::take, e -> {
                asking = false;
                frame.fail(e);
            });
        }
    }

    private void take(List<DeadLetterCause> now) {
        asking = false;
        List<DeadLetterCause> causes = now.stream()
                .sorted(Comparator.comparing(DeadLetterCause::oldest).thenComparing(DeadLetterCause::endpoint))
                .toList();
        Shown before = shown.get();
        int index = indexOf(causes, before.cause());
        // The next one takes the place of one that is gone.
        show(new Shown(causes, index >= 0 ? index : Math.min(Math.max(0, before.chosen()), causes.size() - 1)));
    }

    /** @param index of the cause in the list */
    void choose(int index) {
        show(new Shown(shown.get().causes(), index));
    }

    /** Nothing here has a code. */
    void scan(String code) {
        frame.lastCodeProperty().set(code);
        desk.perhapsBadge(code, () -> frame.say(Outcome.ERROR, Messages.text("dead.scan_not_wanted", code)));
    }

    private void show(Shown now) {
        int letters = now.causes().stream().mapToInt(DeadLetterCause::count).sum();
        frame.instructionProperty()
                .set(letters == 0 ? Messages.text("dead.none") : Messages.text("dead.some", letters));
        if (letters > 0 && frame.saidProperty().get().outcome() == Outcome.IDLE) {
            frame.clear(Messages.text("dead.hint"));
        }
        shown.set(now);
        if (!busy) {
            frame.actionsProperty().set(actions());
        }
    }

    private List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        actions.add(back());
        DeadLetterCause cause = shown.get().cause();
        if (cause != null) {
            actions.add(new Action(
                    ActionId.CHANGE,
                    Messages.text("dead.replay_all", cause.count()),
                    () -> questions.replayAll(cause.endpoint(), cause.cause(), cause.count(), () -> replayAll(cause))));
            actions.add(new Action(
                    ActionId.PRIMARY,
                    Messages.text("dead.letters"),
                    () -> desk.navigator().go(new Route.DeadLettersOf(cause.endpoint(), cause.cause()))));
        }
        return actions;
    }

    private void replayAll(DeadLetterCause cause) {
        busy = true;
        frame.actionsProperty().set(List.of(back()));
        frame.say(Outcome.CHECKING, Messages.text("dead.replaying", cause.count(), cause.endpoint()));
        desk.tasks()
                .run(
                        lane,
                        () -> desk.deadLetters().replayAll(cause.endpoint(), cause.cause(), cause.count()),
                        replayed -> {
                            DeadLetterSentences.sayReplayed(frame, replayed, cause.endpoint());
                            end();
                        },
                        e -> {
                            DeadLetterSentences.sayRefused(frame, e);
                            end();
                        });
    }

    private void end() {
        busy = false;
        frame.actionsProperty().set(actions());
        refresh();
    }

    private Action back() {
        return new Action(
                ActionId.BACK,
                Messages.text("detail.back"),
                () -> desk.navigator().go(new Route.Board()));
    }

    private static int indexOf(List<DeadLetterCause> causes, @Nullable DeadLetterCause wanted) {
        for (int i = 0; wanted != null && i < causes.size(); i++) {
            DeadLetterCause each = causes.get(i);
            if (each.endpoint().equals(wanted.endpoint()) && each.cause().equals(wanted.cause())) {
                return i;
            }
        }
        return -1;
    }
}
