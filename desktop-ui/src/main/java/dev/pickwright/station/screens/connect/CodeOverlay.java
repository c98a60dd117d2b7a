package dev.pickwright.station.screens.connect;

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
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.VBox;

/** Asks for the code, which falls into its groups while it is typed. */
final class CodeOverlay implements Overlay {

    private final Navigator navigator;
    private final Consumer<String> entered;
    private final TextField field = new TextField();
    private final VBox card;

    CodeOverlay(Navigator navigator, Consumer<String> entered) {
        this.navigator = navigator;
        this.entered = entered;
        field.setId("entry-field");
        field.getStyleClass().add("entry-field");
        field.setTextFormatter(new TextFormatter<>(CodeOverlay::group));
        card = Cards.overlay(
                Messages.text("connect.code_title"),
                actions(),
                Cards.label(Messages.text("connect.code_typed"), "overlay-hint"),
                field);
    }

    /** The caret stands behind the same letter as before; a dash is no letter. */
    private static TextFormatter.Change group(TextFormatter.Change change) {
        if (change.isContentChange()) {
            String before = change.getControlNewText();
            String grouped = EnrolCode.grouped(before);
            int caret = EnrolCode.grouped(before.substring(0, change.getCaretPosition()))
                    .length();
            change.setRange(0, change.getControlText().length());
            change.setText(grouped);
            change.selectRange(caret, caret);
        }
        return change;
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
        String code = field.getText();
        if (!code.isEmpty()) {
            navigator.closeOverlay();
            entered.accept(code);
        }
    }
}
