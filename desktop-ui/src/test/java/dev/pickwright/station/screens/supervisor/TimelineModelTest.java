package dev.pickwright.station.screens.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.audit.Timeline;
import dev.pickwright.model.audit.Timeline.Entry;
import dev.pickwright.model.audit.Timeline.Kind;
import dev.pickwright.model.audit.Timeline.Subject;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.screens.Desks;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineModelTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final FulfillmentId ID = new FulfillmentId(new UUID(1, 2));
    private static final Subject ORDER = new Subject(Kind.ORDER, "order:1", "O-1", null);
    private static final Subject TOTE = new Subject(Kind.TOTE, "tote:2", "O-1", "LON");

    private final Desks desks = new Desks();
    private final TimelineModel model = new TimelineModel(desks.desk());

    @Test
    void nothingIsShownBeforeTheFirstScan() {
        assertThat(model.shownProperty().get().rows()).isEmpty();
        assertThat(model.frame().scanPromptProperty().get()).startsWith("Scan an order");
    }

    @Test
    void aScanShowsWhatHappenedAndOpensTheFulfillment() {
        scan("O-1", told(3, null));
        assertThat(model.frame().instructionProperty().get()).isEqualTo("What happened: Order O-1");
        assertThat(model.shownProperty().get().rows()).hasSize(3);
        press(ActionId.PRIMARY);
        assertThat(desks.routes).containsExactly(new Route.Detail(ID));
    }

    @Test
    void theLastRowAsksForWhatIsOlderOnce() {
        scan("O-1", told(2, "older"));
        desks.timeline = told(2, null);
        model.choose(1);
        assertThat(desks.calls).containsExactly("timeline O-1 null null", "timeline O-1 order:1 older");
        assertThat(model.shownProperty().get().rows()).hasSize(4);
        assertThat(model.shownProperty().get().chosen()).isEqualTo(1);
        model.choose(3);
        assertThat(desks.calls).hasSize(2);
    }

    @Test
    void aCodeOfSeveralThingsAsksWhich() {
        scan("O-1", new Timeline(null, List.of(ORDER, TOTE), List.of(), null));
        assertThat(model.shownProperty().get().rows())
                .extracting(TimelineRow::what)
                .containsExactly("Order O-1", "Tote O-1");
        model.choose(1);
        desks.timeline = told(1, null);
        press(ActionId.PRIMARY);
        assertThat(desks.calls).contains("timeline O-1 tote:2 null");
        assertThat(model.shownProperty().get().rows()).hasSize(1);
    }

    @Test
    void anUnknownCodeLeavesWhatIsShown() {
        scan("O-1", told(2, null));
        desks.failure = new DomainFailure("not_found", "no");
        model.scan("X-9");
        assertThat(model.frame().saidProperty().get().outcome()).isEqualTo(Outcome.ERROR);
        assertThat(model.frame().saidProperty().get().text()).startsWith("X-9 is no order");
        assertThat(model.shownProperty().get().rows()).hasSize(2);
    }

    @Test
    void aRowIsToldInWords() {
        var row = new TimelineRow(entry(0), null);
        assertThat(row.when(NOON.plusSeconds(300), ZoneId.of("UTC"))).isEqualTo("12:00:00 · 5 min");
        assertThat(row.when(NOON.plusSeconds(3 * 86_400), ZoneId.of("UTC"))).startsWith("25.11. 12:00 · 3 d");
        assertThat(row.what()).isEqualTo("Picking finished");
        assertThat(row.who()).isEqualTo("(erased), let by Sue");
        assertThat(row.where()).isEqualTo("bench 1, LON");
        assertThat(row.change()).isEqualTo("Picking → Picked · asked by phone");
    }

    private static Timeline told(int entries, String next) {
        return new Timeline(
                ORDER,
                List.of(),
                IntStream.range(0, entries).mapToObj(TimelineModelTest::entry).toList(),
                next);
    }

    private static Entry entry(int n) {
        return new Entry(
                new UUID(7, n),
                NOON.minusSeconds(n),
                "confirm_picked",
                null,
                "Sue",
                "bench 1",
                "LON",
                "picking",
                "picked",
                "asked by phone",
                false,
                ID,
                "F-000001");
    }

    private void scan(String code, Timeline answer) {
        desks.timeline = answer;
        model.scan(code);
    }

    private void press(ActionId id) {
        model.frame().actionsProperty().get().stream()
                .filter((Action action) -> action.id() == id)
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }
}
