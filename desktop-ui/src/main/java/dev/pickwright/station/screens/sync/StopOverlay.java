package dev.pickwright.station.screens.sync;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.sync.StopNotice;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.controls.Paging;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.nav.Overlay;
import dev.pickwright.station.screens.Desk;
import java.util.List;
import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Stops the work at a fulfillment that was taken away or cancelled; covers the whole screen. */
public final class StopOverlay implements Overlay {

    private final StopModel model;
    private final VBox goods = new VBox();
    private final ScrollPane scroll = Paging.pane();
    private final OperatorFrame root;

    /** @param acknowledged goes on to other work */
    public StopOverlay(Desk desk, StopNotice notice, Runnable acknowledged) {
        model = new StopModel(desk, notice, () -> Paging.readOn(scroll), acknowledged);
        Label word = Cards.label(Messages.text("stop.word"), "stop-word");
        HBox banner = new HBox(new FontIcon("mdi2h-hand-front-right"), word);
        banner.getStyleClass().add("stop-banner");
        banner.setAlignment(Pos.CENTER_LEFT);
        goods.getStyleClass().add("card-list");
        goods.setId("stop-goods");
        scroll.setContent(goods);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox hero = new VBox(banner, scroll);
        hero.getStyleClass().add("stop");
        root = new OperatorFrame(model.frame(), desk.who(), hero);
        root.setId("stop");
        root.getStyleClass().add("stop-frame");
        model.backProperty().addListener((SetChangeListener<String>) change -> show());
        show();
    }

    private void show() {
        goods.getChildren()
                .setAll(model.notice().goods().stream().map(this::row).toList());
    }

    private Node row(StopNotice.Goods each) {
        boolean back = model.isBack(each);
        FontIcon tick = new FontIcon(back ? "mdi2c-checkbox-marked" : "mdi2c-checkbox-blank-outline");
        Label what = Cards.label(Messages.text("put_back.units_of", each.quantity(), each.description()), "stop-what");
        what.setGraphic(tick);
        what.setWrapText(true);
        Label from = Cards.label(
                each.tote() == null ? Messages.text("put_back.loose") : Messages.text("stop.from", each.tote()),
                "stop-text");
        Label to = Cards.label(
                each.bin() == null ? Messages.text("stop.anywhere") : Messages.text("stop.to", each.bin()), "stop-bin");
        VBox way = new VBox(to, from);
        way.setMinWidth(Region.USE_PREF_SIZE);
        way.setAlignment(Pos.CENTER_RIGHT);
        return Cards.row(back ? "line-done" : "line-open", what, way);
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void onShow() {
        model.begin();
    }

    @Override
    public void scan(String code, EntryMode entry) {
        model.scan(code);
    }

    @Override
    public List<Action> actions() {
        return model.frame().actionsProperty().get();
    }
}
