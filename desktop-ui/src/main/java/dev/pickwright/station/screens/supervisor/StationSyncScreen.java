package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.sync.StationSyncView;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.controls.EntryOverlay;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.table.ChoiceTable;
import dev.pickwright.station.screens.table.TableScreen;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What central knows of its stations; below, what there is to do about the chosen one. */
public final class StationSyncScreen {

    private static final javafx.util.Duration LOOK = javafx.util.Duration.seconds(5);

    /** The station's name, in red where somebody has to go there. */
    private static final class NameCell extends TableCell<StationSyncView, StationSyncView> {

        private final Predicate<StationSyncView> alarms;
        private final FontIcon icon = new FontIcon();

        NameCell(Predicate<StationSyncView> alarms) {
            this.alarms = alarms;
        }

        @Override
        protected void updateItem(@Nullable StationSyncView row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().removeAll("status-cell", "status-error", "status-ok");
            if (empty || row == null) {
                setText(null);
                setGraphic(null);
            } else {
                boolean alarm = alarms.test(row);
                icon.setIconLiteral(alarm ? "mdi2c-close-octagon" : "mdi2c-check-circle");
                setGraphic(icon);
                setText(Messages.text("station_sync.name", row.name(), row.warehouse()));
                getStyleClass().addAll("status-cell", alarm ? "status-error" : "status-ok");
            }
        }
    }

    private record Overlays(Desk desk) implements StationSyncModel.Questions {

        @Override
        public void reason(String title, String hint, String confirm, Consumer<String> told) {
            desk.navigator().open(new ReasonOverlay(desk.navigator(), title, hint, confirm, told));
        }

        @Override
        public void value(String title, String hint, Consumer<String> entered) {
            desk.navigator().open(new EntryOverlay(desk.navigator(), title, hint, "", false, entered));
        }
    }

    private StationSyncScreen() {}

    public static Screen of(Desk desk) {
        StationSyncModel model = new StationSyncModel(desk, new Overlays(desk));
        VBox troubles = new VBox();
        troubles.setId("station-troubles");
        troubles.getStyleClass().addAll("card-list", "troubles");
        model.shownProperty()
                .addListener((property, before, now) ->
                        show(troubles, now.row(), desk.clock().instant()));
        return new TableScreen<>(
                desk,
                model,
                new ChoiceTable<>("station-sync", model, Messages.text("station_sync.none"))
                        .column("stations.name", 190, () -> new NameCell(model::alarms))
                        .column(
                                "station_sync.heard",
                                90,
                                row -> StationSyncSentences.heard(
                                        row, desk.clock().instant()))
                        .column(
                                "station_sync.owes_column",
                                160,
                                row -> StationSyncSentences.owed(
                                        row, desk.clock().instant()))
                        .column("station_sync.work", 125, StationSyncSentences::leases)
                        .column("station_sync.cases_column", 80, row -> Messages.text("number", row.openCases()))
                        .column("station_sync.clock_column", 75, StationSyncSentences::clock)
                        .column("station_sync.disk", 90, StationSyncSentences::disk)
                        .column("station_sync.version", 90, row -> row.app() == null ? "–" : row.app()),
                LOOK,
                troubles);
    }

    private static void show(VBox troubles, @Nullable StationSyncView row, Instant now) {
        troubles.getChildren().clear();
        if (row != null) {
            List<String> all = StationSyncSentences.troubles(row, now);
            if (all.isEmpty()) {
                troubles.getChildren()
                        .add(sentence(Messages.text("station_sync.well", row.name()), "mdi2c-check-circle"));
            }
            all.forEach(each -> troubles.getChildren().add(sentence(each, "mdi2a-alert")));
        }
    }

    private static Label sentence(String text, String icon) {
        Label label = Cards.label(text, "history-row");
        label.setGraphic(new FontIcon(icon));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
