package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.event.DeadLetterCause;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.table.ChoiceTable;
import dev.pickwright.station.screens.table.TableScreen;
import java.time.Duration;
import java.time.Instant;

/** The dead letters by receiver and cause. */
public final class CausesScreen {

    private static final javafx.util.Duration LOOK = javafx.util.Duration.seconds(2);

    private CausesScreen() {}

    public static Screen of(Desk desk) {
        CausesModel model = new CausesModel(
                desk,
                (endpoint, cause, count, confirmed) -> desk.navigator()
                        .open(ReplayQuestion.overlay(desk.navigator(), endpoint, cause, count, confirmed)));
        return new TableScreen<>(
                desk,
                model,
                new ChoiceTable<>("dead-causes", model, Messages.text("dead.none"))
                        .column("dead.endpoint", 170, DeadLetterCause::endpoint)
                        .column("dead.count", 90, row -> Messages.text("number", row.count()))
                        .column("dead.oldest", 90, row -> age(desk, row.oldest()))
                        .column("dead.newest", 90, row -> age(desk, row.newest()))
                        .column("dead.cause", 500, DeadLetterCause::cause),
                LOOK);
    }

    private static String age(Desk desk, Instant at) {
        return Messages.age(Duration.between(at, desk.clock().instant()));
    }
}
