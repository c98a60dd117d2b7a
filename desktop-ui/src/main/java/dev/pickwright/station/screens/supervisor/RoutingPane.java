package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.routing.CandidateOutcome;
import dev.pickwright.model.routing.RoutingView;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.platform.i18n.Messages;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Why an order cannot be served, warehouse by warehouse. */
final class RoutingPane extends VBox {

    RoutingPane() {
        getStyleClass().add("card-list");
        setId("routing");
    }

    /** @param view null for none */
    void show(@Nullable RoutingView view) {
        getChildren().clear();
        if (view != null) {
            getChildren().add(why(view));
            view.candidates().forEach(each -> getChildren().add(candidate(each)));
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
}
