package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.sync.CaseView;
import dev.pickwright.model.sync.StopNotice.Goods;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.controls.Paging;
import dev.pickwright.station.platform.i18n.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A case laid open: what happened, which goods it is about, what can be decided. */
final class CasePane {

    private final VBox list = new VBox();
    private final ScrollPane pane = Paging.pane();

    CasePane() {
        pane.setId("case");
        pane.getStyleClass().add("case-pane");
        list.getStyleClass().add("card-list");
        pane.setContent(list);
        VBox.setVgrow(pane, Priority.ALWAYS);
    }

    ScrollPane node() {
        return pane;
    }

    void readOn() {
        Paging.readOn(pane);
    }

    /** @param row null for none */
    void show(@Nullable CaseView row) {
        list.getChildren().clear();
        if (row == null) {
            return;
        }
        Label about = wrapped(CaseSentences.about(row), "case-about");
        about.setGraphic(new FontIcon("mdi2s-scale-balance"));
        list.getChildren().add(about);
        if (!CaseSentences.why(row).isEmpty()) {
            list.getChildren().add(wrapped(CaseSentences.why(row), "fact"));
        }
        list.getChildren().add(Cards.label(Messages.text("cases.goods_title"), "caption"));
        if (row.goods().isEmpty()) {
            list.getChildren().add(Cards.label(Messages.text("cases.no_goods"), "row-text"));
        }
        for (Goods each : row.goods()) {
            list.getChildren().add(wrapped(CaseSentences.goods(each), "history-row"));
        }
        list.getChildren().add(Cards.label(Messages.text("cases.possible"), "caption"));
        if (row.outcomes().isEmpty()) {
            list.getChildren().add(wrapped(Messages.text("cases.no_outcome"), "row-text"));
        }
        row.outcomes()
                .forEach(each -> list.getChildren()
                        .add(wrapped(
                                Messages.text("cases.outcome", Messages.word(each), CaseSentences.means(each)),
                                "history-row")));
    }

    private static Label wrapped(String text, String style) {
        Label label = Cards.label(text, style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
