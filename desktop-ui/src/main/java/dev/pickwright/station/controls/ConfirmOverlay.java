package dev.pickwright.station.controls;

import dev.pickwright.model.EntryMode;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Navigator;
import dev.pickwright.station.platform.nav.Overlay;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Asks once more before something that cannot be taken back; the key that asked is not the key that confirms. */
public final class ConfirmOverlay implements Overlay {

    private final List<Action> actions;
    private final VBox card;

    public ConfirmOverlay(Navigator navigator, String title, String detail, String confirm, Runnable confirmed) {
        actions = List.of(
                new Action(ActionId.BACK, Messages.text("action.back"), navigator::closeOverlay),
                new Action(ActionId.PRIMARY, confirm, () -> {
                    navigator.closeOverlay();
                    confirmed.run();
                }));
        Label explained = Cards.label(detail, "overlay-hint");
        explained.setWrapText(true);
        card = Cards.overlay(title, actions, explained);
    }

    @Override
    public Node root() {
        return card;
    }

    @Override
    public void scan(String code, EntryMode entry) {}

    @Override
    public List<Action> actions() {
        return actions;
    }
}
