package dev.pickwright.station.screens.packer;

import dev.pickwright.station.controls.Cards;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Rows to choose from. */
final class Choices {

    private Choices() {}

    /**
     * @param chosen whether it is the one that the next key takes
     * @param key that takes it by itself; empty if none does
     * @param more what it leads to; empty if that needs no words
     */
    static HBox row(boolean chosen, String key, String text, String more) {
        VBox words = new VBox(Cards.label(text, "row-main"));
        if (!more.isEmpty()) {
            Label then = Cards.label(more, "choice-then");
            then.setWrapText(true);
            words.getChildren().add(then);
        }
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = Cards.row(chosen ? "line-now" : "line-open", words);
        row.getStyleClass().add("choice");
        if (key.isEmpty()) {
            FontIcon icon = new FontIcon(chosen ? "mdi2r-radiobox-marked" : "mdi2r-radiobox-blank");
            icon.getStyleClass().add(chosen ? "icon-active" : "icon-idle");
            row.getChildren().addFirst(icon);
        } else {
            row.getChildren().addFirst(Cards.label(key, "key-cap"));
        }
        return row;
    }
}
