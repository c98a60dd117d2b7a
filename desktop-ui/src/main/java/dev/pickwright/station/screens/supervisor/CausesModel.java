package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.event.DeadLetterCause;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.table.TableModel;
import java.util.Comparator;
import java.util.List;

/** The dead letters by who did not get them and why, so that what one mended thing caused is sent again at once. */
final class CausesModel extends TableModel<DeadLetterCause> {

    private final ReplayQuestion questions;

    CausesModel(Desk desk, ReplayQuestion questions) {
        super(
                desk,
                Messages.text("dead.title"),
                Messages.text("dead.loading"),
                desk.goAction(ActionId.BACK, Messages.text("detail.back"), new Route.Board()));
        this.questions = questions;
    }

    /** The one with the oldest letter first. */
    @Override
    protected List<DeadLetterCause> load() {
        return desk().deadLetters().causes().stream()
                .sorted(Comparator.comparing(DeadLetterCause::oldest).thenComparing(DeadLetterCause::endpoint))
                .toList();
    }

    @Override
    protected Object key(DeadLetterCause row) {
        return List.of(row.endpoint(), row.cause());
    }

    /** Nothing here has a code. */
    @Override
    public void scan(String code) {
        frame().lastCodeProperty().set(code);
        desk().perhapsBadge(code, () -> frame().say(Outcome.ERROR, Messages.text("dead.scan_not_wanted", code)));
    }

    @Override
    protected void describe(Shown<DeadLetterCause> now) {
        int letters = now.rows().stream().mapToInt(DeadLetterCause::count).sum();
        frame().instructionProperty()
                .set(letters == 0 ? Messages.text("dead.none") : Messages.text("dead.some", letters));
        if (letters > 0 && frame().saidProperty().get().outcome() == Outcome.IDLE) {
            frame().clear(Messages.text("dead.hint"));
        }
    }

    @Override
    protected List<Action> actions(Shown<DeadLetterCause> now) {
        DeadLetterCause cause = now.row();
        if (cause == null) {
            return List.of();
        }
        return List.of(
                new Action(
                        ActionId.CHANGE,
                        Messages.text("dead.replay_all", cause.count()),
                        () -> questions.replayAll(
                                cause.endpoint(), cause.cause(), cause.count(), () -> replayAll(cause))),
                desk().goAction(
                                ActionId.PRIMARY,
                                Messages.text("dead.letters"),
                                new Route.DeadLettersOf(cause.endpoint(), cause.cause())));
    }

    private void replayAll(DeadLetterCause cause) {
        run(
                Messages.text("dead.replaying", cause.count(), cause.endpoint()),
                () -> desk().deadLetters().replayAll(cause.endpoint(), cause.cause(), cause.count()),
                replayed -> DeadLetterSentences.sayReplayed(frame(), replayed, cause.endpoint()));
    }

    @Override
    protected void refused(Exception e) {
        DeadLetterSentences.sayRefused(frame(), e);
    }
}
