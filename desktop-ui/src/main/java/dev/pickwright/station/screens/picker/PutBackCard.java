package dev.pickwright.station.screens.picker;

import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.platform.i18n.Messages;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Goods on their way back to a bin; it must not be taken for a pick, not even from the corner of the eye. */
final class PutBackCard extends VBox {

    /**
     * @param place the tote or package they lie in; null if it is gone
     * @param bin where they came from; null if that is not known
     * @param inHand whether the item was scanned, so that the bin is next
     */
    PutBackCard(
            int quantity,
            String sku,
            String description,
            @Nullable String place,
            @Nullable String bin,
            boolean inHand) {
        getStyleClass().add("put-back");
        FontIcon icon = new FontIcon("mdi2u-undo-variant");
        HBox banner = new HBox(icon, Cards.label(Messages.text("put_back.banner"), "put-back-word"));
        banner.getStyleClass().add("put-back-banner");
        banner.setAlignment(Pos.CENTER_LEFT);
        VBox from = Cards.value(
                Messages.text("put_back.from"), place == null ? Messages.text("put_back.loose") : place, "big");
        VBox units = Cards.value(Messages.text("put_back.quantity"), String.valueOf(quantity), "big");
        VBox to = Cards.value(
                Messages.text("put_back.to"), bin == null ? Messages.text("pick.put_back_anywhere") : bin, "big");
        HBox.setHgrow(from, Priority.ALWAYS);
        HBox.setHgrow(to, Priority.ALWAYS);
        HBox way = new HBox(from, units, to);
        way.getStyleClass().add("values");
        VBox item = Cards.value(sku, description, "value");
        item.getStyleClass().add(inHand ? "given" : "wanted");
        to.getStyleClass().add(inHand ? "wanted" : "given");
        getChildren().addAll(banner, way, item);
    }
}
