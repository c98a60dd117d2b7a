package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.access.StationFacts;
import dev.pickwright.model.access.StationView;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.table.TableModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The stations, and what hangs on them. */
final class StationsModel extends TableModel<StationView> {

    /** Typed where there is no printer or scale. */
    private static final String NONE = "-";

    private final AccessQuestions questions;

    StationsModel(Desk desk, AccessQuestions questions) {
        super(
                desk,
                Messages.text("stations.title"),
                Messages.text("stations.loading"),
                desk.goAction(ActionId.BACK, Messages.text("people.title"), new Route.People()));
        this.questions = questions;
    }

    @Override
    protected List<StationView> load() {
        return desk().stations().stations().stream()
                .sorted(Comparator.comparing((StationView each) -> each.retiredAt() != null)
                        .thenComparing(StationView::warehouse)
                        .thenComparing(StationView::name))
                .toList();
    }

    @Override
    protected Object key(StationView row) {
        return row.id();
    }

    @Override
    protected void describe(Shown<StationView> now) {
        frame().instructionProperty()
                .set(Messages.text(now.rows().isEmpty() ? "stations.none" : "stations.instruction"));
        frame().progressProperty()
                .set(Messages.text("stations.count", now.rows().size()));
    }

    @Override
    protected List<Action> actions(Shown<StationView> now) {
        List<Action> actions = new ArrayList<>();
        StationView row = now.row();
        actions.add(desk().goAction(ActionId.QUEUE, Messages.text("station_sync.key"), new Route.StationSync()));
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
        String warehouse = Objects.requireNonNull(desk().operator()).warehouse();
        questions.value(
                Messages.text("stations.new_title", warehouse),
                Messages.text("stations.new_hint"),
                "",
                name -> ask(() -> desk().stations().invite(name, warehouse), questions::code, this::refused));
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
                send(() -> desk().stations().change(row, facts), Messages.text("stations.changed", facts.name()));
            } catch (IllegalArgumentException e) {
                frame().say(Outcome.ERROR, Messages.text("people.too_long"));
            }
        });
    }

    private void askRetire(StationView row) {
        questions.confirm(
                Messages.text("stations.retire_title", row.name()),
                Messages.text("stations.retire_hint"),
                Messages.text("stations.retire"),
                () -> send(() -> desk().stations().retire(row), Messages.text("stations.retired", row.name())));
    }
}
