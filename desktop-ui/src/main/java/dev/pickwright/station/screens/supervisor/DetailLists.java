package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.fulfillment.FulfillmentView;
import dev.pickwright.model.fulfillment.HoldView;
import dev.pickwright.model.packing.PackageView;
import dev.pickwright.model.quality.QcCheckView;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.screens.QcWords;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The facts under "Why is it stuck?", as lists of rows. */
final class DetailLists {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private DetailLists() {}

    /** What it consists of: items, boxes, checks, shipment. */
    static VBox goods(FulfillmentView view) {
        VBox list = list("detail.items");
        view.items().forEach(item -> list.getChildren().add(item(item)));
        view.packages().forEach(box -> list.getChildren().add(box(box)));
        view.qcChecks().forEach(check -> list.getChildren().addAll(check(check)));
        var shipment = view.shipment();
        if (shipment != null) {
            String tracking = shipment.trackingNumber() == null ? "" : shipment.trackingNumber();
            list.getChildren()
                    .add(row(
                            "mdi2t-truck",
                            Messages.text("detail.shipment", shipment.carrier(), shipment.service(), tracking),
                            ""));
        }
        return list;
    }

    /** What befell it: holds, failed attempts, and everything that was done. */
    static VBox story(FulfillmentView view) {
        VBox list = list("detail.holds_attempts");
        view.holds().forEach(hold -> list.getChildren().add(hold(hold)));
        view.attempts().forEach(attempt -> list.getChildren().add(attempt(attempt)));
        if (!view.avoidedBins().isEmpty()) {
            List<String> bins = view.avoidedBins().stream()
                    .map(avoided -> Messages.text("detail.bin_of", avoided.bin(), avoided.sku()))
                    .toList();
            list.getChildren()
                    .add(row("mdi2m-map-marker-off", Messages.text("detail.avoided", String.join(", ", bins)), ""));
        }
        VBox history = list("detail.history");
        history.setId("history");
        view.history().forEach(entry -> history.getChildren().add(done(entry)));
        VBox both = list.getChildren().size() == 1 ? new VBox(history) : new VBox(list, history);
        both.getStyleClass().add("card-list");
        return both;
    }

    private static VBox list(String title) {
        VBox list = new VBox(Cards.label(Messages.text(title), "caption"));
        list.getStyleClass().add("card-list");
        return list;
    }

    private static Node item(FulfillmentView.ItemView item) {
        return row(
                "",
                item.sku() + "  " + item.description(),
                Messages.text(
                        "detail.quantities",
                        item.ordered(),
                        item.allocated(),
                        item.picked(),
                        item.shortQuantity(),
                        item.packed()));
    }

    private static Node box(PackageView box) {
        return row(
                "mdi2p-package-variant",
                Messages.text("detail.package", box.number(), box.sscc(), box.type()),
                Messages.text("detail.package_state", Messages.word(box.status()), box.units()));
    }

    /** The check, and under it what failed. */
    private static List<Node> check(QcCheckView check) {
        String icon = switch (check.status()) {
            case DUE -> "mdi2c-circle-outline";
            case PASSED -> "mdi2c-check-circle";
            case FAILED -> "mdi2c-close-octagon";
        };
        String by = check.inspector() == null || check.checkedAt() == null
                ? ""
                : Messages.text("detail.by_at", check.inspector(), time(check.checkedAt()));
        List<Node> rows = new ArrayList<>();
        rows.add(row(
                icon,
                Messages.text("detail.check", Messages.word(check.status()), QcWords.reason(check.reason())),
                by));
        check.results().stream()
                .filter(result -> !result.passed())
                .forEach(result -> rows.add(row("mdi2c-close-octagon", QcWords.failed(check, result), "")));
        return rows;
    }

    private static Node hold(HoldView hold) {
        if (hold.releasedAt() == null) {
            return row(
                    "mdi2h-hand-front-right",
                    Messages.text("detail.hold_open", hold.reason()),
                    Messages.text("detail.by_at", hold.placedBy(), time(hold.placedAt())));
        }
        return row(
                "mdi2c-check",
                Messages.text("detail.hold_released", hold.reason(), hold.placedBy()),
                Messages.text(
                        "detail.released_by",
                        String.valueOf(hold.releasedBy()),
                        time(hold.releasedAt()),
                        String.valueOf(hold.releaseReason())));
    }

    private static Node attempt(FulfillmentView.AttemptView attempt) {
        return row(
                "mdi2c-close-octagon",
                Messages.text(
                        "detail.attempt",
                        StuckCard.stage(attempt.stage()),
                        attempt.number(),
                        StuckCard.cause(attempt.cause())),
                attempt.operator() == null
                        ? time(attempt.at())
                        : Messages.text("detail.by_at", attempt.operator(), time(attempt.at())));
    }

    private static Node done(FulfillmentView.HistoryEntry entry) {
        String change = entry.before() == null && entry.after() == null
                ? ""
                : "  " + (entry.before() == null ? "" : entry.before()) + " → " + entry.after();
        return row(
                "",
                time(entry.at()) + "  " + entry.operation().replace('_', ' ') + change,
                (entry.operator() == null ? "" : entry.operator())
                        + (entry.detail() == null ? "" : " · " + Messages.recorded(entry.detail())));
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(ZoneId.systemDefault()));
    }

    private static Node row(String icon, String main, String more) {
        Label first = Cards.label(main, "fact");
        first.setWrapText(true);
        if (!icon.isEmpty()) {
            first.setGraphic(new FontIcon(icon));
        }
        VBox row = new VBox(first);
        if (!more.isEmpty()) {
            Label second = Cards.label(more, "caption");
            second.setWrapText(true);
            row.getChildren().add(second);
        }
        row.getStyleClass().add("history-row");
        return row;
    }
}
