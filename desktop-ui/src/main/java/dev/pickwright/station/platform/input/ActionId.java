package dev.pickwright.station.platform.input;

import javafx.scene.input.KeyCode;

/** What a function key means, the same on every screen. */
public enum ActionId {
    PREFERENCES(KeyCode.F1),
    MANUAL_ENTRY(KeyCode.F2),
    QUEUE(KeyCode.F3),
    SHORT(KeyCode.F4),
    FAIL(KeyCode.F5),
    SKIP(KeyCode.F6),
    CHANGE(KeyCode.F7),
    THEME(KeyCode.F8),
    UNDO(KeyCode.F9),
    PRIMARY(KeyCode.F10),
    LOCK(KeyCode.F11),
    SIGN_OUT(KeyCode.F12),
    /** The function keys are all taken. */
    TIMELINE(KeyCode.INSERT),
    SYNC(KeyCode.DELETE),
    BACK(KeyCode.ESCAPE);

    private final KeyCode key;

    ActionId(KeyCode key) {
        this.key = key;
    }

    public KeyCode key() {
        return key;
    }

    /** As it stands on the keyboard. */
    public String label() {
        return key == KeyCode.ESCAPE ? "Esc" : key.getName();
    }
}
