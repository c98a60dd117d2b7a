package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentView;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.controls.StatusBadge;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One fulfillment: what it is, what keeps it, what happened; and the step a supervisor can take. */
public final class DetailScreen implements Screen {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final DetailModel model;
    private final VBox hero = new VBox();
    private final OperatorFrame root;

    public DetailScreen(Desk desk, FulfillmentId id) {
        model = new DetailModel(desk, id);
        hero.getStyleClass().add("detail");
        root = new OperatorFrame(model.frame(), desk.who(), hero);
        model.shownProperty().addListener((property, before, now) -> {
            if (now != null) {
                hero.getChildren().setAll(head(now), body(now));
            }
        });
    }

    private static Node head(FulfillmentView view) {
        HBox head = new HBox(
                new StatusBadge(view.summary().status()),
                Cards.label(
                        Messages.text(
                                "detail.attempts",
                                view.pickAttempts(),
                                view.maxPickAttempts(),
                                view.packAttempts(),
                                view.maxPackAttempts()),
                        "row-text"),
                Cards.label(
                        view.qcRequired()
                                ? Messages.text("detail.qc", view.qcReason() == null ? "" : view.qcReason())
                                : Messages.text("detail.no_qc"),
                        "row-text"),
                Cards.label(view.customer() == null ? "" : view.customer(), "row-text"));
        head.getStyleClass().add("detail-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Node body(FulfillmentView view) {
        VBox items = new VBox(Cards.label(Messages.text("detail.items"), "caption"));
        items.getStyleClass().add("card-list");
        view.items().forEach(item -> items.getChildren().add(itemRow(item)));
        view.packages()
                .forEach(box -> items.getChildren()
                        .add(Cards.row(
                                "detail-row",
                                Cards.label(
                                        Messages.text("detail.package", box.number(), box.sscc(), box.type()),
                                        "row-text"),
                                Cards.label(Messages.text("units", box.units()), "row-count"))));
        var shipment = view.shipment();
        if (shipment != null) {
            String tracking = shipment.trackingNumber() == null ? "" : shipment.trackingNumber();
            items.getChildren()
                    .add(Cards.label(
                            Messages.text("detail.shipment", shipment.carrier(), shipment.service(), tracking),
                            "row-text"));
        }
        VBox history = new VBox(Cards.label(Messages.text("detail.history"), "caption"));
        history.getStyleClass().add("card-list");
        history.setId("history");
        view.history().forEach(entry -> history.getChildren().add(historyRow(entry)));
        HBox body = new HBox(scroll(items), scroll(history));
        body.getStyleClass().add("bench");
        VBox.setVgrow(body, Priority.ALWAYS);
        return body;
    }

    private static Node itemRow(FulfillmentView.ItemView item) {
        VBox row = new VBox(
                Cards.label(item.sku() + "  " + item.description(), "row-main"),
                Cards.label(
                        Messages.text(
                                "detail.quantities",
                                item.ordered(),
                                item.picked(),
                                item.shortQuantity(),
                                item.packed()),
                        "row-text"));
        row.getStyleClass().add("history-row");
        return row;
    }

    private static Node historyRow(FulfillmentView.HistoryEntry entry) {
        String change = entry.before() == null && entry.after() == null
                ? ""
                : "  " + (entry.before() == null ? "" : entry.before()) + " → " + entry.after();
        String time = TIME.format(entry.at().atZone(ZoneId.systemDefault()));
        VBox row = new VBox(
                Cards.label(time + "  " + entry.operation().replace('_', ' ') + change, "row-text"),
                Cards.label(
                        (entry.operator() == null ? "" : entry.operator())
                                + (entry.detail() == null ? "" : " · " + Messages.recorded(entry.detail())),
                        "caption"));
        row.getStyleClass().add("history-row");
        return row;
    }

    private static ScrollPane scroll(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        scroll.setPrefWidth(400);
        return scroll;
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
    public void scan(String code, EntryMode entry) {}

    @Override
    public List<Action> actions() {
        return model.frame().actionsProperty().get();
    }
}
