package dev.pickwright.station.controls;

import dev.pickwright.station.platform.i18n.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;

/** A PIN, hidden, by keyboard or by touch. */
public final class PinField extends HBox {

    private static final int LONGEST = 12;
    private static final String PAD = "789456123";
    private static final int COLUMNS = 3;

    private final PasswordField field = new PasswordField();

    public PinField() {
        field.setId("entry-field");
        field.getStyleClass().add("entry-field");
        field.textProperty().addListener((property, before, now) -> {
            if (!now.matches("[0-9]{0," + LONGEST + "}")) {
                field.setText(before);
            }
        });
        GridPane pad = new GridPane();
        pad.getStyleClass().add("pin-pad");
        for (int i = 0; i < PAD.length(); i++) {
            String digit = PAD.substring(i, i + 1);
            pad.add(key(digit, digit, () -> field.appendText(digit)), i % COLUMNS, i / COLUMNS);
        }
        pad.add(key("0", "0", () -> field.appendText("0")), 0, COLUMNS, 2, 1);
        pad.add(key("\u232b", Messages.text("pin.delete"), field::deletePreviousChar), 2, COLUMNS);
        getChildren().addAll(field, pad);
        getStyleClass().add("pin-entry");
        setAlignment(Pos.TOP_LEFT);
    }

    private static Button key(String text, String accessible, Runnable pressed) {
        Button key = new Button(text);
        key.getStyleClass().add("pin-key");
        key.setAccessibleText(accessible);
        key.setFocusTraversable(false);
        key.setMaxWidth(Double.MAX_VALUE);
        key.setOnAction(event -> pressed.run());
        return key;
    }

    /** So that the next key is in it. */
    public void begin() {
        field.clear();
        field.requestFocus();
    }

    /** What was typed; the field is empty after that. */
    public String take() {
        String pin = field.getText();
        field.clear();
        return pin;
    }
}
