package dev.pickwright.station.screens.packer;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.packing.PackQueueView;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.packing.PackageStatus;
import dev.pickwright.model.packing.PackageView;
import dev.pickwright.model.quality.QcPoint;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.controls.StatusBadge;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import java.time.Duration;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The pack bench: what to pack on the left, the box on the right; or the checklist. */
public final class PackScreen implements Screen {

    private static final int SHOWN = 7;

    private final Desk desk;
    private final PackModel model;
    private final VBox hero = new VBox();
    private final OperatorFrame root;

    public PackScreen(Desk desk) {
        this.desk = desk;
        model = new PackModel(desk);
        hero.getStyleClass().add("pack-hero");
        root = new OperatorFrame(model.frame(), desk.who(), hero);
        model.taskProperty().addListener((property, before, now) -> show());
        model.queueProperty().addListener((property, before, now) -> show());
        model.frame().instructionProperty().addListener((property, before, now) -> show());
    }

    private void show() {
        hero.getChildren().clear();
        PackTaskView task = model.taskProperty().get();
        PackQueueView queue = model.queueProperty().get();
        if (task == null) {
            if (queue != null) {
                showQueue(queue);
            }
        } else if (model.checklist().active()) {
            showChecklist(task);
        } else {
            showBench(task);
        }
    }

    private void showQueue(PackQueueView queue) {
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
                                new StatusBadge(row.status()))));
        hero.getChildren().add(rows);
    }

    private void showBench(PackTaskView task) {
        VBox lines = new VBox();
        lines.getStyleClass().add("card-list");
        for (PackTaskView.Line line : task.lines()) {
            boolean done = line.packed() == line.picked();
            FontIcon icon = new FontIcon(done ? "mdi2c-check-circle" : "mdi2c-circle-outline");
            icon.getStyleClass().add(done ? "icon-ok" : "icon-idle");
            HBox row = Cards.row(
                    done ? "line-done" : "line-open",
                    Cards.label(line.description(), "row-main"),
                    Cards.label(line.sku(), "row-text"),
                    Cards.label(Messages.text("pick.of", line.packed(), line.picked()), "row-count"));
            row.getChildren().addFirst(icon);
            lines.getChildren().add(row);
        }
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        HBox bench = new HBox(scroll, boxes(task));
        bench.getStyleClass().add("bench");
        VBox.setVgrow(bench, Priority.ALWAYS);
        hero.getChildren().add(bench);
    }

    private static VBox boxes(PackTaskView task) {
        VBox boxes = new VBox();
        boxes.getStyleClass().add("boxes");
        boxes.getChildren().add(new StatusBadge(task.status()));
        if (!task.totes().isEmpty()) {
            boxes.getChildren().add(Cards.value(Messages.text("pick.tote"), String.join(" ", task.totes()), "value"));
        }
        if (task.packages().isEmpty()) {
            boxes.getChildren().add(Cards.label(Messages.text("pack.no_box"), "row-text"));
        }
        for (PackageView box : task.packages()) {
            boolean open = box.status() == PackageStatus.OPEN;
            String caption = Messages.text(open ? "pack.box_open" : "pack.box_closed_at", box.number(), box.type());
            VBox card = Cards.value(caption, Messages.text("units", box.units()), "value");
            card.getStyleClass().add(open ? "wanted" : "given");
            card.getChildren().add(Cards.label(box.sscc(), "row-text"));
            Integer grams = open ? task.expectedGrams() : box.weightGrams();
            if (grams != null) {
                card.getChildren()
                        .add(Cards.label(Messages.text(open ? "pack.expected" : "pack.weighs", grams), "row-text"));
            }
            boxes.getChildren().add(card);
        }
        return boxes;
    }

    private void showChecklist(PackTaskView task) {
        VBox rows = new VBox();
        rows.getStyleClass().add("card-list");
        rows.setId("qc-checklist");
        var check = task.qcCheck();
        if (check != null) {
            rows.getChildren().add(Cards.label(Messages.text("qc.reason", check.reason()), "row-text"));
            for (QcPoint point : check.points()) {
                rows.getChildren().add(pointRow(point, check.points().indexOf(point)));
            }
        }
        hero.getChildren().add(rows);
    }

    private HBox pointRow(QcPoint point, int index) {
        Checklist list = model.checklist();
        boolean done = index < list.results().size();
        boolean passed = done && list.results().get(index).passed();
        boolean now = index == list.results().size();
        FontIcon icon = new FontIcon(
                done
                        ? passed ? "mdi2c-check-circle" : "mdi2c-close-octagon"
                        : now ? "mdi2p-play" : "mdi2c-circle-outline");
        icon.getStyleClass().add(done ? passed ? "icon-ok" : "icon-error" : now ? "icon-active" : "icon-idle");
        var defect = list.defect();
        String state = done
                ? Messages.text(passed ? "qc.passed_word" : "qc.failed_word")
                : now ? defect == null ? Messages.text("qc.now") : Messages.word(defect) : "";
        HBox row = Cards.row(
                now ? "line-now" : "line-open",
                Cards.label((index + 1) + "  " + Checklist.word(point), "row-main"),
                Cards.label(state, "row-count"));
        row.getChildren().addFirst(icon);
        return row;
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void onShow() {
        model.showQueue();
    }

    @Override
    public void onHide() {}

    @Override
    public void scan(String code, EntryMode entry) {
        model.scan(code, entry);
    }

    @Override
    public List<Action> actions() {
        return model.frame().actionsProperty().get();
    }
}
