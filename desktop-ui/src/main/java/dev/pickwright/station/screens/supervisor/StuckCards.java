package dev.pickwright.station.screens.supervisor;

import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.ActionId;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The answers to "Why is it stuck?", to be read from two metres: icon, word, sentence, who, and the key. */
final class StuckCards {

    /** More would push the rest off the screen; the next-reason key brings them up. */
    private static final int SHOWN = 2;

    private StuckCards() {}

    static VBox of(List<StuckCard> cards, int chosen) {
        VBox box = new VBox();
        box.getStyleClass().add("card-list");
        box.setId("stuck");
        int from = Math.max(0, Math.min(chosen, cards.size() - SHOWN));
        int to = Math.min(cards.size(), from + SHOWN);
        for (int i = from; i < to; i++) {
            box.getChildren().add(card(cards.get(i), i == chosen));
        }
        if (cards.size() > SHOWN) {
            box.getChildren().add(Cards.label(Messages.text("stuck.shown", from + 1, to, cards.size()), "caption"));
        }
        return box;
    }

    private static HBox card(StuckCard card, boolean chosen) {
        FontIcon icon = new FontIcon(icon(card.kind()));
        icon.getStyleClass().add("stuck-icon");
        VBox badge = new VBox(icon, Cards.label(Messages.word(card.kind()), "stuck-word"));
        badge.getStyleClass().add("stuck-badge");
        Label sentence = Cards.label(card.sentence(), "stuck-sentence");
        sentence.setWrapText(true);
        HBox who = new HBox(Cards.label(card.who(), "stuck-who"));
        who.getStyleClass().add("stuck-line");
        who.setAlignment(Pos.CENTER_LEFT);
        if (card.remedy() != null) {
            ActionId key = chosen ? ActionId.PRIMARY : ActionId.SKIP;
            who.getChildren()
                    .addAll(
                            Cards.label(key.label(), "key-cap"),
                            Cards.label(
                                    chosen
                                            ? Messages.text(
                                                    "step." + card.remedy().wire())
                                            : Messages.text("stuck.choose"),
                                    "stuck-remedy"));
        }
        VBox text = new VBox(sentence, who);
        text.getStyleClass().add("stuck-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(badge, text);
        row.getStyleClass().addAll("stuck-card", "stuck-" + card.kind().wire());
        if (chosen) {
            row.getStyleClass().add("stuck-chosen");
        }
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(Region.USE_PREF_SIZE);
        row.setAccessibleText(Messages.word(card.kind()) + ": " + card.sentence() + " " + card.who());
        return row;
    }

    private static String icon(StuckCard.Kind kind) {
        return switch (kind) {
            case BLOCKED -> "mdi2h-hand-front-right";
            case FAILED -> "mdi2c-close-octagon";
            case NEXT -> "mdi2p-play";
            case LATER -> "mdi2p-pause";
        };
    }
}
