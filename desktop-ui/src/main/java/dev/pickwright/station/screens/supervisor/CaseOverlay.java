package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.sync.CaseOutcome;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Navigator;
import dev.pickwright.station.platform.nav.Overlay;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Asks what becomes of a case, and why; says what each decision does, and that it stays. */
final class CaseOverlay implements Overlay {

    private final Navigator navigator;
    private final CaseDecision decision;
    private final Runnable decided;
    private final VBox options = new VBox();
    private final TextField reason = new TextField();
    private final Label problem = Cards.label("", "overlay-problem");
    private final VBox card;

    CaseOverlay(Navigator navigator, CaseDecision decision, Runnable decided) {
        this.navigator = navigator;
        this.decision = decision;
        this.decided = decided;
        options.getStyleClass().add("choices");
        options.setId("case-outcomes");
        reason.setId("reason-field");
        reason.getStyleClass().addAll("entry-field", "reason-field");
        Label about = Cards.label(CaseSentences.about(decision.subject()), "fact");
        about.setWrapText(true);
        Label stays = Cards.label(Messages.text("cases.stays"), "overlay-hint");
        stays.setWrapText(true);
        card = Cards.overlay(
                Messages.text("cases.question"),
                actions(),
                about,
                options,
                Cards.label(Messages.text("cases.reason"), "overlay-label"),
                reason,
                stays,
                problem);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        card.getStyleClass().add("case-card");
        show();
    }

    private void show() {
        options.getChildren().setAll(decision.all().stream().map(this::option).toList());
    }

    private Node option(CaseOutcome each) {
        boolean chosen = each == decision.outcome();
        Label word = Cards.label(Messages.word(each), "row-main");
        word.setMinWidth(Label.USE_PREF_SIZE);
        Label means = Cards.label(CaseSentences.means(each), "row-text");
        means.setWrapText(true);
        HBox row = Cards.row(chosen ? "choice-chosen" : "choice", word, means);
        HBox.setHgrow(word, Priority.NEVER);
        HBox.setHgrow(means, Priority.ALWAYS);
        return row;
    }

    @Override
    public Node root() {
        return card;
    }

    @Override
    public void onShow() {
        reason.requestFocus();
    }

    @Override
    public boolean takesText() {
        return true;
    }

    @Override
    public void scan(String code, EntryMode entry) {}

    @Override
    public List<Action> actions() {
        return List.of(
                new Action(ActionId.BACK, Messages.text("action.back"), navigator::closeOverlay),
                new Action(ActionId.CHANGE, Messages.text("cases.other"), () -> {
                    decision.next();
                    show();
                }),
                new Action(ActionId.PRIMARY, Messages.text("cases.decide"), this::decide));
    }

    private void decide() {
        String wrong = decision.because(reason.getText());
        problem.setText(wrong);
        if (wrong.isEmpty()) {
            navigator.closeOverlay();
            decided.run();
        }
    }
}
