package dev.pickwright.station.controls;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** A sentence over whatever is on screen; it takes no input and no place while there is none. */
public final class Strip extends HBox {

    public Strip(String id, String style, String icon, ObservableValue<String> sentence) {
        Label text = Cards.label("", "strip-text");
        text.setId(id);
        text.textProperty().bind(sentence);
        text.setWrapText(true);
        getChildren().addAll(new FontIcon(icon), text);
        getStyleClass().addAll("strip", style);
        setAlignment(Pos.CENTER);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMouseTransparent(true);
        StackPane.setAlignment(this, Pos.TOP_CENTER);
        visibleProperty().bind(sentence.map(now -> !now.isEmpty()));
    }
}
