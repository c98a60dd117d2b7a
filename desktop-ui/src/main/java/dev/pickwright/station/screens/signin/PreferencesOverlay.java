package dev.pickwright.station.screens.signin;

import dev.pickwright.model.EntryMode;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Overlay;
import dev.pickwright.station.screens.Desk;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Language and text size of who works here. */
public final class PreferencesOverlay implements Overlay {

    private final Desk desk;
    private final PreferencesModel model;
    private final VBox card;

    /** Somebody has to be signed in. */
    public PreferencesOverlay(Desk desk) {
        this.desk = desk;
        model = new PreferencesModel(desk, desk.navigator()::closeOverlay);
        Label problem = bound("overlay-problem", model.problemProperty());
        card = Cards.overlay(
                Messages.text("preferences.title"),
                actions(),
                row("preferences.language", "preferences-language", model.languageProperty()),
                row("preferences.size", "preferences-size", model.sizeProperty()),
                problem);
    }

    private static Node row(String key, String id, ObservableValue<String> value) {
        Label shown = bound("overlay-value", value);
        shown.setId(id);
        return Cards.row("overlay-row", Cards.label(Messages.text(key), "overlay-label"), shown);
    }

    private static Label bound(String style, ObservableValue<String> value) {
        Label label = Cards.label("", style);
        label.textProperty().bind(value);
        return label;
    }

    @Override
    public Node root() {
        return card;
    }

    @Override
    public void scan(String code, EntryMode entry) {}

    @Override
    public List<Action> actions() {
        return List.of(
                new Action(ActionId.BACK, Messages.text("action.back"), desk.navigator()::closeOverlay),
                new Action(ActionId.FAIL, Messages.text("preferences.smaller"), model::smaller),
                new Action(ActionId.SKIP, Messages.text("preferences.bigger"), model::bigger),
                new Action(ActionId.CHANGE, Messages.text("preferences.other_language"), model::otherLanguage),
                new Action(ActionId.PRIMARY, Messages.text("preferences.confirm"), model::confirm));
    }
}
