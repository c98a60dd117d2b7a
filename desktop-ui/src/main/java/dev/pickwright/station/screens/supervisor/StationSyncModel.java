package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.fulfillment.FulfillmentSummary;
import dev.pickwright.model.sync.StationSyncView;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.scan.Aim;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.table.TableModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What central knows of each station's work: who is silent and owes something first. */
final class StationSyncModel extends TableModel<StationSyncView> {

    /** A station that is silent for longer, and has what central has not, is somebody's to look after. */
    private static final Duration SILENT = Duration.ofMinutes(10);

    /** What the screen asks for the model. */
    interface Questions {

        void reason(String title, String hint, String confirm, Consumer<String> told);

        /** Asks for one value by keyboard. */
        void value(String title, String hint, Consumer<String> entered);
    }

    private final Questions questions;

    StationSyncModel(Desk desk, Questions questions) {
        super(
                desk,
                Messages.text("station_sync.title"),
                Messages.text("stations.loading"),
                desk.goAction(ActionId.BACK, Messages.text("stations.title"), new Route.Stations()));
        this.questions = questions;
        frame().scanPromptProperty().set(Messages.text("station_sync.prompt"));
    }

    @Override
    protected List<StationSyncView> load() {
        Instant now = desk().clock().instant();
        return desk().cases().stations().stream()
                .sorted(Comparator.comparing((StationSyncView each) -> !alarms(each, now))
                        .thenComparing(StationSyncView::warehouse)
                        .thenComparing(StationSyncView::name))
                .toList();
    }

    @Override
    protected Object key(StationSyncView row) {
        return row.station();
    }

    /** Whether somebody has to go there. */
    boolean alarms(StationSyncView row) {
        return alarms(row, desk().clock().instant());
    }

    private static boolean alarms(StationSyncView row, Instant now) {
        Instant heard = row.lastHello();
        boolean silent = heard == null || Duration.between(heard, now).compareTo(SILENT) > 0;
        return row.owed() > 0 && silent || row.suspectedClone() || row.lost() > 0;
    }

    @Override
    protected void describe(Shown<StationSyncView> now) {
        long alarms = now.rows().stream().filter(this::alarms).count();
        frame().progressProperty()
                .set(Messages.text("stations.count", now.rows().size()));
        if (now.rows().isEmpty()) {
            frame().instructionProperty().set(Messages.text("station_sync.none"));
        } else if (alarms == 0) {
            frame().instructionProperty().set(Messages.text("station_sync.fine"));
        } else {
            frame().instructionProperty().set(Messages.text("station_sync.alarms", alarms));
        }
    }

    @Override
    protected List<Action> actions(Shown<StationSyncView> now) {
        List<Action> actions = new ArrayList<>();
        actions.add(desk().manualEntry(this::scan));
        StationSyncView row = now.row();
        if (row != null && row.suspectedClone()) {
            actions.add(new Action(ActionId.SHORT, Messages.text("station_sync.keep"), () -> askWhich(row)));
        }
        actions.add(desk().goAction(ActionId.PRIMARY, Messages.text("cases.title"), new Route.Cases()));
        return actions;
    }

    private void askWhich(StationSyncView row) {
        questions.value(
                Messages.text("station_sync.keep_title", row.name()),
                Messages.text("station_sync.keep_hint"),
                typed -> keep(row, typed.strip().toLowerCase(Locale.ROOT)));
    }

    /** @param end of the name of its start, as the computer shows it */
    private void keep(StationSyncView row, String end) {
        List<String> meant =
                row.boots().stream().filter(boot -> boot.endsWith(end)).toList();
        if (meant.size() == 1) {
            send(() -> desk().cases().keep(row, meant.getFirst()), Messages.text("station_sync.kept", row.name()));
        } else {
            frame().say(Outcome.ERROR, Messages.text("station_sync.no_such", end));
        }
    }

    /** The number or tote of a fulfillment: its work can be taken from the station that has it. */
    @Override
    public void scan(String scanned) {
        String code = Aim.without(scanned).strip().toUpperCase(Locale.ROOT);
        frame().lastCodeProperty().set(code);
        ask(() -> desk().stock().carriedBy(code), found -> found(scanned, code, found), this::refused);
    }

    private void found(String scanned, String code, List<FulfillmentSummary> found) {
        if (found.isEmpty()) {
            desk().perhapsBadge(
                            scanned, () -> frame().say(Outcome.ERROR, Messages.text("station_sync.not_found", code)));
            return;
        }
        FulfillmentSummary subject = found.getFirst();
        questions.reason(
                Messages.text("station_sync.revoke_title", subject.number()),
                Messages.text("station_sync.revoke_hint"),
                Messages.text("station_sync.revoke"),
                reason -> send(
                        () -> desk().cases().revoke(subject.id(), reason),
                        Messages.text("station_sync.revoked", subject.number())));
    }
}
