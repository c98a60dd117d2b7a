package dev.pickwright.station.controls;

import javafx.scene.Node;
import javafx.scene.layout.FlowPane;

/** Buttons in one row, or in as many as it takes where the text is too big for one. */
final class KeyRow extends FlowPane {

    KeyRow() {
        getStyleClass().add("actions");
    }

    @Override
    protected double computePrefWidth(double height) {
        double gaps = Math.max(0, getChildren().size() - 1) * getHgap();
        double keys = getChildren().stream()
                .mapToDouble((Node key) -> Math.ceil(key.prefWidth(-1)))
                .sum();
        return snappedLeftInset() + keys + gaps + snappedRightInset();
    }
}
