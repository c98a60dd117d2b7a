package dev.pickwright.station.screens.packer;

import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentView.GateView;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.packing.PackageStatus;
import dev.pickwright.model.packing.PackageView;
import dev.pickwright.model.quality.PointResult;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.controls.StatusBadge;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.screens.QcWords;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What lies on the bench. */
final class BenchNodes {

    private BenchNodes() {}

    static Node bench(PackTaskView task) {
        VBox lines = new VBox();
        lines.getStyleClass().add("card-list");
        for (PackTaskView.Line line : task.lines()) {
            boolean done = line.packed() == line.picked();
            HBox row = Cards.row(
                    done ? "line-done" : "line-open",
                    Cards.label(line.description(), "row-main"),
                    Cards.label(line.sku(), "row-text"),
                    Cards.label(Messages.text("pick.of", line.packed(), line.picked()), "row-count"));
            row.getChildren()
                    .addFirst(
                            icon(done ? "mdi2c-check-circle" : "mdi2c-circle-outline", done ? "icon-ok" : "icon-idle"));
            lines.getChildren().add(row);
        }
        HBox bench = new HBox(scroll(lines), scroll(boxes(task)));
        bench.getStyleClass().add("bench");
        VBox.setVgrow(bench, Priority.ALWAYS);
        return bench;
    }

    private static ScrollPane scroll(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(0);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private static FontIcon icon(String name, String style) {
        FontIcon icon = new FontIcon(name);
        icon.getStyleClass().add(style);
        return icon;
    }

    /** The open box first: what is scanned goes there. */
    private static VBox boxes(PackTaskView task) {
        VBox boxes = new VBox();
        boxes.getStyleClass().add("boxes");
        HBox head = new HBox(new StatusBadge(task.status()));
        head.getStyleClass().add("boxes-head");
        if (!task.totes().isEmpty()) {
            head.getChildren().add(Cards.label(Messages.text("pack.tote", String.join(" ", task.totes())), "row-main"));
        }
        boxes.getChildren().add(head);
        if (task.packages().isEmpty()) {
            boxes.getChildren().add(Cards.label(Messages.text("pack.no_box"), "row-text"));
        }
        task.packages().stream()
                .sorted(Comparator.comparing((PackageView box) -> box.status() != PackageStatus.OPEN)
                        .thenComparing(PackageView::number))
                .forEach(box -> boxes.getChildren().add(box(task, box)));
        return boxes;
    }

    private static Node box(PackTaskView task, PackageView box) {
        boolean open = box.status() == PackageStatus.OPEN;
        Label title = Cards.label(
                Messages.text(open ? "pack.box_open" : "pack.box_closed_at", box.number(), box.type()),
                open ? "box-open-title" : "box-closed-title");
        title.setGraphic(icon(
                open ? "mdi2p-package-variant" : "mdi2p-package-variant-closed", open ? "icon-active" : "icon-idle"));
        VBox card = new VBox(title);
        card.getStyleClass().addAll("value-box", open ? "box-open" : "box-closed");
        Integer grams = open ? task.expectedGrams() : box.weightGrams();
        String weight = grams == null ? "" : Messages.text(open ? "pack.expected" : "pack.weighs", grams);
        card.getChildren()
                .add(Cards.label(
                        Messages.text("pack.box_holds", Messages.text("units", box.units()), weight),
                        open ? "row-main" : "row-text"));
        box.contents().stream()
                .filter(content -> content.trace().lot() != null)
                .forEach(content -> card.getChildren()
                        .add(Cards.label(
                                Messages.text(
                                        "pack.content_lot",
                                        content.quantity(),
                                        content.sku(),
                                        String.valueOf(content.trace().lot())),
                                "row-text")));
        card.getChildren().add(Cards.label(box.sscc(), "scan-code"));
        return card;
    }

    /** Why it cannot go on here, who can help, and what goes back if it is cancelled. */
    static Node aside(PackTaskView task) {
        VBox cards = new VBox();
        cards.getStyleClass().add("card-list");
        cards.setId("pack-aside");
        boolean cancelled = task.status() == FulfillmentStatus.CANCELLED;
        cards.getChildren()
                .add(aside(
                        Messages.text(cancelled ? "pack.aside.now_cancelled" : "pack.aside.now"),
                        "mdi2t-tray-arrow-down",
                        "icon-active"));
        for (GateView gate : gates(task)) {
            String who = Messages.text(
                    "pack.aside.who",
                    Messages.textOr("Role." + gate.clearedBy(), gate.clearedBy()),
                    Messages.textOr("step." + gate.action(), gate.action()));
            HBox row = Choices.row(false, "", sentence(gate.detail()), who);
            row.getChildren().set(0, icon("mdi2h-hand-front-right", "icon-error"));
            cards.getChildren().add(row);
        }
        var check = task.qcCheck();
        if (check != null && !check.valid()) {
            check.results().stream()
                    .filter(result -> !result.passed())
                    .map((PointResult result) -> QcWords.failed(check, result))
                    .forEach(text -> cards.getChildren().add(aside(text, "mdi2c-close-octagon", "icon-error")));
        }
        if (cancelled) {
            putBack(task).forEach(text -> cards.getChildren().add(aside(text, "mdi2u-undo", "icon-idle")));
        }
        return cards;
    }

    /** Without the hold that a failed check placed: the check says the same. */
    private static List<GateView> gates(PackTaskView task) {
        List<String> checks = task.gates().stream()
                .filter(gate -> gate.code().equals("qc_failed"))
                .map(GateView::subject)
                .filter(Objects::nonNull)
                .toList();
        return task.gates().stream()
                .filter(gate -> !gate.code().equals("hold") || !checks.contains(gate.subject()))
                .toList();
    }

    private static String sentence(String detail) {
        return detail.substring(0, 1).toUpperCase(Locale.ROOT) + detail.substring(1);
    }

    private static List<String> putBack(PackTaskView task) {
        return task.lines().stream()
                .map(line -> Messages.text("pack.aside.put_back", line.picked(), line.sku(), line.description()))
                .toList();
    }

    private static HBox aside(String text, String icon, String style) {
        Label words = Cards.label(text, "row-main");
        words.setWrapText(true);
        HBox row = Cards.row("line-open", words);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getChildren().addFirst(icon(icon, style));
        return row;
    }
}
