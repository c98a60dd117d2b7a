package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.audit.Timeline;
import dev.pickwright.model.audit.Timeline.Subject;
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
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What happened to whatever is scanned: an order, a tote, a package, by a badge, at a station. */
final class TimelineModel {

    /**
     * What the screen shows, in one immutable piece.
     *
     * @param rows what happened, the newest first; or what the code may stand for
     * @param chosen -1 if there is none
     */
    record Shown(List<TimelineRow> rows, int chosen) {

        @Nullable
        TimelineRow row() {
            return chosen < 0 ? null : rows.get(chosen);
        }
    }

    private final Desk desk;
    private final FrameModel frame;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(new Shown(List.of(), -1));
    private String code = "";
    private @Nullable String ref;
    private @Nullable String next;
    private boolean asking;

    TimelineModel(Desk desk) {
        this.desk = desk;
        frame = desk.frame();
        frame.titleProperty().set(Messages.text("timeline.title"));
        frame.instructionProperty().set(Messages.text("timeline.instruction"));
        frame.scanPromptProperty().set(Messages.text("timeline.prompt"));
        frame.actionsProperty().set(actions());
    }

    FrameModel frame() {
        return frame;
    }

    ObjectProperty<Shown> shownProperty() {
        return shown;
    }

    void scan(String scanned) {
        frame.checking(scanned);
        ask(scanned, null, null);
    }

    /** The last row shown asks for what is older. @param index of the row in the list */
    void choose(int index) {
        show(new Shown(shown.get().rows(), index));
        if (next != null && index == shown.get().rows().size() - 1) {
            older();
        }
    }

    private void older() {
        if (next != null && !asking) {
            ask(code, ref, next);
        }
    }

    private void ask(String wanted, @Nullable String of, @Nullable String after) {
        asking = true;
        desk.tasks()
                .run(
                        lane,
                        () -> desk.board().timeline(wanted, of, after),
                        told -> take(wanted, told, after != null),
                        this::fail);
    }

    private void take(String wanted, Timeline told, boolean more) {
        asking = false;
        code = wanted;
        next = told.next();
        Subject subject = told.subject();
        ref = subject == null ? null : subject.ref();
        if (subject == null) {
            frame.instructionProperty().set(Messages.text("timeline.which", wanted));
            frame.say(Outcome.ATTENTION, Messages.text("timeline.choose"));
            show(new Shown(
                    told.choices().stream()
                            .map(each -> new TimelineRow(null, each))
                            .toList(),
                    0));
            return;
        }
        List<TimelineRow> rows = new ArrayList<>(more ? shown.get().rows() : List.of());
        told.items().forEach(each -> rows.add(new TimelineRow(each, null)));
        String name = Messages.text("timeline.choice", Messages.word(subject.kind()), subject.name());
        frame.instructionProperty().set(Messages.text("timeline.of", name));
        frame.progressProperty().set(Messages.text(next == null ? "timeline.all" : "timeline.newest", rows.size()));
        if (!more) {
            frame.say(
                    rows.isEmpty() ? Outcome.ATTENTION : Outcome.OK,
                    Messages.text(rows.isEmpty() ? "timeline.nothing" : "timeline.shown", name));
        }
        int chosen = more ? shown.get().chosen() : 0;
        show(new Shown(List.copyOf(rows), rows.isEmpty() ? -1 : chosen));
    }

    private void fail(Exception e) {
        asking = false;
        if (e instanceof DomainFailure failure && failure.code().equals("not_found")) {
            frame.say(
                    Outcome.ERROR,
                    Messages.text("timeline.unknown", frame.lastCodeProperty().get()));
        } else {
            frame.fail(e);
        }
    }

    private void show(Shown now) {
        shown.set(now);
        frame.actionsProperty().set(actions());
    }

    private List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        actions.add(new Action(
                ActionId.BACK,
                Messages.text("detail.back"),
                () -> desk.navigator().go(new Route.Board())));
        actions.add(desk.manualEntry(this::scan));
        if (next != null) {
            actions.add(new Action(ActionId.CHANGE, Messages.text("timeline.older"), this::older));
        }
        TimelineRow row = shown.get().row();
        if (row != null && row.choice() != null) {
            String wanted = row.choice().ref();
            actions.add(new Action(ActionId.PRIMARY, Messages.text("timeline.show"), () -> ask(code, wanted, null)));
        } else if (row != null && row.entry() != null && row.entry().fulfillment() != null) {
            var id = row.entry().fulfillment();
            actions.add(new Action(
                    ActionId.PRIMARY,
                    Messages.text("timeline.open", row.about()),
                    () -> desk.navigator().go(new Route.Detail(id))));
        }
        return actions;
    }
}
