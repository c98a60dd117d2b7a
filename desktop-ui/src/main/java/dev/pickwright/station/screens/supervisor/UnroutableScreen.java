package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.fulfillment.OrderSummary;
import dev.pickwright.model.routing.CandidateOutcome;
import dev.pickwright.model.routing.RoutingView;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import java.time.Duration;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The orders that wait: the list above, and below why the chosen one cannot be served, warehouse by warehouse. */
public final class UnroutableScreen implements Screen, UnroutableModel.Questions {

    private static final javafx.util.Duration LOOK = javafx.util.Duration.seconds(2);

    private final Desk desk;
    private final UnroutableModel model;
    private final ChoiceTable<OrderSummary> table;
    private final VBox decision = new VBox();
    private final OperatorFrame root;
    private final Timeline looks;

    /** @param number of the order to begin with; null for the oldest */
    public UnroutableScreen(Desk desk, @Nullable String number) {
        this.desk = desk;
        model = new UnroutableModel(desk, number, this);
        table = new ChoiceTable<OrderSummary>("unroutable", Messages.text("waiting.none"), model::choose)
                .column("waiting.order", 150, OrderSummary::number)
                .column("waiting.customer", 210, row -> row.customer() == null ? "–" : row.customer())
                .column("waiting.age", 90, this::age)
                .column("waiting.lines", 70, row -> String.valueOf(row.lines()))
                .column("waiting.why", 420, row -> row.why() == null ? "" : row.why());
        decision.getStyleClass().add("card-list");
        decision.setId("routing");
        VBox hero = new VBox(table.node(), decision);
        hero.getStyleClass().add("board");
        root = new OperatorFrame(model.frame(), desk.who(), hero);
        model.shownProperty().addListener((property, before, now) -> show(now));
        looks = new Timeline(new KeyFrame(LOOK, event -> model.refresh()));
        looks.setCycleCount(Animation.INDEFINITE);
    }

    private String age(OrderSummary row) {
        return Messages.age(Duration.between(row.createdAt(), desk.clock().instant()));
    }

    private void show(UnroutableModel.Shown now) {
        table.show(now.orders(), now.chosen());
        decision.getChildren().clear();
        RoutingView view = now.decision();
        if (view != null) {
            decision.getChildren().add(why(view));
            view.candidates().forEach(each -> decision.getChildren().add(candidate(each)));
        }
    }

    private static Node why(RoutingView view) {
        FontIcon icon = new FontIcon("mdi2h-hand-front-right");
        icon.getStyleClass().add("stuck-icon");
        Label sentence = Cards.label(
                Messages.text("waiting.sentence", view.orderNumber(), view.why() == null ? "" : view.why()),
                "stuck-sentence");
        sentence.setWrapText(true);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        HBox card = new HBox(icon, sentence);
        card.getStyleClass().addAll("stuck-card", "stuck-blocked", "stuck-chosen");
        card.setAlignment(Pos.CENTER_LEFT);
        card.setMinHeight(Region.USE_PREF_SIZE);
        return card;
    }

    private static Node candidate(RoutingView.Candidate candidate) {
        FontIcon icon = new FontIcon(icon(candidate.outcome()));
        icon.getStyleClass().add(candidate.outcome() == CandidateOutcome.EXCLUDED ? "icon-error" : "icon-idle");
        Label site = Cards.label(candidate.warehouse(), "row-main");
        site.setGraphic(icon);
        Label detail = Cards.label(candidate.detail(), "row-text");
        detail.setWrapText(true);
        HBox row = Cards.row(
                "candidate-row",
                site,
                Cards.label(Messages.word(candidate.outcome()), "fact"),
                detail,
                rule(candidate));
        site.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(site, Priority.NEVER);
        HBox.setHgrow(detail, Priority.ALWAYS);
        detail.setMaxWidth(Double.MAX_VALUE);
        return row;
    }

    private static Label rule(RoutingView.Candidate candidate) {
        Label rule = Cards.label(Messages.text("waiting.rule", Messages.word(candidate.rule())), "caption");
        rule.setMinWidth(Region.USE_PREF_SIZE);
        return rule;
    }

    private static String icon(CandidateOutcome outcome) {
        return switch (outcome) {
            case CHOSEN -> "mdi2c-check-circle";
            case EXCLUDED -> "mdi2c-close-octagon";
            case PASSED_OVER -> "mdi2c-circle-outline";
        };
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
        model.refresh();
        looks.play();
        onUncovered();
    }

    @Override
    public void onUncovered() {
        table.node().requestFocus();
    }

    @Override
    public void onHide() {
        looks.stop();
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
