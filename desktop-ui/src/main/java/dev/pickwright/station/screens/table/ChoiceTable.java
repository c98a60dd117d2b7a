package dev.pickwright.station.screens.table;

import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.platform.i18n.Messages;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Rows of which one is chosen, by arrow keys or touch; the model says which, and hears of every change by the operator. */
public final class ChoiceTable<T> {

    private final TableView<T> table = new TableView<>();
    private boolean showing;

    /** @param none what stands there once it is known that there are no rows */
    public ChoiceTable(String id, TableModel<T> model, String none) {
        this(id, "", model::choose);
        table.placeholderProperty()
                .bind(model.knownProperty()
                        .map(known -> Cards.label(known ? none : Messages.text("table.unknown"), "row-main")));
        model.shownProperty().addListener((property, before, now) -> show(now.rows(), now.chosen()));
    }

    /**
     * @param empty what stands there without rows
     * @param chosen gets the index of what the operator chose
     */
    public ChoiceTable(String id, String empty, IntConsumer chosen) {
        table.setId(id);
        table.getStyleClass().add("choice-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(Cards.label(empty, "row-main"));
        VBox.setVgrow(table, Priority.ALWAYS);
        table.getSelectionModel().selectedIndexProperty().addListener((property, before, now) -> {
            if (!showing && now.intValue() >= 0) {
                chosen.accept(now.intValue());
            }
        });
    }

    public ChoiceTable<T> column(String key, double width, Function<T, String> value) {
        TableColumn<T, String> column = new TableColumn<>(Messages.text(key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        return add(column, width);
    }

    /** One whose cells show more than a text. */
    public ChoiceTable<T> column(String key, double width, java.util.function.Supplier<TableCell<T, T>> cell) {
        TableColumn<T, T> column = new TableColumn<>(Messages.text(key));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(ignored -> cell.get());
        return add(column, width);
    }

    private ChoiceTable<T> add(TableColumn<T, ?> column, double width) {
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        table.getColumns().add(column);
        return this;
    }

    public void show(List<T> rows, int chosen) {
        showing = true;
        if (!table.getItems().equals(rows)) {
            table.getItems().setAll(rows);
        }
        if (chosen >= 0 && chosen < rows.size()) {
            table.getSelectionModel().select(chosen);
            table.scrollTo(Math.max(0, chosen - 2));
        }
        showing = false;
    }

    public TableView<T> node() {
        return table;
    }
}
