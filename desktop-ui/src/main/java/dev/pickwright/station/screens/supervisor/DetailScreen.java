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
import dev.pickwright.station.screens.QcWords;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One fulfillment: why it is stuck first, then what it is and what happened. */
public final class DetailScreen implements Screen, DetailModel.Questions {

    private static final double COLUMN_PX = 400;

    private final Desk desk;
    private final DetailModel model;
    private final VBox hero = new VBox();
    private final OperatorFrame root;

    public DetailScreen(Desk desk, FulfillmentId id) {
        this.desk = desk;
        model = new DetailModel(desk, id, this);
        hero.getStyleClass().add("detail");
        root = new OperatorFrame(model.frame(), desk.who(), hero);
        model.shownProperty().addListener((property, before, now) -> {
            if (now != null) {
                hero.getChildren().setAll(StuckCards.of(now.cards(), now.chosen()), head(now.view()), body(now.view()));
            }
        });
    }

    private static Node head(FulfillmentView view) {
        FlowPane head = new FlowPane(new StatusBadge(view.summary().status()));
        head.getStyleClass().add("detail-head");
        if (view.pickAttempts() + view.packAttempts() > 0) {
            head.getChildren()
                    .add(Cards.label(
                            Messages.text(
                                    "detail.attempts",
                                    view.pickAttempts(),
                                    view.maxPickAttempts(),
                                    view.packAttempts(),
                                    view.maxPackAttempts()),
                            "row-text"));
        }
        String qc = view.qcRequired()
                ? Messages.text("detail.qc", view.qcReason() == null ? "" : QcWords.reason(view.qcReason()))
                : Messages.text("detail.no_qc");
        head.getChildren().add(Cards.label(qc, "row-text"));
        var slot = view.slot();
        if (slot != null) {
            head.getChildren()
                    .add(Cards.label(SlotRow.said(slot), slot.overrideBy() == null ? "fact" : "slot-override"));
        }
        if (view.customer() != null) {
            head.getChildren().add(Cards.label(view.customer(), "row-text"));
        }
        return head;
    }

    private static Node body(FulfillmentView view) {
        HBox body = new HBox(scroll(DetailLists.goods(view)), scroll(DetailLists.story(view)));
        body.getStyleClass().add("bench");
        VBox.setVgrow(body, Priority.ALWAYS);
        return body;
    }

    private static ScrollPane scroll(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        scroll.setPrefWidth(COLUMN_PX);
        scroll.setMinHeight(0);
        return scroll;
    }

    @Override
    public void reason(String title, String hint, String confirm, Consumer<String> told) {
        desk.navigator().open(new ReasonOverlay(desk.navigator(), title, hint, confirm, told));
    }

    @Override
    public void cancel(CancelPlan plan, Runnable confirmed) {
        desk.navigator().open(new CancelOverlay(desk.navigator(), plan, confirmed));
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
    public void onHide() {
        model.leave();
    }

    @Override
    public void scan(String code, EntryMode entry) {
        model.scan(code);
    }

    @Override
    public List<Action> actions() {
        return model.frame().actionsProperty().get();
    }
}
