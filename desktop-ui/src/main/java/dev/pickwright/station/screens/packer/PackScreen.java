package dev.pickwright.station.screens.packer;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.packing.PackQueueView;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.controls.EntryOverlay;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.controls.StatusBadge;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.StandingChips;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The pack bench: what to pack on the left, the boxes on the right; or the checklist; or why it cannot go on. */
public final class PackScreen implements Screen, Questions {

    private static final int SHOWN = 7;

    private final Desk desk;
    private final @Nullable FulfillmentId on;
    private final PackModel model;
    private final VBox hero = new VBox();
    private final OperatorFrame root;

    /** @param on the fulfillment on it; null if it is empty */
    public PackScreen(Desk desk, @Nullable FulfillmentId on) {
        this.desk = desk;
        this.on = on;
        model = new PackModel(desk, this);
        root = frame();
        listen();
    }

    private PackScreen(Desk desk, PackModel model) {
        this.desk = desk;
        this.on = null;
        this.model = model;
        root = frame();
        listen();
        show();
    }

    private OperatorFrame frame() {
        hero.getStyleClass().add("pack-hero");
        return new OperatorFrame(model.frame(), desk.who(), hero);
    }

    private void listen() {
        model.taskProperty().addListener((property, before, now) -> show());
        model.queueProperty().addListener((property, before, now) -> show());
        model.frame().actionsProperty().addListener((property, before, now) -> show());
    }

    private void show() {
        hero.getChildren().clear();
        PackTaskView task = model.taskProperty().get();
        PackQueueView queue = model.queueProperty().get();
        if (task == null) {
            if (queue != null) {
                hero.getChildren().add(queue(queue));
            }
        } else if (Aside.is(task)) {
            hero.getChildren().add(BenchNodes.aside(task));
        } else if (model.checklist().active()) {
            hero.getChildren().add(ChecklistNodes.of(task, model.checklist()));
        } else {
            hero.getChildren().add(BenchNodes.bench(task));
        }
        if (task != null && desk.watch().hasCentral()) {
            FlowPane row = StandingChips.row();
            row.getChildren().add(StandingChips.chip(desk.watch(), task.fulfillmentId(), task.number()));
            hero.getChildren().add(row);
        }
    }

    private Node queue(PackQueueView queue) {
        VBox rows = new VBox();
        rows.getStyleClass().add("card-list");
        rows.setId("pack-queue");
        if (queue.rows().isEmpty()) {
            rows.getChildren().add(Cards.label(Messages.text("pack.queue_empty"), "row-text"));
        }
        queue.rows().stream()
                .limit(SHOWN)
                .forEach(row -> rows.getChildren()
                        .add(Cards.row(
                                "queue-row",
                                Cards.label(row.number(), "row-main"),
                                Cards.label(Messages.text("order.number", row.orderNumber()), "row-text"),
                                Cards.label(String.join(" ", row.totes()), "row-main"),
                                Cards.label(Messages.text("units", row.units()), "row-text"),
                                Cards.label(
                                        Messages.age(Duration.between(
                                                row.since(), desk.clock().instant())),
                                        "row-text"),
                                StandingChips.chip(desk.watch(), row.fulfillmentId()),
                                new StatusBadge(row.status()))));
        return rows;
    }

    @Override
    public void value(String title, String hint, String initial, Consumer<String> entered) {
        desk.navigator().open(new EntryOverlay(desk.navigator(), title, hint, initial, false, entered));
    }

    @Override
    public void cause(PackCause causes, Runnable confirmed) {
        desk.navigator().open(new CauseOverlay(desk.navigator(), causes, confirmed));
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void onShow() {
        model.showQueue();
        if (on != null) {
            model.take(on);
        }
    }

    @Override
    public void onHide() {}

    @Override
    public boolean keeps() {
        return true;
    }

    @Override
    public void onReturn() {
        model.look();
    }

    @Override
    public Optional<Screen> again() {
        model.sayAgain();
        return Optional.of(new PackScreen(desk, model));
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
