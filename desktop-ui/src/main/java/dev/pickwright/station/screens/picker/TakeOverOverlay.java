package dev.pickwright.station.screens.picker;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.picking.PickQueueView;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Overlay;
import dev.pickwright.station.screens.Desk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Asks whose picklist to take over, and why. */
final class TakeOverOverlay implements Overlay {

    private static final int SHOWN = 5;

    private final Desk desk;
    private final TakeOverModel model;
    private final TextField field = new TextField();
    private final VBox rows = new VBox();
    private final VBox card;

    TakeOverOverlay(Desk desk, TakeOverModel model) {
        this.desk = desk;
        this.model = model;
        field.setId("take-over-reason");
        field.getStyleClass().addAll("entry-field", "reason-field");
        field.textProperty().bindBidirectional(model.reasonProperty());
        rows.getStyleClass().add("choices");
        model.chosenProperty().addListener((property, before, now) -> showRows());
        showRows();
        Label problem = Cards.label("", "overlay-problem");
        problem.textProperty().bind(model.problemProperty());
        card = Cards.overlay(
                Messages.text("take_over.title"),
                actions(),
                Cards.label(Messages.text("take_over.hint"), "overlay-hint"),
                rows,
                Cards.label(Messages.text("take_over.why"), "overlay-label"),
                field,
                problem);
    }

    private void showRows() {
        int chosen = model.chosenProperty().get();
        int first = Math.max(0, chosen - SHOWN + 1);
        rows.getChildren().clear();
        for (int i = first; i < Math.min(first + SHOWN, model.taken().size()); i++) {
            PickQueueView.Taken taken = model.taken().get(i);
            Duration since = Duration.between(taken.since(), desk.clock().instant());
            rows.getChildren()
                    .add(Cards.row(
                            i == chosen ? "choice-chosen" : "choice",
                            Cards.label(taken.operator(), "row-main"),
                            Cards.label(taken.number(), "row-text"),
                            Cards.label(Messages.text("take_over.open", taken.openLines(), taken.lines()), "row-text"),
                            Cards.label(Messages.age(since), "row-text")));
        }
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
        List<Action> actions = new ArrayList<>();
        actions.add(new Action(ActionId.BACK, Messages.text("action.back"), desk.navigator()::closeOverlay));
        if (model.taken().size() > 1) {
            actions.add(new Action(ActionId.CHANGE, Messages.text("take_over.next"), model::next));
        }
        actions.add(new Action(ActionId.PRIMARY, Messages.text("pick.take_over"), this::tell));
        return actions;
    }

    private void tell() {
        if (model.tell()) {
            desk.navigator().closeOverlay();
        }
    }
}
