package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.access.StationView;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import java.time.Duration;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The stations: enrol, printer and scale, retire. */
public final class StationsScreen implements Screen {

    private static final javafx.util.Duration LOOK = javafx.util.Duration.seconds(5);

    private final Desk desk;
    private final StationsModel model;
    private final ChoiceTable<StationView> table;
    private final OperatorFrame root;
    private final Timeline looks;

    public StationsScreen(Desk desk) {
        this.desk = desk;
        model = new StationsModel(desk, new AccessOverlays(desk));
        table = new ChoiceTable<StationView>("stations", Messages.text("stations.none"), model::choose)
                .column("stations.name", 200, StationView::name)
                .column("stations.site", 90, StationView::warehouse)
                .column("stations.seen", 140, this::seen)
                .column("stations.printer", 200, row -> orNone(row.printer()))
                .column("stations.scale", 200, row -> orNone(row.scale()));
        VBox hero = new VBox(table.node());
        hero.getStyleClass().add("board");
        root = new OperatorFrame(model.frame(), desk.who(), hero);
        model.shownProperty().addListener((property, before, now) -> table.show(now.rows(), now.chosen()));
        looks = new Timeline(new KeyFrame(LOOK, event -> model.refresh()));
        looks.setCycleCount(Animation.INDEFINITE);
    }

    private String seen(StationView row) {
        if (row.retiredAt() != null) {
            return Messages.text("people.is_retired");
        }
        return row.lastSeenAt() == null
                ? Messages.text("stations.never")
                : Messages.age(Duration.between(row.lastSeenAt(), desk.clock().instant()));
    }

    private static String orNone(@Nullable String value) {
        return value == null ? "\u2013" : value;
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void onShow() {
        model.refresh();
        looks.play();
        onUncovered();
    }

    @Override
    public void onUncovered() {
        table.node().requestFocus();
    }

    @Override
    public void onHide() {
        looks.stop();
    }

    @Override
    public void scan(String code, EntryMode entry) {
        model.scan(code);
    }

    @Override
    public List<Action> actions() {
        return model.frame().actionsProperty().get();
    }
}
