package dev.pickwright.station.screens.table;

import dev.pickwright.model.EntryMode;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** A table with what belongs to it below, kept current while it is on screen. */
public final class TableScreen<T> implements Screen {

    private final TableModel<T> model;
    private final ChoiceTable<T> table;
    private final OperatorFrame root;
    private final Timeline looks;

    /**
     * @param interval how often it looks
     * @param below what says more of the chosen row
     */
    public TableScreen(Desk desk, TableModel<T> model, ChoiceTable<T> table, Duration interval, Node... below) {
        this.model = model;
        this.table = table;
        VBox hero = new VBox(table.node());
        hero.getChildren().addAll(below);
        hero.getStyleClass().add("board");
        root = new OperatorFrame(model.frame(), desk.who(), hero);
        looks = new Timeline(new KeyFrame(interval, event -> model.look()));
        looks.setCycleCount(Animation.INDEFINITE);
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
