package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.Page;
import dev.pickwright.model.event.DeadLetterView;
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
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The events that one receiver did not get for one cause: each with its story, to send again or to discard. */
final class LettersModel {

    /**
     * What the screen shows, in one immutable piece.
     *
     * @param chosen -1 if there is none
     * @param opened the chosen one; null until it is there
     */
    record Shown(
            List<DeadLetterView> letters,
            int chosen,
            @Nullable OpenedLetter opened) {

        @Nullable
        DeadLetterView letter() {
            return chosen < 0 ? null : letters.get(chosen);
        }
    }

    /** What the screen asks for the model. */
    interface Questions extends ReplayQuestion {

        /** Shows the next part of what does not fit on the screen. */
        void readOn();

        void reason(String title, String hint, String confirm, Consumer<String> told);
    }

    private final Desk desk;
    private final String endpoint;
    private final String cause;
    private final Questions questions;
    private final FrameModel frame;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(new Shown(List.of(), -1, null));
    private final SentAgain sentAgain = new SentAgain();
    private boolean more;
    private boolean asking;
    private boolean busy;

    LettersModel(Desk desk, String endpoint, String cause, Questions questions) {
        this.desk = desk;
        this.endpoint = endpoint;
        this.cause = cause;
        this.questions = questions;
        frame = desk.frame();
        frame.titleProperty().set(Messages.text("dead.title_of", endpoint, cause));
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
            desk.tasks().run(lane, () -> desk.deadLetters().letters(endpoint, cause), this::take, e -> {
                asking = false;
                frame.fail(e);
            });
        }
    }

    private void take(Page<DeadLetterView> page) {
        asking = false;
        more = page.next() != null;
        List<DeadLetterView> letters = page.items();
        letters.stream()
                .filter(sentAgain::failed)
                .forEach(each -> frame.say(
                        Outcome.ERROR, Messages.text("dead.failed_again", each.type(), endpoint, each.reason())));
        Shown before = shown.get();
        DeadLetterView was = before.letter();
        int index = was == null ? -1 : indexOf(letters, was.eventId());
        // The next one takes the place of one that is gone.
        int chosen = index >= 0 ? index : Math.min(Math.max(0, before.chosen()), letters.size() - 1);
        boolean same = was != null
                && index >= 0
                && before.opened() != null
                && letters.get(index).deadAt().equals(was.deadAt());
        show(new Shown(letters, chosen, same ? before.opened() : null));
        if (!same && chosen >= 0) {
            ask(letters.get(chosen));
        }
    }

    /** @param index of the letter in the list */
    void choose(int index) {
        Shown now = shown.get();
        if (index != now.chosen() && index >= 0 && index < now.letters().size()) {
            show(new Shown(now.letters(), index, null));
            ask(now.letters().get(index));
        }
    }

    /** Nothing here has a code. */
    void scan(String code) {
        frame.lastCodeProperty().set(code);
        desk.perhapsBadge(code, () -> frame.say(Outcome.ERROR, Messages.text("dead.scan_not_wanted", code)));
    }

    private void ask(DeadLetterView letter) {
        desk.tasks()
                .run(
                        lane,
                        () -> OpenedLetter.open(desk, letter),
                        this::opened,
                        e -> DeadLetterSentences.sayRefused(frame, e));
    }

    private void opened(OpenedLetter opened) {
        Shown now = shown.get();
        DeadLetterView letter = now.letter();
        if (letter != null && letter.eventId().equals(opened.detail().letter().eventId())) {
            show(new Shown(now.letters(), now.chosen(), opened));
        }
    }

    private void replay(DeadLetterView letter) {
        sentAgain.note(letter);
        run(
                Messages.text("dead.replaying", 1, endpoint),
                () -> {
                    desk.deadLetters().replay(endpoint, letter.eventId());
                    return true;
                },
                done -> frame.say(Outcome.OK, DeadLetterSentences.replayed(letter)));
    }

    private void replayAll(int count) {
        shown.get().letters().forEach(sentAgain::note);
        run(
                Messages.text("dead.replaying", count, endpoint),
                () -> desk.deadLetters().replayAll(endpoint, cause, count),
                done -> DeadLetterSentences.sayReplayed(frame, done, endpoint));
    }

    private void askDiscard(DeadLetterView letter) {
        String after = DeadLetterSentences.afterDiscarding(letter);
        questions.reason(
                Messages.text("dead.discard_title", letter.type()),
                Messages.text("dead.discard_hint", endpoint, DeadLetterSentences.lane(letter), after),
                Messages.text("dead.discard"),
                reason -> run(
                        Messages.text("dead.discarding"),
                        () -> {
                            desk.deadLetters().discard(endpoint, letter.eventId(), reason);
                            return true;
                        },
                        done -> frame.say(
                                Outcome.OK, Messages.text("dead.discarded", endpoint, letter.type(), after))));
    }

    /** Until the answer is there, a second press would be for what is not so any more. */
    private <T> void run(String doing, Callable<T> call, Consumer<T> done) {
        busy = true;
        frame.actionsProperty().set(List.of(back()));
        frame.say(Outcome.CHECKING, doing);
        desk.tasks()
                .run(
                        lane,
                        call,
                        result -> {
                            done.accept(result);
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

    private void show(Shown now) {
        int count = now.letters().size();
        frame.instructionProperty()
                .set(
                        count == 0
                                ? Messages.text("dead.none_left")
                                : Messages.text(more ? "dead.first_of" : "dead.of", count, endpoint));
        shown.set(now);
        if (!busy) {
            frame.actionsProperty().set(actions());
        }
    }

    private List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        actions.add(back());
        Shown now = shown.get();
        DeadLetterView letter = now.letter();
        if (letter != null) {
            int count = now.letters().size();
            String all = more ? Messages.text("dead.replay_every") : Messages.text("dead.replay_all", count);
            actions.add(new Action(ActionId.FAIL, Messages.text("dead.discard"), () -> askDiscard(letter)));
            actions.add(new Action(ActionId.SKIP, Messages.text("dead.read_on"), questions::readOn));
            if (more || count > 1) {
                actions.add(new Action(ActionId.CHANGE, all, this::askReplayAll));
            }
            actions.add(new Action(ActionId.PRIMARY, Messages.text("dead.replay"), () -> replay(letter)));
        }
        return actions;
    }

    private void askReplayAll() {
        int shownNow = shown.get().letters().size();
        if (!more) {
            questions.replayAll(endpoint, cause, shownNow, () -> replayAll(shownNow));
            return;
        }
        // More than are shown: the question says how many there are.
        desk.tasks()
                .run(
                        lane,
                        () -> desk.deadLetters().causes().stream()
                                .filter(each -> each.endpoint().equals(endpoint)
                                        && each.cause().equals(cause))
                                .mapToInt(each -> each.count())
                                .findFirst()
                                .orElse(shownNow),
                        count -> questions.replayAll(endpoint, cause, count, () -> replayAll(count)),
                        frame::fail);
    }

    private Action back() {
        return new Action(
                ActionId.BACK,
                Messages.text("dead.back"),
                () -> desk.navigator().go(new Route.DeadLetters()));
    }

    private static int indexOf(List<DeadLetterView> letters, UUID event) {
        for (int i = 0; i < letters.size(); i++) {
            if (letters.get(i).eventId().equals(event)) {
                return i;
            }
        }
        return -1;
    }
}
