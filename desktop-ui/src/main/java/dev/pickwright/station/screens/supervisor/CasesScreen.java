package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.sync.CaseView;
import dev.pickwright.station.controls.ConfirmOverlay;
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

    private record Overlays(Desk desk, CasePane pane) implements CasesModel.Questions {

        @Override
        public void readOn() {
            pane.readOn();
        }

        @Override
        public void decide(CaseDecision decision, Runnable decided) {
            desk.navigator().open(new CaseOverlay(desk.navigator(), decision, decided));
        }

        @Override
        public void adoptAll(int count, Runnable confirmed) {
            desk.navigator()
                    .open(new ConfirmOverlay(
                            desk.navigator(),
                            Messages.text("cases.adopt_all_title", count),
                            Messages.text("cases.adopt_all_hint"),
                            Messages.text("cases.adopt_all", count),
                            confirmed));
        }
    }

    private CasesScreen() {}

    public static Screen of(Desk desk) {
        CasePane pane = new CasePane();
        CasesModel model = new CasesModel(desk, new Overlays(desk, pane));
        model.shownProperty().addListener((property, before, now) -> pane.show(now.row()));
        ChoiceTable<CaseView> table = new ChoiceTable<>("cases", model, Messages.text("cases.none"))
                .column("cases.column.kind", 200, row -> Messages.word(row.kind()))
                .column("cases.column.number", 125, row -> row.number() == null ? "–" : row.number())
                .column("cases.column.station", 120, CaseView::stationName)
                .column("cases.column.since", 80, row -> age(desk, row))
                .column("cases.column.operations", 115, row -> Messages.text("number", row.operations()))
                .column("cases.column.why", 300, CaseSentences::why);
        table.node().setPrefHeight(TABLE_PX);
        return new TableScreen<>(desk, model, table, LOOK, pane.node());
    }

    private static String age(Desk desk, CaseView row) {
        return Messages.age(Duration.between(row.openedAt(), desk.clock().instant()));
    }
}
