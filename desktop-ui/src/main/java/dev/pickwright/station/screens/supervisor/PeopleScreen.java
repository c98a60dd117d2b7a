package dev.pickwright.station.screens.supervisor;

import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.table.ChoiceTable;
import dev.pickwright.station.screens.table.TableScreen;
import java.util.stream.Collectors;
import javafx.util.Duration;

/** The operators: unlock, new PIN, roles, add, retire. */
public final class PeopleScreen {

    private static final Duration LOOK = Duration.seconds(1);

    private PeopleScreen() {}

    public static Screen of(Desk desk) {
        PeopleModel model = new PeopleModel(desk, new AccessOverlays(desk));
        return new TableScreen<>(
                desk,
                model,
                new ChoiceTable<>("people", model, Messages.text("people.none"))
                        .column("people.name", 200, row -> row.account().facts().name())
                        .column("people.badge", 110, row -> row.account().badge())
                        .column("people.roles", 260, PeopleScreen::roles)
                        .column("people.site", 90, row -> row.account().facts().warehouse())
                        .column("people.state", 220, PeopleScreen::state),
                LOOK);
    }

    private static String roles(PeopleModel.Row row) {
        return row.account().facts().roles().stream()
                .sorted()
                .map(Messages::word)
                .collect(Collectors.joining(", "));
    }

    private static String state(PeopleModel.Row row) {
        if (row.account().retiredAt() != null) {
            return Messages.text("people.is_retired");
        }
        return row.locked().isEmpty()
                ? Messages.text("people.is_fine")
                : Messages.text("people.is_locked", row.locked());
    }
}
