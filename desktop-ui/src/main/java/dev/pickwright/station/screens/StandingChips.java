package dev.pickwright.station.screens;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.platform.i18n.Messages;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says of a fulfillment whether its work is saved here, and whether central has it. Takes no place where nothing is known. */
public final class StandingChips {

    private StandingChips() {}

    /** In a row of a list. */
    public static Label chip(SyncWatch watch, FulfillmentId fulfillment) {
        return chip(watch, fulfillment, "");
    }

    /** Chips that name their fulfillments go into it. */
    public static FlowPane row() {
        FlowPane row = new FlowPane();
        row.getStyleClass().add("standings");
        return row;
    }

    /** @param number of the fulfillment; empty where everybody sees which one is meant */
    public static Label chip(SyncWatch watch, FulfillmentId fulfillment, String number) {
        ObservableValue<Optional<OperationStanding>> standing = watch.standing(fulfillment);
        Label chip = Cards.label("", "standing");
        chip.textProperty()
                .bind(standing.map(now -> now.map(each -> text(each, number)).orElse("")));
        chip.graphicProperty().bind(standing.map(StandingChips::sign));
        chip.visibleProperty().bind(chip.textProperty().isNotEmpty());
        chip.managedProperty().bind(chip.visibleProperty());
        return chip;
    }

    private static String text(OperationStanding standing, String number) {
        return number.isEmpty() ? Messages.word(standing) : Messages.text("sync.chip", number, Messages.word(standing));
    }

    private static Node sign(Optional<OperationStanding> standing) {
        FontIcon icon = new FontIcon();
        standing.ifPresent(now -> {
            icon.setIconLiteral(icon(now));
            icon.getStyleClass().add(style(now));
        });
        return icon;
    }

    /** Name of the icon in the Material Design set. */
    public static String icon(OperationStanding standing) {
        return switch (standing) {
            case SAVED -> "mdi2c-content-save";
            case SENT -> "mdi2a-arrow-up-bold-circle-outline";
            case CONFIRMED -> "mdi2c-check-circle";
            case ATTENTION -> "mdi2a-alert";
            case REVIEW -> "mdi2e-eye-outline";
        };
    }

    /** The style class of that icon. */
    public static String style(OperationStanding standing) {
        return switch (standing) {
            case SAVED, REVIEW -> "icon-idle";
            case SENT -> "icon-active";
            case CONFIRMED -> "icon-ok";
            case ATTENTION -> "icon-error";
        };
    }
}
