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
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says what cancelling does, lets the scope and the reason be chosen, and asks once more, by another key. */
final class CancelOverlay implements Overlay {

    private final Navigator navigator;
    private final CancelPlan plan;
    private final Runnable confirmed;
    private final StackPane root = new StackPane();

    CancelOverlay(Navigator navigator, CancelPlan plan, Runnable confirmed) {
        this.navigator = navigator;
        this.plan = plan;
        this.confirmed = confirmed;
        root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        show();
    }

    private void show() {
        VBox lines = new VBox();
        lines.getStyleClass().add("cancel-lines");
        lines.setId("cancel-preview");
        plan.preview().forEach(line -> lines.getChildren().add(line(line)));
        VBox card = Cards.overlay(
                plan.title(),
                actions(),
                lines,
                Cards.row(
                        "overlay-row",
                        Cards.label(Messages.text("cancel.reason"), "overlay-label"),
                        Cards.label(plan.reason(), "overlay-value")),
                Cards.label(Messages.text("cancel.final"), "overlay-problem"));
        root.getChildren().setAll(card);
    }

    private static Label line(String text) {
        Label label = Cards.label(text, "overlay-label");
        label.setGraphic(new FontIcon("mdi2c-chevron-right"));
        label.setWrapText(true);
        return label;
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void scan(String code, EntryMode entry) {}

    @Override
    public List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        actions.add(new Action(ActionId.BACK, Messages.text("cancel.keep"), navigator::closeOverlay));
        actions.add(new Action(ActionId.SKIP, Messages.text("cancel.other_reason"), () -> {
            plan.otherReason();
            show();
        }));
        if (plan.choice()) {
            String text = Messages.text(plan.whole() ? "cancel.only_this" : "cancel.whole_order");
            actions.add(new Action(ActionId.CHANGE, text, () -> {
                plan.otherScope();
                show();
            }));
        }
        String confirm = Messages.text(plan.whole() ? "cancel.confirm_order" : "cancel.confirm");
        actions.add(new Action(ActionId.PRIMARY, confirm, () -> {
            navigator.closeOverlay();
            confirmed.run();
        }));
        return actions;
    }
}
