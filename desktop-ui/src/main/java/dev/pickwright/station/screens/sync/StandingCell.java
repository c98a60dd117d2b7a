package dev.pickwright.station.screens.sync;

import dev.pickwright.model.sync.OperationView;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.screens.StandingChips;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where an operation is known, as shape and word. */
final class StandingCell extends TableCell<OperationView, OperationView> {

    private final FontIcon icon = new FontIcon();

    @Override
    protected void updateItem(@Nullable OperationView item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setText(null);
            setGraphic(null);
        } else {
            setText(Messages.word(item.standing()));
            icon.setIconLiteral(StandingChips.icon(item.standing()));
            icon.getStyleClass().removeIf(style -> style.startsWith("icon-"));
            icon.getStyleClass().add(StandingChips.style(item.standing()));
            setGraphic(icon);
        }
    }
}
