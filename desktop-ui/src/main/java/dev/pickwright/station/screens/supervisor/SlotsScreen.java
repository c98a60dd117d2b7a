package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.EntryMode;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.table.ChoiceTable;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Parent;
import javafx.scene.control.TableCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The time slots of a warehouse: how much of each is taken. */
public final class SlotsScreen implements Screen, SlotsModel.Questions {

    private static final javafx.util.Duration LOOK = javafx.util.Duration.seconds(2);

    private final Desk desk;
    private final SlotsModel model;
    private final ChoiceTable<SlotRow> table;
    private final OperatorFrame root;
    private final Timeline looks;

    public SlotsScreen(Desk desk, Route.Slots route) {
        this.desk = desk;
        model = new SlotsModel(desk, route, this);
        table = new ChoiceTable<SlotRow>("slots", Messages.text("slots.none"), model::choose)
                .column("slots.day", 110, SlotRow::day)
                .column("slots.times", 130, SlotRow::times)
                .column("slots.cut_off", 90, SlotRow::cutOff)
                .column("slots.fulfillments", 130, SlotRow::fulfillments)
                .column("slots.lines", 100, SlotRow::lines)
                .column("slots.taken", 170, SlotRow::bar)
                .column("slots.room", 210, RoomCell::new);
        VBox hero = new VBox(table.node());
        hero.getStyleClass().add("board");
        root = new OperatorFrame(model.frame(), desk.who(), hero);
        model.shownProperty().addListener((property, before, now) -> {
            if (now != null) {
                table.show(now.slots(), now.chosen());
            }
        });
        looks = new Timeline(new KeyFrame(LOOK, event -> model.refresh()));
        looks.setCycleCount(Animation.INDEFINITE);
    }

    /** Icon, word and colour of a slot's room. */
    private final class RoomCell extends TableCell<SlotRow, SlotRow> {

        private final FontIcon icon = new FontIcon();

        @Override
        protected void updateItem(@Nullable SlotRow row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().removeIf(style -> style.startsWith("status-"));
            if (empty || row == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            var now = model.shownProperty().get();
            SlotRow.Room room = row.room(now == null ? 0 : now.lines());
            icon.setIconLiteral(
                    switch (room) {
                        case FREE -> "mdi2c-check-circle";
                        case FULL -> "mdi2c-close-octagon";
                        case CLOSED -> "mdi2c-cancel";
                    });
            setGraphic(icon);
            setText(row.own() ? Messages.text("slots.own", Messages.word(room)) : Messages.word(room));
            getStyleClass()
                    .addAll(
                            "status-cell",
                            switch (room) {
                                case FREE -> "status-ok";
                                case FULL -> "status-error";
                                case CLOSED -> "status-ended";
                            });
        }
    }

    @Override
    public void reason(String title, String hint, String confirm, Consumer<String> told) {
        desk.navigator().open(new ReasonOverlay(desk.navigator(), title, hint, confirm, told));
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void onShow() {
        model.refresh();
        looks.play();
        onUncovered();
    }

    @Override
    public void onUncovered() {
        table.node().requestFocus();
    }

    @Override
    public void onHide() {
        model.leave();
        looks.stop();
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
