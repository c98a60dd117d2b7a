package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.Page;
import dev.pickwright.model.event.DeadLetterView;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.table.TableModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The events that one receiver did not get for one cause: each with its story, to send again or to discard. */
final class LettersModel extends TableModel<DeadLetterView> {

    /** What the screen asks for the model. */
    interface Questions extends ReplayQuestion {

        /** Shows the next part of what does not fit on the screen. */
        void readOn();

        void reason(String title, String hint, String confirm, Consumer<String> told);
    }

    private final String endpoint;
    private final String cause;
    private final Questions questions;
    private final ObjectProperty<@Nullable OpenedLetter> opened = new SimpleObjectProperty<>();
    private final SentAgain sentAgain = new SentAgain();
    private volatile boolean more;

    LettersModel(Desk desk, String endpoint, String cause, Questions questions) {
        super(
                desk,
                Messages.text("dead.title_of", endpoint, cause),
                Messages.text("dead.loading"),
                desk.goAction(ActionId.BACK, Messages.text("dead.back"), new Route.DeadLetters()));
        this.endpoint = endpoint;
        this.cause = cause;
        this.questions = questions;
    }

    /** The chosen one; null until it is there. */
    ObjectProperty<@Nullable OpenedLetter> openedProperty() {
        return opened;
    }

    @Override
    protected List<DeadLetterView> load() {
        Page<DeadLetterView> page = desk().deadLetters().letters(endpoint, cause);
        more = page.next() != null;
        return page.items();
    }

    @Override
    protected Object key(DeadLetterView row) {
        return row.eventId();
    }

    @Override
    protected void arrived(List<DeadLetterView> letters) {
        letters.stream()
                .filter(sentAgain::failed)
                .forEach(each -> frame().say(
                                Outcome.ERROR,
                                Messages.text("dead.failed_again", each.type(), endpoint, each.reason())));
    }

    @Override
    protected void chose(@Nullable DeadLetterView letter) {
        OpenedLetter before = opened.get();
        boolean same = letter != null
                && before != null
                && before.detail().letter().eventId().equals(letter.eventId())
                && before.detail().letter().deadAt().equals(letter.deadAt());
        if (!same) {
            opened.set(null);
            if (letter != null) {
                ask(() -> OpenedLetter.open(desk(), letter), this::opened, this::refused);
            }
        }
    }

    private void opened(OpenedLetter now) {
        DeadLetterView letter = shownProperty().get().row();
        if (letter != null && letter.eventId().equals(now.detail().letter().eventId())) {
            opened.set(now);
        }
    }

    /** Nothing here has a code. */
    @Override
    public void scan(String code) {
        frame().lastCodeProperty().set(code);
        desk().perhapsBadge(code, () -> frame().say(Outcome.ERROR, Messages.text("dead.scan_not_wanted", code)));
    }

    private void replay(DeadLetterView letter) {
        sentAgain.note(letter);
        run(
                Messages.text("dead.replaying", 1, endpoint),
                () -> {
                    desk().deadLetters().replay(endpoint, letter.eventId());
                    return true;
                },
                done -> frame().say(Outcome.OK, DeadLetterSentences.replayed(letter)));
    }

    private void replayAll(int count) {
        shownProperty().get().rows().forEach(sentAgain::note);
        run(
                Messages.text("dead.replaying", count, endpoint),
                () -> desk().deadLetters().replayAll(endpoint, cause, count),
                done -> DeadLetterSentences.sayReplayed(frame(), done, endpoint));
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
                            desk().deadLetters().discard(endpoint, letter.eventId(), reason);
                            return true;
                        },
                        done -> frame().say(
                                        Outcome.OK, Messages.text("dead.discarded", endpoint, letter.type(), after))));
    }

    @Override
    protected void refused(Exception e) {
        DeadLetterSentences.sayRefused(frame(), e);
    }

    @Override
    protected void describe(Shown<DeadLetterView> now) {
        int count = now.rows().size();
        frame().instructionProperty()
                .set(
                        count == 0
                                ? Messages.text("dead.none_left")
                                : Messages.text(more ? "dead.first_of" : "dead.of", count, endpoint));
    }

    @Override
    protected List<Action> actions(Shown<DeadLetterView> now) {
        List<Action> actions = new ArrayList<>();
        DeadLetterView letter = now.row();
        if (letter != null) {
            int count = now.rows().size();
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
        int shownNow = shownProperty().get().rows().size();
        if (!more) {
            questions.replayAll(endpoint, cause, shownNow, () -> replayAll(shownNow));
            return;
        }
        // More than are shown: the question says how many there are.
        ask(
                () -> desk().deadLetters().causes().stream()
                        .filter(each ->
                                each.endpoint().equals(endpoint) && each.cause().equals(cause))
                        .mapToInt(each -> each.count())
                        .findFirst()
                        .orElse(shownNow),
                count -> questions.replayAll(endpoint, cause, count, () -> replayAll(count)),
                frame()::fail);
    }
}
