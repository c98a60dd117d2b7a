package dev.pickwright.station.screens.packer;

import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.quality.Defect;
import dev.pickwright.model.quality.Disposition;
import dev.pickwright.model.quality.PointResult;
import dev.pickwright.model.quality.QcCheckView;
import dev.pickwright.model.quality.QcPoint;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.screens.QcWords;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The checklist, or what is asked of the point that fails. */
final class ChecklistNodes {

    private ChecklistNodes() {}

    static Node of(PackTaskView task, Checklist list) {
        VBox rows = new VBox();
        rows.getStyleClass().add("card-list");
        rows.setId("qc-checklist");
        QcCheckView check = task.qcCheck();
        if (check == null) {
            return rows;
        }
        Failing failing = list.failing();
        QcPoint point = list.point();
        if (failing != null && point != null) {
            rows.getChildren().add(heading(Messages.text("qc.failing", QcWords.point(point)), "mdi2c-close-octagon"));
            failing(rows, failing);
        } else {
            rows.getChildren()
                    .add(heading(Messages.text("qc.checked_because", QcWords.reason(check.reason())), "mdi2m-magnify"));
            for (QcPoint each : check.points()) {
                rows.getChildren().add(pointRow(each, check.points().indexOf(each), list));
            }
        }
        return rows;
    }

    private static Node heading(String text, String icon) {
        HBox row = Cards.row("queue-row", Cards.label(text, "row-main"));
        row.getChildren().addFirst(new FontIcon(icon));
        return row;
    }

    private static void failing(VBox rows, Failing failing) {
        switch (failing.step()) {
            case DEFECT -> {
                for (Defect defect : Defect.values()) {
                    rows.getChildren().add(Choices.row(defect == failing.defect(), "", Messages.word(defect), ""));
                }
            }
            case QUANTITY ->
                rows.getChildren()
                        .add(Cards.value(
                                Messages.word(failing.defect()), Messages.text("units", failing.quantity()), "hero"));
            case DISPOSITION -> {
                for (Disposition each : Disposition.values()) {
                    rows.getChildren()
                            .add(Choices.row(
                                    false,
                                    Failing.key(each).label(),
                                    Messages.word(each),
                                    Messages.textOr("qc.leads_to." + each.wire(), "")));
                }
            }
            case SWAP -> {
                var swapping = failing.swapping();
                if (swapping != null) {
                    swapping.known()
                            .forEach(known ->
                                    rows.getChildren().add(Cards.row("queue-row", Cards.label(known, "value"))));
                }
            }
        }
    }

    private static HBox pointRow(QcPoint point, int index, Checklist list) {
        boolean done = index < list.results().size();
        boolean now = index == list.results().size();
        FontIcon icon = new FontIcon(done ? "mdi2c-check-circle" : now ? "mdi2p-play" : "mdi2c-circle-outline");
        icon.getStyleClass().add(done ? "icon-ok" : now ? "icon-active" : "icon-idle");
        String state = done ? passed(point, list.results().get(index)) : now ? Messages.text("qc.now") : "";
        HBox row = Cards.row(
                now ? "line-now" : "line-open",
                Cards.label((index + 1) + "  " + QcWords.point(point), "row-main"),
                Cards.label(QcWords.tolerance(point), "row-text"),
                Cards.label(state, "row-count"));
        row.getChildren().addFirst(icon);
        return row;
    }

    private static String passed(QcPoint point, PointResult result) {
        return result.measured() == null
                ? Messages.text("qc.passed_word")
                : QcWords.measured(result.measured(), point.unit());
    }
}
