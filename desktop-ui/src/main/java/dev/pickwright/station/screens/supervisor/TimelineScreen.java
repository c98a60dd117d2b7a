package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.EntryMode;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.table.ChoiceTable;
import java.time.ZoneId;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/** Scan anything, see what happened to it. */
public final class TimelineScreen implements Screen {

    private static final javafx.util.Duration AGES = javafx.util.Duration.seconds(15);

    private final TimelineModel model;
    private final ChoiceTable<TimelineRow> table;
    private final OperatorFrame root;
    private final Timeline ages;

    public TimelineScreen(Desk desk) {
        model = new TimelineModel(desk);
        table = new ChoiceTable<TimelineRow>("timeline", Messages.text("timeline.empty"), model::choose)
                .column("timeline.at", 165, row -> row.when(desk.clock().instant(), ZoneId.systemDefault()))
                .column("timeline.what", 165, TimelineRow::what)
                .column("timeline.who", 155, TimelineRow::who)
                .column("timeline.where", 110, TimelineRow::where)
                .column("timeline.about", 105, TimelineRow::about)
                .column("timeline.details", 235, TimelineRow::change);
        VBox hero = new VBox(table.node());
        hero.getStyleClass().add("board");
        root = new OperatorFrame(model.frame(), desk.who(), hero);
        model.shownProperty().addListener((property, before, now) -> table.show(now.rows(), now.chosen()));
        ages = new Timeline(new KeyFrame(AGES, event -> table.node().refresh()));
        ages.setCycleCount(Animation.INDEFINITE);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void onShow() {
        ages.play();
        onUncovered();
    }

    @Override
    public void onUncovered() {
        table.node().requestFocus();
    }

    @Override
    public void onHide() {
        ages.stop();
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
