package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.access.StationView;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.table.ChoiceTable;
import dev.pickwright.station.screens.table.TableScreen;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The stations: enrol, printer and scale, retire. */
public final class StationsScreen {

    private static final javafx.util.Duration LOOK = javafx.util.Duration.seconds(5);

    private StationsScreen() {}

    public static Screen of(Desk desk) {
        StationsModel model = new StationsModel(desk, new AccessOverlays(desk));
        return new TableScreen<>(
                desk,
                model,
                new ChoiceTable<>("stations", model, Messages.text("stations.none"))
                        .column("stations.name", 200, StationView::name)
                        .column("stations.site", 90, StationView::warehouse)
                        .column("stations.seen", 140, row -> seen(desk, row))
                        .column("stations.printer", 200, row -> orNone(row.printer()))
                        .column("stations.scale", 200, row -> orNone(row.scale())),
                LOOK);
    }

    private static String seen(Desk desk, StationView row) {
        if (row.retiredAt() != null) {
            return Messages.text("people.is_retired");
        }
        return row.lastSeenAt() == null
                ? Messages.text("stations.never")
                : Messages.age(Duration.between(row.lastSeenAt(), desk.clock().instant()));
    }

    private static String orNone(@Nullable String value) {
        return value == null ? "\u2013" : value;
    }
}
