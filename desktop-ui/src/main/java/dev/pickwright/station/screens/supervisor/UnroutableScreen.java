package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.fulfillment.OrderSummary;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.table.ChoiceTable;
import dev.pickwright.station.screens.table.TableScreen;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The orders that wait: the list above, and below why the chosen one cannot be served, warehouse by warehouse. */
public final class UnroutableScreen {

    private static final javafx.util.Duration LOOK = javafx.util.Duration.seconds(2);

    private UnroutableScreen() {}

    /** @param number of the order to begin with; null for the oldest */
    public static Screen of(Desk desk, @Nullable String number) {
        UnroutableModel model = new UnroutableModel(
                desk,
                number,
                (plan, confirmed) -> desk.navigator().open(new CancelOverlay(desk.navigator(), plan, confirmed)));
        RoutingPane decision = new RoutingPane();
        model.decisionProperty().addListener((property, before, now) -> decision.show(now));
        return new TableScreen<>(
                desk,
                model,
                new ChoiceTable<>("unroutable", model, Messages.text("waiting.none"))
                        .column("waiting.order", 150, OrderSummary::number)
                        .column("waiting.customer", 210, row -> row.customer() == null ? "–" : row.customer())
                        .column("waiting.age", 90, row -> age(desk, row))
                        .column("waiting.lines", 70, row -> String.valueOf(row.lines()))
                        .column("waiting.why", 420, row -> row.why() == null ? "" : row.why()),
                LOOK,
                decision);
    }

    private static String age(Desk desk, OrderSummary row) {
        return Messages.age(Duration.between(row.createdAt(), desk.clock().instant()));
    }
}
