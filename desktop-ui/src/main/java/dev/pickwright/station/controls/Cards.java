package dev.pickwright.station.controls;

import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Small building blocks that look the same everywhere. */
public final class Cards {

    private Cards() {}

    /** A big value over its caption. */
    public static VBox value(String caption, String value, String style) {
        Label small = label(caption, "caption");
        Label big = label(value, style);
        big.setWrapText(true);
        VBox box = new VBox(small, big);
        box.getStyleClass().add("value-box");
        return box;
    }

    public static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    /** A big sign and a sentence in the middle of a screen that has nothing else to show. */
    public static VBox ending(String icon, String text) {
        FontIcon sign = new FontIcon(icon);
        sign.getStyleClass().add("hero-icon");
        VBox box = new VBox(sign, label(text, "hero"));
        box.setAlignment(Pos.CENTER);
        VBox.setVgrow(box, Priority.ALWAYS);
        return box;
    }

    /** A row of cells; the first grows. */
    public static HBox row(String style, Node... cells) {
        HBox row = new HBox(cells);
        row.getStyleClass().addAll("card-row", style);
        row.setAlignment(Pos.CENTER_LEFT);
        if (cells.length > 0) {
            HBox.setHgrow(cells[0], Priority.ALWAYS);
            if (cells[0] instanceof Region first) {
                first.setMaxWidth(Double.MAX_VALUE);
            }
        }
        return row;
    }

    /** The keys of an overlay. */
    public static HBox buttons(List<Action> actions) {
        HBox buttons = new HBox();
        buttons.getStyleClass().add("actions");
        for (Action action : actions) {
            buttons.getChildren().add(OperatorFrame.button(action, action.id() == ActionId.PRIMARY));
        }
        return buttons;
    }

    /** The content of an overlay: a title, what it asks, and its actions. */
    public static VBox overlay(String title, List<Action> actions, Node... content) {
        VBox card = new VBox(label(title, "overlay-title"));
        card.getChildren().addAll(content);
        card.getChildren().add(buttons(actions));
        card.getStyleClass().add("overlay-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        card.setAccessibleRole(javafx.scene.AccessibleRole.DIALOG);
        return card;
    }
}
