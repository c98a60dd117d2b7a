package dev.pickwright.station.screens.picker;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.picking.PickQueueView;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.StandingChips;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/** The work that waits; the next of it is given, not chosen. */
public final class PickQueueScreen implements Screen {

    private static final int SHOWN = 5;
    private static final int TAKEN_SHOWN = 2;

    private final Desk desk;
    private final PickQueueModel model;
    private final VBox rows = new VBox();
    private final OperatorFrame root;

    public PickQueueScreen(Desk desk) {
        this.desk = desk;
        model = new PickQueueModel(desk);
        rows.getStyleClass().add("card-list");
        rows.setId("pick-queue");
        root = new OperatorFrame(model.frame(), desk.who(), rows);
        model.queueProperty().addListener((property, before, now) -> {
            if (now != null) {
                show(now);
            }
        });
    }

    private void show(PickQueueView queue) {
        rows.getChildren().clear();
        queue.next().stream()
                .limit(SHOWN)
                .forEach(row -> rows.getChildren()
                        .add(Cards.row(
                                "queue-row",
                                Cards.label(row.number(), "row-main"),
                                Cards.label(Messages.text("order.number", row.orderNumber()), "row-text"),
                                Cards.label(Messages.text("zone.name", row.zones()), "row-text"),
                                Cards.label(Messages.text("lines_units", row.lines(), row.units()), "row-text"),
                                StandingChips.chip(desk.watch(), row.fulfillmentId()),
                                why(row))));
        queue.taken().stream()
                .limit(TAKEN_SHOWN)
                .forEach(taken -> rows.getChildren()
                        .add(Cards.row(
                                "taken-row",
                                Cards.label(taken.number(), "row-main"),
                                Cards.label(Messages.text("take_over.has_it", taken.operator()), "row-text"),
                                Cards.label(
                                        Messages.text("take_over.open", taken.openLines(), taken.lines()), "row-text"),
                                Cards.label(age(taken.since()), "row-text"))));
    }

    /** Why it is not given, or how long it waits. */
    private Node why(PickQueueView.Row row) {
        return row.obstacle() == null
                ? Cards.label(age(row.since()), "row-text")
                : Cards.label(Messages.word(row.obstacle()), "row-obstacle");
    }

    private String age(Instant since) {
        return Messages.age(Duration.between(since, desk.clock().instant()));
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
    public void scan(String code, EntryMode entry) {
        model.scan(code);
    }

    @Override
    public List<Action> actions() {
        return model.frame().actionsProperty().get();
    }
}
