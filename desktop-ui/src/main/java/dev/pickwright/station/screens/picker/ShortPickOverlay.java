package dev.pickwright.station.screens.picker;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.ShortPick;
import dev.pickwright.model.picking.ShortReason;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Overlay;
import dev.pickwright.station.screens.Desk;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Asks what is true of the bin: how many were found, why so few, and what becomes of the rest. */
final class ShortPickOverlay implements Overlay {

    private final Desk desk;
    private final PickTaskView task;
    private final PickTaskView.Line line;
    private final Consumer<ShortPick> told;
    private final TextField found = new TextField();
    private final Label reasonText = Cards.label("", "overlay-value");
    private final Label problem = Cards.label("", "overlay-problem");
    private final VBox card;
    private ShortReason reason = ShortReason.BIN_EMPTY;

    ShortPickOverlay(Desk desk, PickTaskView task, PickTaskView.Line line, Consumer<ShortPick> told) {
        this.desk = desk;
        this.task = task;
        this.line = line;
        this.told = told;
        found.setId("short-found");
        found.getStyleClass().add("entry-field");
        found.setText(String.valueOf(line.picked()));
        reasonText.setText(Messages.word(reason));
        card = Cards.overlay(
                Messages.text("short.title", line.bin(), line.description()),
                actions(),
                Cards.label(
                        Messages.text("short.needed", line.quantity(), line.picked(), line.onHand()), "overlay-hint"),
                Cards.row("overlay-row", Cards.label(Messages.text("short.found"), "overlay-label"), found),
                Cards.row("overlay-row", Cards.label(Messages.text("short.reason"), "overlay-label"), reasonText),
                problem);
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
                new Action(ActionId.CHANGE, Messages.text("short.other_reason"), this::nextReason),
                new Action(ActionId.FAIL, Messages.text("short.fail"), () -> tell(ShortResolution.FAIL)),
                new Action(ActionId.SKIP, Messages.text("short.other_bin"), () -> tell(ShortResolution.OTHER_BIN)),
                new Action(
                        ActionId.PRIMARY, Messages.text("short.ship_short"), () -> tell(ShortResolution.SHIP_SHORT)));
    }

    private void nextReason() {
        ShortReason[] all = ShortReason.values();
        reason = all[(reason.ordinal() + 1) % all.length];
        reasonText.setText(Messages.word(reason));
    }

    private void tell(ShortResolution resolution) {
        String typed = found.getText().strip();
        int highest = line.quantity() - 1;
        if (!typed.matches("\\d{1,6}")
                || Integer.parseInt(typed) < line.picked()
                || Integer.parseInt(typed) > highest) {
            problem.setText(Messages.text("short.range", line.picked(), highest));
            found.selectAll();
            return;
        }
        desk.navigator().closeOverlay();
        told.accept(new ShortPick(
                line.id(),
                Integer.parseInt(typed),
                reason,
                resolution,
                task.version(),
                desk.clock().instant()));
    }
}
