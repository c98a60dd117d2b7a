package dev.pickwright.station.screens.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.fulfillment.BoardView;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentSummary;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.screens.Desks;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BoardModelTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Desks desks = new Desks();
    private final BoardModel model = new BoardModel(desks.desk());

    @Test
    void whatNeedsSomebodyComesFirst() {
        look(
                10,
                row("F-1", FulfillmentStatus.COMPLETED),
                row("F-2", FulfillmentStatus.PICKING),
                row("F-3", FulfillmentStatus.PICK_FAILED));
        assertThat(numbers()).containsExactly("F-3", "F-2", "F-1");
    }

    @Test
    void onlyWhatChangedIsAskedForAgain() {
        look(10, row("F-1", FulfillmentStatus.PENDING), row("F-2", FulfillmentStatus.PICKING));
        var changed = model.pictureProperty().get().rows().getFirst();
        desks.board = new BoardView(11, NOW, List.of(), 2, List.of(with(changed, FulfillmentStatus.CANCELLED)));
        model.refresh();
        assertThat(desks.calls).containsExactly("board 0", "board 10");
        assertThat(model.unroutableProperty().get()).isEqualTo(2);
        assertThat(model.pictureProperty().get().rows()).hasSize(2);
        assertThat(model.pictureProperty().get().rows().getLast().status()).isEqualTo(FulfillmentStatus.CANCELLED);
    }

    @Test
    void oneStatusCanBeShownAloneAndAllAgain() {
        look(10, row("F-1", FulfillmentStatus.PENDING), row("F-2", FulfillmentStatus.PICKING));
        model.filter(FulfillmentStatus.PICKING);
        assertThat(numbers()).containsExactly("F-2");
        model.filter(FulfillmentStatus.PICKING);
        assertThat(numbers()).hasSize(2);
    }

    @Test
    void aScanBeforeTheFirstLookIsOpenedAfterIt() {
        model.open("f-1");
        assertThat(desks.routes).isEmpty();
        look(10, row("F-1", FulfillmentStatus.PENDING));
        assertThat(desks.routes).singleElement().isInstanceOf(Route.Detail.class);
    }

    @Test
    void anUnknownNumberIsSaid() {
        look(10, row("F-1", FulfillmentStatus.PENDING));
        model.open("F-9");
        assertThat(model.frame().saidProperty().get().outcome()).isEqualTo(Outcome.ERROR);
    }

    private List<String> numbers() {
        return model.pictureProperty().get().rows().stream()
                .map(FulfillmentSummary::number)
                .toList();
    }

    private void look(long cursor, FulfillmentSummary... rows) {
        desks.board = new BoardView(cursor, NOW, List.of(), 1, Stream.of(rows).toList());
        model.refresh();
    }

    private static FulfillmentSummary row(String number, FulfillmentStatus status) {
        return new FulfillmentSummary(
                new FulfillmentId(UUID.randomUUID()), number, "O-" + number, 1, "LON", status, NOW, NOW, 1, 1, null, 1);
    }

    private static FulfillmentSummary with(FulfillmentSummary row, FulfillmentStatus status) {
        return new FulfillmentSummary(
                row.id(), row.number(), row.orderNumber(), 1, "LON", status, NOW, NOW, 1, 1, null, 2);
    }
}
