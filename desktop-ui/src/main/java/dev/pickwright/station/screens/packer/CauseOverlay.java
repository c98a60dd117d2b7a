package dev.pickwright.station.screens.packer;

import dev.pickwright.model.EntryMode;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Navigator;
import dev.pickwright.station.platform.nav.Overlay;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Asks why packing failed, says what comes then, and asks for another key to do it. */
final class CauseOverlay implements Overlay {

    private final Navigator navigator;
    private final PackCause causes;
    private final Runnable confirmed;
    private final StackPane root = new StackPane();

    CauseOverlay(Navigator navigator, PackCause causes, Runnable confirmed) {
        this.navigator = navigator;
        this.causes = causes;
        this.confirmed = confirmed;
        root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        show();
    }

    private void show() {
        VBox list = new VBox();
        list.getStyleClass().add("card-list");
        list.setId("pack-causes");
        for (String cause : causes.all()) {
            boolean chosen = cause.equals(causes.text());
            list.getChildren().add(Choices.row(chosen, "", cause, ""));
        }
        Label then = Cards.label(Messages.text("packfail.then"), "overlay-label");
        then.setWrapText(true);
        root.getChildren().setAll(Cards.overlay(Messages.text("packfail.title"), actions(), list, then));
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void scan(String code, EntryMode entry) {}

    @Override
    public List<Action> actions() {
        return List.of(
                new Action(ActionId.BACK, Messages.text("packfail.keep"), navigator::closeOverlay),
                new Action(ActionId.CHANGE, Messages.text("packfail.other"), () -> {
                    causes.next();
                    show();
                }),
                new Action(ActionId.PRIMARY, Messages.text("packfail.confirm"), () -> {
                    navigator.closeOverlay();
                    confirmed.run();
                }));
    }
}
