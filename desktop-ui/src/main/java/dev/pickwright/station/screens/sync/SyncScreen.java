package dev.pickwright.station.screens.sync;

import dev.pickwright.model.sync.OperationView;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.nav.Parked;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.table.ChoiceTable;
import dev.pickwright.station.screens.table.TableScreen;
import java.time.ZoneId;

/** What was done at this station and waits for central, or for somebody. */
public final class SyncScreen {

    private static final javafx.util.Duration LOOK = javafx.util.Duration.seconds(2);

    private SyncScreen() {}

    /** @param left what was on screen, and is again afterwards */
    public static Screen of(Desk desk, Parked left) {
        SyncModel model = new SyncModel(desk, left);
        return new TableScreen<>(
                desk,
                model,
                new ChoiceTable<>("operations", model, Messages.text("sync.says_none"))
                        .column("sync.column.number", 125, row -> row.number() == null ? "–" : row.number())
                        .column("sync.column.what", 170, SyncModel::what)
                        .column("sync.column.who", 120, row -> row.operator() == null ? "–" : row.operator())
                        .column("sync.column.at", 80, row -> time(desk, row))
                        .column("sync.column.standing", 210, StandingCell::new)
                        .column("sync.column.why", 250, model::why),
                LOOK,
                new SyncFacts(desk));
    }

    private static String time(Desk desk, OperationView row) {
        return new SyncWords(ZoneId.systemDefault(), desk.clock().instant()).time(row.doneAt());
    }
}
