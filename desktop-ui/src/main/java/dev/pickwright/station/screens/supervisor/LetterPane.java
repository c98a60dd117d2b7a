package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.event.DeadLetterDetail.HistoryEntry;
import dev.pickwright.model.event.DeadLetterView;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.controls.Paging;
import dev.pickwright.station.platform.i18n.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A dead letter laid open: what it is about and why it is dead, what happened to it, what is in it. */
final class LetterPane extends VBox {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM. HH:mm:ss");
    private static final double COLUMN_PX = 400;

    private final ScrollPane story = scroll();
    private final ScrollPane payload = scroll();
    private final HBox columns = new HBox(story, payload);
    private @Nullable OpenedLetter shown;

    LetterPane() {
        getStyleClass().add("card-list");
        columns.getStyleClass().add("bench");
        VBox.setVgrow(columns, Priority.ALWAYS);
    }

    /** @param letter null for none */
    void show(@Nullable OpenedLetter letter) {
        if (Objects.equals(letter, shown)) {
            return;
        }
        shown = letter;
        getChildren().clear();
        if (letter != null) {
            story.setContent(story(letter));
            payload.setContent(payload(letter));
            story.setVvalue(0);
            payload.setVvalue(0);
            getChildren().addAll(head(letter.detail().letter(), letter.subject()), columns);
        }
    }

    /** Goes on by a part of the page, and from the end back to the beginning. */
    void readOn() {
        Paging.readOn(story);
        Paging.readOn(payload);
    }

    private static Node head(DeadLetterView letter, @Nullable String subject) {
        String about = subject == null
                ? DeadLetterSentences.lane(letter)
                : Messages.text("dead.lane_of", DeadLetterSentences.kind(letter), subject);
        Label sentence = Cards.label(Messages.text("dead.about", about, letter.reason()), "fact");
        sentence.setId("letter-reason");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.setGraphic(new FontIcon("mdi2c-close-octagon"));
        return sentence;
    }

    private static VBox story(OpenedLetter letter) {
        VBox list = new VBox(Cards.label(Messages.text("dead.history"), "caption"));
        list.getStyleClass().add("card-list");
        letter.detail().history().reversed().forEach(entry -> list.getChildren().add(entry(entry)));
        return list;
    }

    private static Node entry(HistoryEntry entry) {
        String what = Messages.textOr("dead.what." + entry.what(), entry.what());
        String line = entry.actor() == null
                ? Messages.text("dead.entry", time(entry.at()), what)
                : Messages.text("dead.entry_by", time(entry.at()), what, entry.actor());
        VBox row = new VBox(Cards.label(line, "fact"));
        if (entry.detail() != null) {
            Label detail = Cards.label(entry.detail(), "caption");
            detail.setWrapText(true);
            row.getChildren().add(detail);
        }
        row.getStyleClass().add("history-row");
        return row;
    }

    private static VBox payload(OpenedLetter letter) {
        Label payload = Cards.label(letter.payload(), "payload");
        payload.setId("payload");
        payload.setWrapText(true);
        VBox box = new VBox(Cards.label(Messages.text("dead.payload"), "caption"), payload);
        box.getStyleClass().add("card-list");
        return box;
    }

    private static ScrollPane scroll() {
        ScrollPane scroll = Paging.pane();
        HBox.setHgrow(scroll, Priority.ALWAYS);
        scroll.setPrefWidth(COLUMN_PX);
        return scroll;
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(ZoneId.systemDefault()));
    }
}
