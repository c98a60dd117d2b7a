package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.warehouse.StockView;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.table.ChoiceTable;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/** What lies where; whatever is scanned is looked up. */
public final class StockScreen implements Screen, StockModel.Questions {

    private final Desk desk;
    private final StockModel model;
    private final ChoiceTable<StockView> table;
    private final OperatorFrame root;

    public StockScreen(Desk desk) {
        this.desk = desk;
        model = new StockModel(desk, this);
        table = new ChoiceTable<StockView>("stock", Messages.text("stock.nothing"), model::choose)
                .column("stock.bin_column", 150, StockView::bin)
                .column("stock.sku_column", 110, StockView::sku)
                .column("stock.description", 260, StockView::description)
                .column("stock.on_hand", 110, row -> Messages.text("number", row.onHand()))
                .column("stock.allocated", 110, row -> Messages.text("number", row.allocated()))
                .column("stock.locked", 110, row -> Messages.text("number", row.locked()));
        VBox hero = new VBox(table.node());
        hero.getStyleClass().addAll("board", "stock");
        root = new OperatorFrame(model.frame(), desk.who(), hero);
        model.shownProperty().addListener((property, before, now) -> table.show(now.rows(), now.chosen()));
    }

    @Override
    public void change(StockChange change, Consumer<String> confirmed) {
        desk.navigator().open(new StockChangeOverlay(desk.navigator(), change, confirmed));
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void onShow() {
        onUncovered();
    }

    @Override
    public void onUncovered() {
        table.node().requestFocus();
    }

    @Override
    public void onHide() {
        model.leave();
    }

    @Override
    public void scan(String code, EntryMode entry) {
        model.scan(code, entry);
    }

    @Override
    public List<Action> actions() {
        return model.frame().actionsProperty().get();
    }
}
