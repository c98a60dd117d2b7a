package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.station.controls.StatusBadge;
import dev.pickwright.station.platform.i18n.Messages;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A status in a table: one icon that is reused, the word, and a style class. */
final class StatusCell extends TableCell<dev.pickwright.model.fulfillment.FulfillmentSummary, FulfillmentStatus> {

    private final FontIcon icon = new FontIcon();

    @Override
    protected void updateItem(@Nullable FulfillmentStatus status, boolean empty) {
        super.updateItem(status, empty);
        getStyleClass().removeIf(style -> style.startsWith("status-"));
        if (empty || status == null) {
            setText(null);
            setGraphic(null);
        } else {
            icon.setIconLiteral(StatusBadge.icon(status));
            setText(Messages.word(status));
            setGraphic(icon);
            getStyleClass().addAll("status-cell", StatusBadge.style(status));
        }
    }
}
