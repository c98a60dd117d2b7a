package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.EntryMode;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Navigator;
import dev.pickwright.station.platform.nav.Overlay;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Asks why, for what is not done without a reason. */
final class ReasonOverlay implements Overlay {

    private static final int LONGEST = 200;

    private final Navigator navigator;
    private final String confirm;
    private final Consumer<String> told;
    private final TextField field = new TextField();
    private final Label problem = Cards.label("", "overlay-problem");
    private final VBox card;

    /**
     * @param confirm what the key does that ends it
     * @param told gets the reason, 1 to 200 characters; the overlay is closed by then
     */
    ReasonOverlay(Navigator navigator, String title, String hint, String confirm, Consumer<String> told) {
        this.navigator = navigator;
        this.confirm = confirm;
        this.told = told;
        field.setId("reason-field");
        field.getStyleClass().addAll("entry-field", "reason-field");
        Label explained = Cards.label(hint, "overlay-hint");
        explained.setWrapText(true);
        card = Cards.overlay(title, actions(), explained, field, problem);
    }

    @Override
    public Node root() {
        return card;
    }

    @Override
    public void onShow() {
        field.requestFocus();
    }

    @Override
    public boolean takesText() {
        return true;
    }

    @Override
    public void scan(String code, EntryMode entry) {}

    @Override
    public List<Action> actions() {
        return List.of(
                new Action(ActionId.BACK, Messages.text("action.back"), navigator::closeOverlay),
                new Action(ActionId.PRIMARY, confirm, this::tell));
    }

    private void tell() {
        String reason = field.getText().strip();
        if (reason.isEmpty() || reason.length() > LONGEST) {
            problem.setText(Messages.text("reason.range", LONGEST));
            return;
        }
        navigator.closeOverlay();
        told.accept(reason);
    }
}
