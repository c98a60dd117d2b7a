package dev.pickwright.station.tour;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Makes the key events that a wedge scanner or a person makes, into a scene. JavaFX thread. */
final class SimulatedInput {

    private final Scene scene;

    SimulatedInput(Scene scene) {
        this.scene = scene;
    }

    /** A burst that ends in Enter. */
    void scan(String code) {
        type(code);
        press(KeyCode.ENTER);
    }

    /** Characters, as they come from either. */
    void type(String text) {
        for (char c : text.toCharArray()) {
            fire(KeyEvent.KEY_PRESSED, "", KeyCode.UNDEFINED);
            fire(KeyEvent.KEY_TYPED, String.valueOf(c), KeyCode.UNDEFINED);
            fire(KeyEvent.KEY_RELEASED, "", KeyCode.UNDEFINED);
        }
    }

    void press(KeyCode key) {
        fire(KeyEvent.KEY_PRESSED, "", key);
        fire(KeyEvent.KEY_RELEASED, "", key);
    }

    private void fire(javafx.event.EventType<KeyEvent> type, String character, KeyCode key) {
        Node focus = scene.getFocusOwner();
        Event.fireEvent(
                focus == null ? scene.getRoot() : focus,
                new KeyEvent(type, character, "", key, false, false, false, false));
    }
}
