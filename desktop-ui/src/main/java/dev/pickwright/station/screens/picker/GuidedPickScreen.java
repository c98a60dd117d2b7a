package dev.pickwright.station.screens.picker;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.picking.PickStepKind;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.StandingChips;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Bin, item, quantity: readable from two metres. */
public final class GuidedPickScreen implements Screen {

    private final Desk desk;
    private final GuidedPickModel model;
    private final VBox hero = new VBox();
    private final OperatorFrame root;

    public GuidedPickScreen(Desk desk) {
        this(desk, new GuidedPickModel(desk));
    }

    private GuidedPickScreen(Desk desk, GuidedPickModel model) {
        this.desk = desk;
        this.model = model;
        hero.getStyleClass().add("pick-hero");
        root = new OperatorFrame(model.frame(), desk.who(), hero);
        model.taskProperty().addListener((property, before, now) -> {
            if (now != null) {
                show(now);
            }
        });
        PickTaskView known = model.taskProperty().get();
        if (known != null) {
            show(known);
        }
    }

    private void show(PickTaskView task) {
        hero.getChildren().clear();
        PickTaskView.Line line = task.current();
        PickTaskView.PutBack back = task.putBack();
        if (back != null) {
            hero.getChildren()
                    .add(new PutBackCard(
                            back.quantity(),
                            back.sku(),
                            back.description(),
                            back.tote(),
                            back.bin(),
                            task.step() == PickStepKind.PUT_BACK_BIN));
        } else if (line == null) {
            hero.getChildren().addAll(ending(task), standings(task));
        } else {
            hero.getChildren().addAll(values(desk, task, line), item(task, line));
            if (!task.next().isEmpty()) {
                hero.getChildren().add(ahead(task));
            }
        }
    }

    private FlowPane standings(PickTaskView task) {
        FlowPane row = StandingChips.row();
        task.fulfillments()
                .forEach(part -> row.getChildren().add(StandingChips.chip(desk.watch(), part.id(), part.number())));
        return row;
    }

    private static VBox ending(PickTaskView task) {
        return Cards.ending(
                task.step() == PickStepKind.DONE ? "mdi2f-flag-checkered" : "mdi2c-clipboard-check-outline",
                Messages.text("pick.summary", task.unitsPicked(), task.unitsTotal()));
    }

    private static HBox values(Desk desk, PickTaskView task, PickTaskView.Line line) {
        VBox bin = Cards.value(Messages.text("pick.bin", line.zone()), line.bin(), "hero");
        HBox.setHgrow(bin, Priority.ALWAYS);
        // Where not all has room, the bin is what has to be read.
        bin.setMinWidth(Region.USE_PREF_SIZE);
        VBox quantity = Cards.value(
                Messages.text("pick.quantity"), Messages.text("pick.of", line.picked(), line.quantity()), "hero");
        VBox tote = Cards.value(
                PickTexts.toteCaption(task, line),
                line.tote() == null ? Messages.text("pick.no_tote_yet") : line.tote(),
                "value");
        tote.getChildren().add(StandingChips.chip(desk.watch(), line.fulfillmentId()));
        bin.getStyleClass().add(task.step() == PickStepKind.SCAN_BIN ? "wanted" : "given");
        tote.getStyleClass().add(task.step() == PickStepKind.SCAN_TOTE ? "wanted" : "given");
        HBox values = new HBox(bin, quantity, tote);
        values.getStyleClass().add("values");
        return values;
    }

    private static VBox item(PickTaskView task, PickTaskView.Line line) {
        VBox item = Cards.value(
                Messages.text("pick.item", line.sku(), line.gtin() == null ? "" : line.gtin(), line.onHand()),
                line.description(),
                "value");
        boolean wanted = task.step() == PickStepKind.SCAN_ITEM || task.step() == PickStepKind.CONFIRM_QUANTITY;
        item.getStyleClass().add(wanted ? "wanted" : "given");
        return item;
    }

    private static HBox ahead(PickTaskView task) {
        HBox ahead = new HBox(Cards.label(Messages.text("pick.ahead"), "caption"));
        ahead.getStyleClass().add("ahead");
        ahead.setAlignment(Pos.CENTER_LEFT);
        task.next().forEach(next -> ahead.getChildren().add(Cards.label(PickTexts.stop(task, next), "chip")));
        return ahead;
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void onShow() {
        model.load();
    }

    @Override
    public void onHide() {}

    @Override
    public boolean keeps() {
        return true;
    }

    @Override
    public void onReturn() {
        model.load();
    }

    @Override
    public Optional<Screen> again() {
        model.sayAgain();
        return Optional.of(new GuidedPickScreen(desk, model));
    }

    @Override
    public void scan(String code, EntryMode entry) {
        model.scan(code, entry);
    }

    @Override
    public List<Action> actions() {
        return model.frame().actionsProperty().get();
    }
}
