package dev.pickwright.station.platform.scan;

import dev.pickwright.model.EntryMode;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.InputTarget;
import java.util.Optional;
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

    /** Ends a part of a GS1 code; scanners send it as Ctrl and a closing bracket. */
    private static final char SEPARATOR = '\u001d';

    private final Supplier<@Nullable InputTarget> target;
    private final WedgeDecoder decoder = new WedgeDecoder();
    private boolean separatorPressed;

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
            typed(event, current);
        } else if (!text) {
            event.consume();
        }
    }

    private void pressed(KeyEvent event, InputTarget current, boolean text) {
        KeyCode key = event.getCode();
        if (text && key == KeyCode.ENTER && current.hearsScans()) {
            Optional<String> scanned = decoder.terminator(System.nanoTime());
            if (scanned.isPresent()) {
                event.consume();
                current.scan(scanned.get(), EntryMode.SCANNED);
                return;
            }
        }
        boolean submit = text && key == KeyCode.ENTER && current.enterEnds();
        KeyCode meant = submit ? ActionId.PRIMARY.key() : key;
        separatorPressed = !text && event.isControlDown() && key == KeyCode.CLOSE_BRACKET;
        var action = current.actions().stream()
                .filter(each -> each.id().key() == meant)
                .findFirst();
        if (action.isPresent()) {
            event.consume();
            decoder.forget();
            action.get().run().run();
        } else if (separatorPressed) {
            event.consume();
            decoder.character(SEPARATOR, System.nanoTime());
        } else if (!text && (key == KeyCode.ENTER || key == KeyCode.TAB)) {
            event.consume();
            decoder.terminator(System.nanoTime()).ifPresent(code -> current.scan(code, EntryMode.SCANNED));
        } else if (!text && !key.isNavigationKey()) {
            event.consume();
        }
    }

    private void typed(KeyEvent event, InputTarget current) {
        boolean text = current.takesText();
        if (!text) {
            event.consume();
        }
        if (!text || current.hearsScans()) {
            String typed = event.getCharacter();
            boolean data =
                    !typed.isEmpty() && (typed.charAt(0) == SEPARATOR || !Character.isISOControl(typed.charAt(0)));
            if (data && !separatorPressed) {
                decoder.character(typed.charAt(0), System.nanoTime());
            }
            separatorPressed = false;
        }
    }
}
