package dev.pickwright.station.controls;

import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.station.platform.i18n.Messages;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/** A fulfillment's status as colour, shape and word. */
public final class StatusBadge extends Label {

    public StatusBadge(FulfillmentStatus status) {
        super(Messages.word(status), new FontIcon(icon(status)));
        getStyleClass().addAll("status-badge", style(status));
        setAccessibleText(Messages.word(status));
    }

    /** The style class that carries the status' colour. */
    public static String style(FulfillmentStatus status) {
        return switch (status) {
            case PENDING, PLANNING -> "status-idle";
            case PICKING, PICKED, PACKING, PACKED -> "status-active";
            case PICK_FAILED, PACK_FAILED -> "status-error";
            case READY, SHIPPED, COMPLETED -> "status-ok";
            case CANCELLED -> "status-ended";
        };
    }

    /** The icon's name in the Material Design set. */
    public static String icon(FulfillmentStatus status) {
        return switch (status) {
            case PENDING, PLANNING -> "mdi2c-circle-outline";
            case PICKING, PACKING -> "mdi2p-play";
            case PICKED, PACKED -> "mdi2p-pause";
            case PICK_FAILED, PACK_FAILED -> "mdi2c-close-octagon";
            case READY -> "mdi2c-check-circle";
            case SHIPPED -> "mdi2t-truck";
            case COMPLETED -> "mdi2f-flag-checkered";
            case CANCELLED -> "mdi2c-cancel";
        };
    }
}
