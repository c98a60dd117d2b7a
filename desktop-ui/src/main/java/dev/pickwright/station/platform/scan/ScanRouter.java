package dev.pickwright.station.platform.scan;

import dev.pickwright.model.EntryMode;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.nav.InputTarget;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Sits before every control of the window: scans go to the current target, function keys to its actions, and on
 * operator screens no key ever reaches a button. Only a text field that was asked for gets what is typed.
 */
public final class ScanRouter {

    private final Supplier<@Nullable InputTarget> target;
    private final WedgeDecoder decoder = new WedgeDecoder();

    public ScanRouter(Supplier<@Nullable InputTarget> target) {
        this.target = target;
    }

    public void attach(Scene scene) {
        scene.addEventFilter(KeyEvent.ANY, this::filter);
    }

    private void filter(KeyEvent event) {
        InputTarget current = target.get();
        if (current == null) {
            return;
        }
        boolean text = current.takesText();
        if (event.getEventType() == KeyEvent.KEY_PRESSED) {
            pressed(event, current, text);
        } else if (event.getEventType() == KeyEvent.KEY_TYPED) {
            typed(event, text);
        } else if (!text) {
            event.consume();
        }
    }

    private void pressed(KeyEvent event, InputTarget current, boolean text) {
        KeyCode key = event.getCode();
        for (Action action : current.actions()) {
            if (action.id().key() == key) {
                event.consume();
                action.run().run();
                return;
            }
        }
        if (key == KeyCode.ENTER || key == KeyCode.TAB) {
            var scan = decoder.terminator(System.nanoTime());
            if (!text) {
                event.consume();
                scan.ifPresent(code -> current.scan(code, EntryMode.SCANNED));
            } else if (key == KeyCode.ENTER) {
                event.consume();
                current.actions().stream()
                        .filter(action -> action.id() == dev.pickwright.station.platform.input.ActionId.PRIMARY)
                        .findFirst()
                        .ifPresent(action -> action.run().run());
            }
        } else if (!text && !key.isNavigationKey()) {
            event.consume();
        }
    }

    private void typed(KeyEvent event, boolean text) {
        String typed = event.getCharacter();
        if (!typed.isEmpty() && !Character.isISOControl(typed.charAt(0))) {
            decoder.character(typed.charAt(0), System.nanoTime());
        }
        if (!text) {
            event.consume();
        }
    }
}
