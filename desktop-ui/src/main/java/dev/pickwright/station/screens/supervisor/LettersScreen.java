package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.event.DeadLetterView;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.table.ChoiceTable;
import dev.pickwright.station.screens.table.TableScreen;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The dead letters of one receiver and cause; below them all that is known of the chosen one. */
public final class LettersScreen {

    private static final javafx.util.Duration LOOK = javafx.util.Duration.seconds(2);
    private static final double TABLE_PX = 190;

    private record Overlays(Desk desk, LetterPane letter) implements LettersModel.Questions {

        @Override
        public void readOn() {
            letter.readOn();
        }

        @Override
        public void replayAll(String endpoint, String cause, int count, Runnable confirmed) {
            desk.navigator().open(ReplayQuestion.overlay(desk.navigator(), endpoint, cause, count, confirmed));
        }

        @Override
        public void reason(String title, String hint, String confirm, Consumer<String> told) {
            desk.navigator().open(new ReasonOverlay(desk.navigator(), title, hint, confirm, told));
        }
    }

    private LettersScreen() {}

    public static Screen of(Desk desk, String endpoint, String cause) {
        LetterPane letter = new LetterPane();
        VBox.setVgrow(letter, Priority.ALWAYS);
        LettersModel model = new LettersModel(desk, endpoint, cause, new Overlays(desk, letter));
        model.openedProperty().addListener((property, before, now) -> letter.show(now));
        ChoiceTable<DeadLetterView> table = new ChoiceTable<>("dead-letters", model, Messages.text("dead.none_left"))
                .column("dead.type", 300, DeadLetterView::type)
                .column("dead.lane", 280, DeadLetterSentences::shortLane)
                .column("dead.tries", 90, row -> Messages.text("number", row.tries()))
                .column("dead.since", 110, row -> age(desk, row))
                .column("dead.behind", 110, DeadLetterSentences::behind);
        table.node().setPrefHeight(TABLE_PX);
        return new TableScreen<>(desk, model, table, LOOK, letter);
    }

    private static String age(Desk desk, DeadLetterView row) {
        return Messages.age(Duration.between(row.deadAt(), desk.clock().instant()));
    }
}
