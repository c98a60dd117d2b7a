package dev.pickwright.station.screens.supervisor;

import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Navigator;
import dev.pickwright.station.platform.nav.Route;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the board says above its counts: what waits for a decision, with the key that leads there, and a lost link. */
final class BoardBands {

    private enum Tone {
        UNKNOWN("waiting-unknown", "mdi2h-help-circle-outline"),
        FINE("waiting-none", "mdi2c-check-circle"),
        WRONG("waiting-some", "mdi2c-close-octagon");

        private final String style;
        private final String icon;

        Tone(String style, String icon) {
            this.style = style;
            this.icon = icon;
        }
    }

    private final BoardModel model;
    private final HBox waiting = new HBox();
    private final HBox dead = new HBox();
    private final HBox both = new HBox(waiting, dead);
    private final HBox cases = new HBox();
    private final Action orders;
    private final Action letters;
    private final Action decisions;

    BoardBands(BoardModel model, Navigator navigator) {
        this.model = model;
        orders = new Action(
                ActionId.QUEUE, Messages.text("board.unroutable_key"), () -> navigator.go(new Route.Unroutable(null)));
        letters =
                new Action(ActionId.FAIL, Messages.text("board.dead_key"), () -> navigator.go(new Route.DeadLetters()));
        decisions = new Action(ActionId.SYNC, Messages.text("board.cases_key"), () -> navigator.go(new Route.Cases()));
        cases.setId("cases-band");
        cases.visibleProperty().bind(model.casesProperty().greaterThan(0));
        cases.managedProperty().bind(cases.visibleProperty());
        waiting.setId("unroutable-band");
        dead.setId("dead-band");
        HBox.setHgrow(waiting, Priority.ALWAYS);
        dead.setMinWidth(Region.USE_PREF_SIZE);
        both.getStyleClass().add("bands");
        model.unroutableProperty().addListener((property, before, now) -> showWaiting(now.intValue()));
        model.deadLettersProperty().addListener((property, before, now) -> showDead(now.intValue()));
        model.casesProperty()
                .addListener((property, before, now) ->
                        show(cases, Tone.WRONG, Messages.text("board.cases", now.intValue()), decisions));
        showWaiting(BoardModel.UNKNOWN);
        showDead(0);
    }

    Node node() {
        return both;
    }

    /** Their keys stand in the bands, beside what they are about. */
    List<Action> actions() {
        return model.casesProperty().get() > 0 ? List.of(orders, letters, decisions) : List.of(orders, letters);
    }

    /** Takes no place while there is none. */
    Node cases() {
        return cases;
    }

    /** Takes no place while the link is there. */
    Node linkLost() {
        Label sentence = Cards.label("", "link-text");
        sentence.setId("link-lost");
        sentence.textProperty().bind(model.linkLostProperty());
        HBox band = new HBox(new FontIcon("mdi2l-lan-disconnect"), sentence);
        band.getStyleClass().addAll("waiting-band", "link-band");
        band.visibleProperty().bind(model.linkLostProperty().isNotEmpty());
        band.managedProperty().bind(band.visibleProperty());
        return band;
    }

    private void showWaiting(int count) {
        if (count == BoardModel.UNKNOWN) {
            show(waiting, Tone.UNKNOWN, Messages.text("board.unroutable_unknown"), orders);
        } else if (count == 0) {
            show(waiting, Tone.FINE, Messages.text("waiting.none"), orders);
        } else {
            show(waiting, Tone.WRONG, Messages.text("board.unroutable", count), orders);
        }
    }

    private void showDead(int count) {
        show(dead, count > 0 ? Tone.WRONG : Tone.FINE, Messages.text("board.dead", count), letters);
    }

    /** Red while somebody has to look, so it is seen from afar. */
    private static void show(HBox band, Tone tone, String sentence, Action action) {
        band.getStyleClass().setAll("waiting-band", tone.style);
        Label key = Cards.label(action.id().label(), "key-cap");
        Label does = Cards.label(action.text(), "waiting-key");
        // Where there is little room the sentence gives way, never the key.
        key.setMinWidth(Region.USE_PREF_SIZE);
        does.setMinWidth(Region.USE_PREF_SIZE);
        band.getChildren().setAll(new FontIcon(tone.icon), Cards.label(sentence, "waiting-text"), key, does);
        band.setOnMouseClicked(event -> action.run().run());
    }
}
