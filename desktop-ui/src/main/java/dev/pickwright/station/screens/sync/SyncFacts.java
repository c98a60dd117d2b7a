package dev.pickwright.station.screens.sync;

import dev.pickwright.model.sync.GrantRefusal;
import dev.pickwright.model.sync.SyncStatus;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.screens.Desk;
import java.time.ZoneId;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What else is to know of the link: with whom, by which clock, why it failed last. */
final class SyncFacts extends VBox {

    private final Desk desk;
    private final Label advice = Cards.label("", "fact");
    private final FlowPane facts = new FlowPane();

    /** Kept as long as this is shown somewhere: the watch outlives every screen. */
    private final ChangeListener<@Nullable SyncStatus> looks = (property, before, now) -> show(now);

    SyncFacts(Desk desk) {
        this.desk = desk;
        getStyleClass().addAll("card-list", "sync-about");
        facts.getStyleClass().add("sync-facts");
        facts.setId("sync-facts");
        advice.setId("sync-advice");
        advice.setWrapText(true);
        advice.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(advice, facts);
        desk.watch().statusProperty().addListener(new WeakChangeListener<>(looks));
        show(desk.watch().statusProperty().get());
    }

    private void show(@Nullable SyncStatus status) {
        facts.getChildren().clear();
        if (status == null) {
            return;
        }
        SyncWords words = new SyncWords(ZoneId.systemDefault(), desk.clock().instant());
        advice.setText(Messages.text("sync.advice." + status.link().wire()));
        advice.setGraphic(new FontIcon("mdi2i-information-outline"));
        fact("sync.fact.central", status.central());
        fact("sync.fact.station", status.station());
        fact("sync.fact.confirmed", words.confirmed(status));
        fact("sync.fact.clock", words.clock(status));
        fact("sync.fact.disk", Messages.text("sync.megabytes", status.freeMegabytes()));
        fact("sync.fact.version", status.version());
        fact("sync.fact.error", error(status.lastError()));
        if (status.grantRefusal() != null) {
            fact("sync.fact.no_work", Messages.word(status.grantRefusal()));
        }
        if (status.grantRefusal() == GrantRefusal.SUSPECT_CLONE) {
            fact("sync.fact.computer", SyncWords.computer(status.boot()));
        }
        if (status.handover() != null) {
            fact("sync.fact.handover", SyncWords.handoverAtLength(status.handover()));
        }
        if (status.restored()) {
            fact("sync.fact.restored", Messages.text("sync.restored_means"));
        }
    }

    private static String error(@Nullable String code) {
        return code == null ? Messages.text("sync.no_error") : Messages.textOr("sync.error." + code, code);
    }

    private void fact(String caption, String value) {
        Label text = Cards.label(value, "fact");
        text.setId(caption.replace('.', '-'));
        text.setWrapText(true);
        facts.getChildren().add(new VBox(Cards.label(Messages.text(caption), "caption"), text));
    }
}
