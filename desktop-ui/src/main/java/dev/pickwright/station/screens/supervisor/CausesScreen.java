package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.event.DeadLetterCause;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/** The dead letters by receiver and cause. */
public final class CausesScreen implements Screen, ReplayQuestion {

    private static final javafx.util.Duration LOOK = javafx.util.Duration.seconds(2);

    private final Desk desk;
    private final CausesModel model;
    private final ChoiceTable<DeadLetterCause> table;
    private final OperatorFrame root;
    private final Timeline looks;

    public CausesScreen(Desk desk) {
        this.desk = desk;
        model = new CausesModel(desk, this);
        table = new ChoiceTable<DeadLetterCause>("dead-causes", Messages.text("dead.none"), model::choose)
                .column("dead.endpoint", 170, DeadLetterCause::endpoint)
                .column("dead.count", 90, row -> Messages.text("number", row.count()))
                .column("dead.oldest", 90, row -> age(row.oldest()))
                .column("dead.newest", 90, row -> age(row.newest()))
                .column("dead.cause", 500, DeadLetterCause::cause);
        VBox hero = new VBox(table.node());
        hero.getStyleClass().add("board");
        root = new OperatorFrame(model.frame(), desk.who(), hero);
        model.shownProperty().addListener((property, before, now) -> table.show(now.causes(), now.chosen()));
        looks = new Timeline(new KeyFrame(LOOK, event -> model.refresh()));
        looks.setCycleCount(Animation.INDEFINITE);
    }

    private String age(Instant at) {
        return Messages.age(Duration.between(at, desk.clock().instant()));
    }

    @Override
    public void replayAll(String endpoint, String cause, int count, Runnable confirmed) {
        desk.navigator().open(ReplayQuestion.overlay(desk.navigator(), endpoint, cause, count, confirmed));
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
