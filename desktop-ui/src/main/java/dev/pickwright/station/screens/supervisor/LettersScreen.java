package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.event.DeadLetterView;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Parent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The dead letters of one receiver and cause; below them all that is known of the chosen one. */
public final class LettersScreen implements Screen, LettersModel.Questions {

    private static final javafx.util.Duration LOOK = javafx.util.Duration.seconds(2);
    private static final double TABLE_PX = 190;

    private final Desk desk;
    private final LettersModel model;
    private final ChoiceTable<DeadLetterView> table;
    private final LetterPane letter = new LetterPane();
    private final OperatorFrame root;
    private final Timeline looks;

    public LettersScreen(Desk desk, String endpoint, String cause) {
        this.desk = desk;
        model = new LettersModel(desk, endpoint, cause, this);
        table = new ChoiceTable<DeadLetterView>("dead-letters", Messages.text("dead.none_left"), model::choose)
                .column("dead.type", 300, DeadLetterView::type)
                .column("dead.lane", 280, DeadLetterSentences::shortLane)
                .column("dead.tries", 90, row -> Messages.text("number", row.tries()))
                .column("dead.since", 110, this::age)
                .column("dead.behind", 110, DeadLetterSentences::behind);
        table.node().setPrefHeight(TABLE_PX);
        VBox.setVgrow(letter, Priority.ALWAYS);
        VBox hero = new VBox(table.node(), letter);
        hero.getStyleClass().add("board");
        root = new OperatorFrame(model.frame(), desk.who(), hero);
        model.shownProperty().addListener((property, before, now) -> show(now));
        looks = new Timeline(new KeyFrame(LOOK, event -> model.refresh()));
        looks.setCycleCount(Animation.INDEFINITE);
    }

    private String age(DeadLetterView row) {
        return Messages.age(Duration.between(row.deadAt(), desk.clock().instant()));
    }

    private void show(LettersModel.Shown now) {
        table.show(now.letters(), now.chosen());
        letter.show(now.opened());
    }

    @Override
    public void readOn() {
        letter.readOn();
    }

    @Override
    public void replayAll(String endpoint, String cause, int count, Runnable confirmed) {
        desk.navigator().open(ReplayQuestion.overlay(desk.navigator(), endpoint, cause, count, confirmed));
    }

    @Override
    public void reason(String title, String hint, String confirm, Consumer<String> told) {
        desk.navigator().open(new ReasonOverlay(desk.navigator(), title, hint, confirm, told));
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
