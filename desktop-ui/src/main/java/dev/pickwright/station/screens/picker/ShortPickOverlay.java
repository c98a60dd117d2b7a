package dev.pickwright.station.screens.picker;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.picking.ShortReason;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Overlay;
import dev.pickwright.station.screens.Desk;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks what is true of the bin; what the warehouse usually does is chosen already. */
final class ShortPickOverlay implements Overlay {

    private final Desk desk;
    private final ShortPickModel model;
    private final TextField found = new TextField();
    private final HBox reasons = new HBox();
    private final VBox options = new VBox();
    private final VBox card;

    ShortPickOverlay(Desk desk, ShortPickModel model) {
        this.desk = desk;
        this.model = model;
        found.setId("short-found");
        found.getStyleClass().addAll("entry-field", "short-found");
        found.textProperty().bindBidirectional(model.foundProperty());
        reasons.getStyleClass().add("short-reasons");
        reasons.setId("short-reasons");
        options.getStyleClass().add("choices");
        options.setId("short-options");
        model.reasonProperty().addListener((property, before, now) -> showReasons());
        model.resolutionProperty().addListener((property, before, now) -> showOptions());
        showReasons();
        showOptions();
        Label missing = Cards.label("", "overlay-value");
        missing.textProperty().bind(model.missingProperty());
        Label problem = Cards.label("", "overlay-problem");
        problem.textProperty().bind(model.problemProperty());
        HBox count = new HBox(Cards.label(Messages.text("short.found"), "overlay-label"), found, missing);
        count.getStyleClass().add("short-count");
        count.setAlignment(Pos.CENTER_LEFT);
        var line = model.line();
        card = Cards.overlay(
                Messages.text("short.title", line.bin(), line.description()),
                actions(),
                Cards.label(
                        Messages.text("short.needed", line.quantity(), line.picked(), line.onHand()), "overlay-hint"),
                count,
                question("short.why", ActionId.CHANGE),
                reasons,
                question("short.then", ActionId.SKIP),
                options,
                problem);
    }

    /** A question, and the key that goes through its answers. */
    private static HBox question(String key, ActionId changes) {
        HBox row = new HBox(Cards.label(changes.label(), "key-cap"), Cards.label(Messages.text(key), "overlay-label"));
        row.getStyleClass().add("short-question");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void showReasons() {
        reasons.getChildren().clear();
        for (ShortReason each : ShortReason.values()) {
            boolean chosen = each == model.reasonProperty().get();
            reasons.getChildren().add(Cards.label(Messages.word(each), chosen ? "pill-chosen" : "pill"));
        }
    }

    private void showOptions() {
        options.getChildren().clear();
        for (ShortResolution each : ShortResolution.values()) {
            boolean chosen = each == model.resolutionProperty().get();
            HBox row = Cards.row(
                    chosen ? "choice-chosen" : "choice",
                    Cards.label(Messages.word(each), "row-main"),
                    Cards.label(Messages.text("short.means." + each.wire()), "row-text"));
            if (model.usual(each)) {
                row.getChildren().add(Cards.label(Messages.text("short.usual"), "usual"));
            }
            options.getChildren().add(row);
        }
    }

    @Override
    public Node root() {
        return card;
    }

    @Override
    public void onShow() {
        found.requestFocus();
        found.selectAll();
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
                new Action(ActionId.BACK, Messages.text("action.back"), desk.navigator()::closeOverlay),
                new Action(ActionId.SKIP, Messages.text("short.other_option"), model::nextResolution),
                new Action(ActionId.CHANGE, Messages.text("short.other_reason"), model::nextReason),
                new Action(ActionId.PRIMARY, Messages.text("short.report"), this::tell));
    }

    private void tell() {
        if (model.tell()) {
            desk.navigator().closeOverlay();
        } else {
            found.selectAll();
        }
    }
}
