package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.EntryMode;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Navigator;
import dev.pickwright.station.platform.nav.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Asks how many units came in, or how many more or fewer there are and why. A scan into it does nothing. */
final class StockChangeOverlay implements Overlay {

    private final Navigator navigator;
    private final StockChange change;
    private final Consumer<String> confirmed;
    private final TextField field = new TextField();
    private final Label sign = Cards.label("", "overlay-value");
    private final Label reason = Cards.label("", "overlay-value");
    private final Label preview = Cards.label("", "overlay-label");
    private final VBox card;

    /** @param confirmed gets an amount that fits; the overlay is closed by then */
    StockChangeOverlay(Navigator navigator, StockChange change, Consumer<String> confirmed) {
        this.navigator = navigator;
        this.change = change;
        this.confirmed = confirmed;
        field.setId("amount-field");
        field.getStyleClass().add("entry-field");
        field.textProperty().addListener((property, before, now) -> show());
        preview.setId("stock-preview");
        List<Node> rows = new ArrayList<>();
        rows.add(Cards.label(change.description(), "overlay-hint"));
        if (!change.isReceipt()) {
            rows.add(row("stock.direction", sign));
        }
        rows.add(row("stock.amount", field));
        if (!change.isReceipt()) {
            rows.add(row("cancel.reason", reason));
        }
        rows.add(preview);
        card = Cards.overlay(change.title(), actions(), rows.toArray(Node[]::new));
        show();
    }

    private static Node row(String key, Node value) {
        return Cards.row("overlay-row", Cards.label(Messages.text(key), "overlay-label"), value);
    }

    private void show() {
        sign.setText(change.sign());
        reason.setText(change.reason());
        preview.setText(change.preview(field.getText()));
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
    public boolean enterEnds() {
        return false;
    }

    @Override
    public void scan(String code, EntryMode entry) {}

    @Override
    public List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        actions.add(new Action(ActionId.BACK, Messages.text("action.back"), navigator::closeOverlay));
        if (!change.isReceipt()) {
            actions.add(new Action(ActionId.SKIP, Messages.text("cancel.other_reason"), () -> {
                change.otherReason();
                show();
            }));
            actions.add(new Action(ActionId.CHANGE, Messages.text("stock.other_sign"), () -> {
                change.otherSign();
                show();
            }));
        }
        String confirm = Messages.text(change.isReceipt() ? "stock.receive_confirm" : "stock.adjust_confirm");
        actions.add(new Action(ActionId.PRIMARY, confirm, this::confirm));
        return actions;
    }

    private void confirm() {
        String typed = field.getText();
        if (change.fits(typed)) {
            navigator.closeOverlay();
            confirmed.accept(typed);
        } else {
            field.selectAll();
        }
    }
}
