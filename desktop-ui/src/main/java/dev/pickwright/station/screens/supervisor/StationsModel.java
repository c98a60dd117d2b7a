package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.access.StationFacts;
import dev.pickwright.model.access.StationView;
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
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The stations, and what hangs on them. */
final class StationsModel {

    /** @param chosen -1 if there is none */
    record Shown(List<StationView> rows, int chosen) {

        @Nullable
        StationView row() {
            return chosen < 0 ? null : rows.get(chosen);
        }
    }

    /** Typed where there is no printer or scale. */
    private static final String NONE = "-";

    private final Desk desk;
    private final AccessQuestions questions;
    private final FrameModel frame;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(new Shown(List.of(), -1));
    private boolean asking;

    StationsModel(Desk desk, AccessQuestions questions) {
        this.desk = desk;
        this.questions = questions;
        frame = desk.frame();
        frame.titleProperty().set(Messages.text("stations.title"));
        frame.instructionProperty().set(Messages.text("stations.loading"));
        frame.actionsProperty().set(List.of(back()));
    }

    FrameModel frame() {
        return frame;
    }

    ObjectProperty<Shown> shownProperty() {
        return shown;
    }

    /** Looks which there are, unless the answer before is still on its way. */
    void refresh() {
        if (!asking) {
            asking = true;
            desk.tasks().run(lane, desk.stations()::stations, this::take, e -> {
                asking = false;
                frame.fail(e);
            });
        }
    }

    private void take(List<StationView> now) {
        asking = false;
        List<StationView> rows = now.stream()
                .sorted(Comparator.comparing((StationView each) -> each.retiredAt() != null)
                        .thenComparing(StationView::warehouse)
                        .thenComparing(StationView::name))
                .toList();
        StationView before = shown.get().row();
        int index = 0;
        while (before != null && index < rows.size() && !rows.get(index).id().equals(before.id())) {
            index++;
        }
        show(new Shown(rows, rows.isEmpty() ? -1 : index % rows.size()));
    }

    /** @param index of the station in the list */
    void choose(int index) {
        show(new Shown(shown.get().rows(), index));
    }

    void scan(String code) {
        frame.lastCodeProperty().set(code);
        desk.perhapsBadge(code, () -> frame.say(Outcome.ATTENTION, Messages.text("detail.scan_not_wanted", code)));
    }

    private void show(Shown now) {
        frame.instructionProperty().set(Messages.text(now.rows().isEmpty() ? "stations.none" : "stations.instruction"));
        frame.progressProperty().set(Messages.text("stations.count", now.rows().size()));
        frame.actionsProperty().set(actions(now.row()));
        if (!now.equals(shown.get())) {
            shown.set(now);
        }
    }

    private List<Action> actions(@Nullable StationView row) {
        List<Action> actions = new ArrayList<>();
        actions.add(back());
        if (row != null && row.retiredAt() == null) {
            actions.add(new Action(ActionId.SHORT, Messages.text("stations.rename"), () -> askName(row)));
            actions.add(new Action(ActionId.FAIL, Messages.text("stations.retire"), () -> askRetire(row)));
            actions.add(new Action(ActionId.SKIP, Messages.text("stations.printer"), () -> askPrinter(row)));
            actions.add(new Action(ActionId.CHANGE, Messages.text("stations.scale"), () -> askScale(row)));
        }
        actions.add(new Action(ActionId.PRIMARY, Messages.text("stations.enrol"), this::askNew));
        return actions;
    }

    private void askNew() {
        String warehouse = Objects.requireNonNull(desk.operator()).warehouse();
        questions.value(
                Messages.text("stations.new_title", warehouse),
                Messages.text("stations.new_hint"),
                "",
                name -> desk.tasks()
                        .run(
                                lane,
                                () -> desk.stations().invite(name, warehouse),
                                questions::code,
                                e -> Refusals.say(frame, e)));
    }

    private void askName(StationView row) {
        ask(
                Messages.text("stations.rename_title", row.name()),
                Messages.text("stations.new_hint"),
                row.name(),
                row,
                typed -> new StationFacts(typed, row.printer(), row.scale()));
    }

    private void askPrinter(StationView row) {
        ask(
                Messages.text("stations.printer_title", row.name()),
                Messages.text("stations.printer_hint"),
                row.printer(),
                row,
                typed -> new StationFacts(row.name(), noneIf(typed), row.scale()));
    }

    private void askScale(StationView row) {
        ask(
                Messages.text("stations.scale_title", row.name()),
                Messages.text("stations.scale_hint"),
                row.scale(),
                row,
                typed -> new StationFacts(row.name(), row.printer(), noneIf(typed)));
    }

    private static @Nullable String noneIf(String typed) {
        return typed.equals(NONE) ? null : typed;
    }

    private void ask(
            String title, String hint, @Nullable String initial, StationView row, Function<String, StationFacts> made) {
        questions.value(title, hint, initial == null ? "" : initial, typed -> {
            try {
                StationFacts facts = made.apply(typed);
                send(() -> desk.stations().change(row, facts), Messages.text("stations.changed", facts.name()));
            } catch (IllegalArgumentException e) {
                frame.say(Outcome.ERROR, Messages.text("people.too_long"));
            }
        });
    }

    private void askRetire(StationView row) {
        questions.confirm(
                Messages.text("stations.retire_title", row.name()),
                Messages.text("stations.retire_hint"),
                Messages.text("stations.retire"),
                () -> send(() -> desk.stations().retire(row), Messages.text("stations.retired", row.name())));
    }

    private void send(Runnable command, String done) {
        frame.say(Outcome.CHECKING, Messages.text("scan.checking"));
        desk.tasks()
                .run(
                        lane,
                        () -> {
                            command.run();
                            return true;
                        },
                        ok -> {
                            frame.say(Outcome.OK, done);
                            refresh();
                        },
                        e -> {
                            Refusals.say(frame, e);
                            refresh();
                        });
    }

    private Action back() {
        return new Action(
                ActionId.BACK,
                Messages.text("people.title"),
                () -> desk.navigator().go(new Route.People()));
    }
}
