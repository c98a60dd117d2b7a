package dev.pickwright.station.screens.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.station.fixture.Fx;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Overlay;
import dev.pickwright.station.screens.Desks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

class DetailPartsTest {

    private final Desks desks = new Desks();
    private final List<String> told = new ArrayList<>();

    @Test
    void aReasonHasAtLeastOneCharacterAndAtMostTwoHundred() throws Exception {
        Fx.run(() -> {
            var overlay = new ReasonOverlay(desks, "Hold it. Why?", "hint", "Place hold", told::add);
            desks.open(overlay);
            tell(overlay, "   ");
            tell(overlay, "x".repeat(201));
            assertThat(desks.overlay).isSameAs(overlay);
            tell(overlay, " wrong address ");
            assertThat(desks.overlay).isNull();
        });
        assertThat(told).containsExactly("wrong address");
    }

    @Test
    void aScanNeitherConfirmsNorChangesACancel() throws Exception {
        Fx.run(() -> {
            var plan = new CancelPlan(
                    DetailModelTest.view(FulfillmentStatus.PICKING, 0),
                    DetailModelTest.order(FulfillmentStatus.PENDING));
            var overlay = new CancelOverlay(desks, plan, () -> told.add(plan.reason()));
            desks.open(overlay);
            overlay.scan("F-000001", EntryMode.SCANNED);
            assertThat(overlay.takesText()).isFalse();
            assertThat(told).isEmpty();
            press(overlay, ActionId.CHANGE);
            assertThat(plan.whole()).isTrue();
            press(overlay, ActionId.CHANGE);
            assertThat(plan.whole()).isFalse();
            assertThat(overlay.actions()).extracting(Action::id).doesNotContain(ActionId.FAIL);
            press(overlay, ActionId.PRIMARY);
        });
        assertThat(told).containsExactly("Customer cancelled");
    }

    /** An icon that does not exist is found out only when it is drawn. */
    @Test
    void everyKindOfCardAndFactIsDrawn() throws Exception {
        Fx.run(() -> {
            List<StuckCard> cards = Stream.of(StuckCard.Kind.values())
                    .map(kind -> new StuckCard(kind, "It is so.", "You can:", Remedy.RELEASE_HOLD, ""))
                    .toList();
            for (int chosen = 0; chosen < cards.size(); chosen++) {
                assertThat(StuckCards.of(cards, chosen).lookupAll(".stuck-chosen"))
                        .hasSize(1);
            }
            var view = DetailModelTest.full();
            assertThat(DetailLists.goods(view).lookupAll(".history-row")).hasSize(6);
            assertThat(DetailLists.story(view).lookupAll(".history-row")).hasSize(5);
        });
    }

    private static void tell(Overlay overlay, String reason) {
        ((TextField) overlay.root().lookup("#reason-field")).setText(reason);
        press(overlay, ActionId.PRIMARY);
    }

    private static void press(Overlay overlay, ActionId id) {
        overlay.actions().stream()
                .filter(action -> action.id() == id)
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }
}
