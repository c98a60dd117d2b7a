package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.sync.CaseView;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.table.ChoiceTable;
import dev.pickwright.station.screens.table.TableScreen;
import java.time.Duration;

/** What came from stations and does not fit: the list above, the chosen one laid open below. */
public final class CasesScreen {

    private static final javafx.util.Duration LOOK = javafx.util.Duration.seconds(2);
    private static final double TABLE_PX = 200;

    private CasesScreen() {}

    public static Screen of(Desk desk) {
        CasesModel model = new CasesModel(
                desk,
                (decision, decided) -> desk.navigator().open(new CaseOverlay(desk.navigator(), decision, decided)));
        CasePane pane = new CasePane();
        model.shownProperty().addListener((property, before, now) -> pane.show(now.row()));
        ChoiceTable<CaseView> table = new ChoiceTable<>("cases", model, Messages.text("cases.none"))
                .column("cases.column.kind", 190, row -> Messages.word(row.kind()))
                .column("cases.column.number", 110, row -> row.number() == null ? "–" : row.number())
                .column("cases.column.station", 150, CaseView::stationName)
                .column("cases.column.since", 80, row -> age(desk, row))
                .column("cases.column.operations", 90, row -> Messages.text("number", row.operations()))
                .column("cases.column.why", 330, CaseSentences::why);
        table.node().setPrefHeight(TABLE_PX);
        return new TableScreen<>(desk, model, table, LOOK, pane);
    }

    private static String age(Desk desk, CaseView row) {
        return Messages.age(Duration.between(row.openedAt(), desk.clock().instant()));
    }
}
