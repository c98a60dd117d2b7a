package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.fulfillment.BoardView;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentSummary;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.controls.StatusBadge;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The live board: counts by status above, every fulfillment below, what needs somebody first. */
public final class BoardScreen implements Screen {

    /** It looks when it hears of a change; this is for what nobody tells. */
    private static final javafx.util.Duration LOOK = javafx.util.Duration.seconds(15);

    private final Desk desk;
    private final BoardModel model;
    private final BoardBands bands;
    private final FlowPane tiles = new FlowPane();
    private final TableView<FulfillmentSummary> table = new TableView<>();
    private final OperatorFrame root;
    private final Timeline looks;

    public BoardScreen(Desk desk) {
        this.desk = desk;
        model = new BoardModel(desk);
        bands = new BoardBands(model, desk.navigator());
        tiles.getStyleClass().add("tiles");
        table.setId("board");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(Cards.label(Messages.text("board.empty"), "row-text"));
        column("board.number", 120, FulfillmentSummary::number);
        column("board.order", 130, FulfillmentSummary::orderNumber);
        column("board.warehouse", 70, FulfillmentSummary::warehouse);
        statusColumn();
        column("board.age", 90, this::age);
        column("board.lines", 60, row -> String.valueOf(row.lines()));
        column("board.units", 60, row -> String.valueOf(row.units()));
        column("board.operator", 140, row -> row.operator() == null ? "–" : row.operator());
        if (desk.watch().hasCentral()) {
            standingColumn();
        }
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox hero = new VBox(bands.linkLost(), bands.cases(), bands.node(), tiles, table);
        hero.getStyleClass().add("board");
        root = new OperatorFrame(model.frame(), desk.who(), hero);
        model.frame()
                .actionsProperty()
                .set(List.of(
                        desk.manualEntry(code -> scan(code, EntryMode.TYPED)),
                        new Action(ActionId.SHORT, Messages.text("board.stock"), () -> go(new Route.Stock())),
                        new Action(
                                ActionId.SKIP,
                                Messages.text("board.slots"),
                                () -> go(new Route.Slots(null, new Route.Board()))),
                        new Action(ActionId.CHANGE, Messages.text("board.next_status"), this::nextStatus),
                        new Action(ActionId.TIMELINE, Messages.text("board.timeline"), () -> go(new Route.Timeline())),
                        new Action(ActionId.UNDO, Messages.text("people.title"), () -> go(new Route.People())),
                        desk.signOutAction(),
                        new Action(ActionId.PRIMARY, Messages.text("board.open"), this::openSelected)));
        model.pictureProperty().addListener((property, before, now) -> {
            if (now != null) {
                show(now);
            }
        });
        looks = new Timeline(new KeyFrame(LOOK, event -> model.refresh()));
        looks.setCycleCount(Animation.INDEFINITE);
    }

    private void go(Route route) {
        desk.navigator().go(route);
    }

    private void column(String key, double width, Function<FulfillmentSummary, String> value) {
        TableColumn<FulfillmentSummary, String> column = new TableColumn<>(Messages.text(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        table.getColumns().add(column);
    }

    private void statusColumn() {
        TableColumn<FulfillmentSummary, FulfillmentStatus> column = new TableColumn<>(Messages.text("board.status"));
        column.setPrefWidth(150);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row ->
                new javafx.beans.property.ReadOnlyObjectWrapper<>(row.getValue().status()));
        column.setCellFactory(ignored -> new StatusCell());
        table.getColumns().add(column);
    }

    /** Follows what is known of the row by itself. */
    private void standingColumn() {
        TableColumn<FulfillmentSummary, String> column = new TableColumn<>(Messages.text("board.standing"));
        column.setPrefWidth(160);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> desk.watch()
                .standing(row.getValue().id())
                .map(now -> now.map(Messages::word).orElse("–")));
        table.getColumns().add(column);
    }

    private String age(FulfillmentSummary row) {
        return Messages.age(Duration.between(row.statusSince(), desk.clock().instant()));
    }

    private void show(BoardModel.Picture picture) {
        var selected = table.getSelectionModel().getSelectedItem();
        table.getItems().setAll(picture.rows());
        int keep = selected == null ? 0 : index(picture.rows(), selected);
        if (!picture.rows().isEmpty()) {
            table.getSelectionModel().select(Math.max(0, keep));
        }
        tiles.getChildren().clear();
        for (BoardView.StatusCount count : picture.counts()) {
            tiles.getChildren().add(tile(count));
        }
    }

    private static int index(List<FulfillmentSummary> rows, FulfillmentSummary wanted) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).id().equals(wanted.id())) {
                return i;
            }
        }
        return 0;
    }

    private VBox tile(BoardView.StatusCount count) {
        Label number = Cards.label(String.valueOf(count.count()), "tile-count");
        String oldest = count.oldestSince() == null
                ? ""
                : Messages.age(
                        Duration.between(count.oldestSince(), desk.clock().instant()));
        VBox tile = new VBox(number, new StatusBadge(count.status()), Cards.label(oldest, "caption"));
        tile.getStyleClass().add("tile");
        tile.setId("tile-" + count.status().wire().replace('_', '-'));
        if (count.count() == 0) {
            tile.getStyleClass().add("tile-empty");
        }
        if (count.status() == model.only()) {
            tile.getStyleClass().add("tile-chosen");
        }
        tile.setOnMouseClicked(event -> model.filter(count.status()));
        return tile;
    }

    /** Shows the next status that has something, and after the last one all. */
    private void nextStatus() {
        var picture = model.pictureProperty().get();
        if (picture != null) {
            @Nullable FulfillmentStatus next = null;
            int from = model.only() == null ? -1 : model.only().ordinal();
            for (BoardView.StatusCount count : picture.counts()) {
                if (next == null && count.count() > 0 && count.status().ordinal() > from) {
                    next = count.status();
                }
            }
            model.filter(next);
        }
    }

    private void openSelected() {
        var selected = table.getSelectionModel().getSelectedItem();
        if (selected == null) {
            model.frame().say(Outcome.ATTENTION, Messages.text("board.select_first"));
        } else {
            desk.navigator().go(new Route.Detail(selected.id()));
        }
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
        table.requestFocus();
    }

    @Override
    public void onHide() {
        looks.stop();
        model.leave();
    }

    @Override
    public void scan(String code, EntryMode entry) {
        model.open(code);
    }

    @Override
    public List<Action> actions() {
        List<Action> actions = new ArrayList<>(model.frame().actionsProperty().get());
        actions.addAll(bands.actions());
        return actions;
    }
}
