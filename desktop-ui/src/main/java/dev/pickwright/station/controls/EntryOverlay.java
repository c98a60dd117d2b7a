package dev.pickwright.station.controls;

import dev.pickwright.model.EntryMode;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Navigator;
import dev.pickwright.station.platform.nav.Overlay;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Asks for one value by keyboard: a code that will not scan, a weight, a PIN. */
public final class EntryOverlay implements Overlay {

    private final Navigator navigator;
    private final TextField field;
    private final Consumer<String> entered;
    private final VBox card;

    /**
     * @param secret whether what is typed is hidden
     * @param initial what stands there at first, selected
     * @param entered gets what was typed, not blank; the overlay is closed by then
     */
    public EntryOverlay(
            Navigator navigator, String title, String hint, String initial, boolean secret, Consumer<String> entered) {
        this.navigator = navigator;
        this.entered = entered;
        this.field = secret ? new PasswordField() : new TextField();
        field.setId("entry-field");
        field.setText(initial);
        field.getStyleClass().add("entry-field");
        card = Cards.overlay(title, actions(), Cards.label(hint, "overlay-hint"), field);
    }

    @Override
    public Node root() {
        return card;
    }

    @Override
    public void onShow() {
        field.requestFocus();
        field.selectAll();
    }

    @Override
    public boolean takesText() {
        return true;
    }

    /** The field takes it key by key; Enter ends it. */
    @Override
    public void scan(String code, EntryMode entry) {}

    @Override
    public List<Action> actions() {
        return List.of(
                new Action(ActionId.BACK, Messages.text("action.back"), navigator::closeOverlay),
                new Action(ActionId.PRIMARY, Messages.text("action.ok"), this::submit));
    }

    private void submit() {
        String value = field.getText().strip();
        if (!value.isEmpty()) {
            navigator.closeOverlay();
            entered.accept(value);
        }
    }
}
