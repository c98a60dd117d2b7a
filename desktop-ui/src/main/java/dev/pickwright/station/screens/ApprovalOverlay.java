package dev.pickwright.station.screens;

import dev.pickwright.model.EntryMode;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.controls.PinField;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Navigator;
import dev.pickwright.station.platform.nav.Overlay;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A supervisor is asked for badge and PIN, at the operator's station. */
public final class ApprovalOverlay implements Overlay {

    private final ApprovalModel model;
    private final TextField badgeField = new TextField();
    private final PinField pin = new PinField();
    private final VBox body = new VBox();
    private final VBox buttons = new VBox();
    private final VBox card;

    public ApprovalOverlay(Navigator navigator, ApprovalModel model) {
        this.model = model;
        FontIcon sign = new FontIcon("mdi2a-account-key");
        sign.getStyleClass().add("approval-icon");
        Label sentence = Cards.label(model.sentence(), "overlay-title");
        sentence.setId("approval-sentence");
        sentence.setWrapText(true);
        HBox head = new HBox(sign, sentence);
        head.getStyleClass().add("approval-head");
        Label problem = Cards.label("", "overlay-problem");
        problem.setId("approval-problem");
        problem.setWrapText(true);
        problem.textProperty().bind(model.problemProperty());
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        body.getStyleClass().add("approval-body");
        badgeField.setId("approval-badge");
        badgeField.getStyleClass().add("entry-field");
        card = Cards.overlay(Messages.text("approval.title"), List.of(), head, body, problem, buttons);
        card.getStyleClass().add("approval-card");
        model.badgeProperty().addListener((property, before, now) -> show());
        model.overProperty().addListener((property, before, now) -> {
            pin.take();
            navigator.closeOverlay();
        });
        model.problemProperty().addListener((property, before, now) -> pin.take());
        show();
    }

    private void show() {
        String badge = model.badgeProperty().get();
        body.getChildren().clear();
        if (badge.isEmpty()) {
            Label scan = Cards.label(Messages.text("approval.scan"), "approval-step");
            scan.setGraphic(new FontIcon("mdi2b-barcode-scan"));
            scan.setId("approval-scan");
            body.getChildren().addAll(scan, badgeField);
            body.applyCss();
            badgeField.clear();
            badgeField.requestFocus();
        } else {
            body.getChildren().addAll(Cards.label(Messages.text("sign_in.pin_title", badge), "approval-step"), pin);
            // A key that follows at once must find a field that can take it, not one that waits for its first pulse.
            body.applyCss();
            pin.begin();
        }
        buttons.getChildren().setAll(Cards.buttons(actions()));
    }

    @Override
    public Node root() {
        return card;
    }

    @Override
    public void onShow() {
        badgeField.requestFocus();
    }

    @Override
    public boolean takesText() {
        return true;
    }

    @Override
    public boolean hearsScans() {
        return true;
    }

    @Override
    public boolean park() {
        model.giveUp();
        return false;
    }

    @Override
    public void scan(String code, EntryMode entry) {
        pin.take();
        badgeField.clear();
        model.badge(code);
    }

    @Override
    public List<Action> actions() {
        boolean known = !model.badgeProperty().get().isEmpty();
        return List.of(
                new Action(ActionId.BACK, Messages.text("approval.give_up"), model::giveUp),
                known
                        ? new Action(ActionId.PRIMARY, Messages.text("approval.approve"), () -> model.pin(pin.take()))
                        : new Action(
                                ActionId.PRIMARY, Messages.text("action.ok"), () -> model.badge(badgeField.getText())));
    }
}
