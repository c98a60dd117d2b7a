package dev.pickwright.station.controls;

import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The frame of every operator screen: everything has its fixed place, whatever the task. */
public final class OperatorFrame extends BorderPane {

    /** With more actions than these a key stands over its word, so that no word is cut. */
    private static final int SIDE_BY_SIDE = 5;

    private final KeyRow secondary = new KeyRow();
    private final HBox primary = new HBox();

    /**
     * @param who the operator and site shown at the top right
     * @param hero what the screen is about
     */
    public OperatorFrame(FrameModel model, ObservableValue<String> who, Node hero) {
        getStyleClass().add("operator-frame");
        setTop(top(model, who));
        VBox.setVgrow(hero, Priority.ALWAYS);
        VBox middle = new VBox(hero, band(model), slot(model));
        middle.getStyleClass().add("middle");
        setCenter(middle);
        setBottom(bottom(model));
    }

    private static Node top(FrameModel model, ObservableValue<String> who) {
        Label title = text(model.titleProperty(), "frame-title");
        Label operator = text(who, "frame-who");
        HBox bar = new HBox(title, space(), operator, everywhere(who));
        bar.getStyleClass().add("status-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        Label instruction = text(model.instructionProperty(), "instruction");
        instruction.setId("instruction");
        instruction.setWrapText(true);
        Label progress = text(model.progressProperty(), "progress-text");
        progress.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(instruction, Priority.ALWAYS);
        HBox line = new HBox(instruction, space(), progress);
        line.getStyleClass().add("instruction-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return new VBox(bar, line);
    }

    /** The keys that work on every screen, while somebody is signed in. */
    private static Node everywhere(ObservableValue<String> who) {
        HBox keys = new HBox(
                Cards.label(ActionId.PREFERENCES.label(), "key-cap"),
                Cards.label(Messages.text("action.preferences"), "bar-key"),
                Cards.label(ActionId.LOCK.label(), "key-cap"),
                Cards.label(Messages.text("action.lock"), "bar-key"));
        keys.getStyleClass().add("bar-keys");
        keys.setAlignment(Pos.CENTER_LEFT);
        keys.setMinWidth(Region.USE_PREF_SIZE);
        keys.visibleProperty().bind(who.map(name -> !name.isEmpty()));
        keys.managedProperty().bind(keys.visibleProperty());
        return keys;
    }

    private static Node band(FrameModel model) {
        FontIcon icon = new FontIcon();
        icon.getStyleClass().add("band-icon");
        Label text = new Label();
        text.setId("feedback");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox band = new HBox(icon, text);
        band.getStyleClass().add("feedback-band");
        band.setAlignment(Pos.CENTER_LEFT);
        Runnable show = () -> {
            var said = model.saidProperty().get();
            text.setText(said.text());
            icon.setIconLiteral(said.outcome().icon());
            band.getStyleClass().removeIf(style -> style.startsWith("outcome-"));
            band.getStyleClass().add("outcome-" + said.outcome().name().toLowerCase(Locale.ROOT));
        };
        model.saidProperty().addListener((property, before, now) -> show.run());
        show.run();
        return band;
    }

    private static Node slot(FrameModel model) {
        FontIcon icon = new FontIcon("mdi2b-barcode-scan");
        Label prompt = text(model.scanPromptProperty(), "scan-prompt");
        Label last = text(model.lastCodeProperty(), "scan-code");
        HBox slot = new HBox(icon, prompt, space(), last);
        slot.getStyleClass().add("scan-slot");
        slot.setAlignment(Pos.CENTER_LEFT);
        slot.visibleProperty().bind(model.scanPromptProperty().isNotEmpty());
        slot.managedProperty().bind(slot.visibleProperty());
        return slot;
    }

    private Node bottom(FrameModel model) {
        HBox.setHgrow(secondary, Priority.ALWAYS);
        primary.setMinWidth(Region.USE_PREF_SIZE);
        primary.getStyleClass().add("actions");
        HBox bar = new HBox(secondary, primary);
        bar.getStyleClass().add("action-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        model.actionsProperty().addListener((property, before, now) -> showActions(model));
        showActions(model);
        return bar;
    }

    private void showActions(FrameModel model) {
        secondary.getChildren().clear();
        primary.getChildren().clear();
        List<Action> actions = model.actionsProperty().get();
        boolean stacked = actions.size() > SIDE_BY_SIDE;
        for (Action action : actions) {
            boolean main = action.id() == ActionId.PRIMARY;
            Button button = button(action, main);
            if (stacked && !main) {
                button.setContentDisplay(ContentDisplay.TOP);
            }
            (main ? primary : secondary).getChildren().add(button);
        }
    }

    /** A button that shows its key; it works by touch and by that key, never by focus. */
    public static Button button(Action action, boolean main) {
        Label key = new Label(action.id().label());
        key.getStyleClass().add("key-cap");
        Button button = new Button(action.text(), key);
        button.setId("action-" + action.id().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        button.getStyleClass().add(main ? "primary-action" : "secondary-action");
        button.setFocusTraversable(false);
        button.setAccessibleText(
                Messages.text("action.accessible", action.text(), action.id().label()));
        button.setOnAction(event -> action.run().run());
        return button;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private static Label text(ObservableValue<String> value, String style) {
        Label label = new Label();
        label.textProperty().bind(value);
        label.getStyleClass().add(style);
        return label;
    }
}
