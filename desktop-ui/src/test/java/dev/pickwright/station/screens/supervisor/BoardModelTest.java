package dev.pickwright.station.screens.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.fulfillment.BoardView;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentSummary;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.screens.Desks;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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
        desks.board = new BoardView(11, NOW, List.of(), 2, 5, List.of(with(changed, FulfillmentStatus.CANCELLED)));
        desks.watcher.changed();
        assertThat(desks.calls).containsExactly("board 0", "follow 10", "board 10");
        assertThat(model.unroutableProperty().get()).isEqualTo(2);
        assertThat(model.deadLettersProperty().get()).isEqualTo(5);
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

    @Test
    void manyChangesAreOneLookAtOnceAndOneAfterwards() {
        look(10);
        desks.calls.clear();
        for (int change = 0; change < 100; change++) {
            desks.watcher.changed();
        }
        assertThat(desks.calls).containsExactly("board 10");
        desks.timePasses();
        assertThat(desks.calls).containsExactly("board 10", "board 10");
        desks.timePasses();
        assertThat(desks.calls).hasSize(2);
    }

    @Test
    void aLostLinkIsSaidWithItsTimeUntilItIsBack() {
        look(10);
        desks.watcher.live();
        assertThat(model.linkLostProperty().get()).isEmpty();
        assertThat(model.frame().progressProperty().get()).endsWith(" live").doesNotContain("not live");
        desks.watcher.lost(NOW.minusSeconds(90));
        assertThat(model.linkLostProperty().get()).contains(time(NOW.minusSeconds(90)), time(NOW), "may be old");
        assertThat(model.frame().progressProperty().get()).endsWith("not live");
        desks.watcher.lost(NOW.minusSeconds(30));
        assertThat(model.linkLostProperty().get()).contains(time(NOW.minusSeconds(90)));
        desks.watcher.live();
        assertThat(model.linkLostProperty().get()).isEmpty();
    }

    @Test
    void afterMissedChangesEverythingIsReadAnew() {
        look(10, row("F-1", FulfillmentStatus.PENDING));
        desks.calls.clear();
        desks.board = new BoardView(40, NOW, List.of(), 0, 0, List.of(row("F-2", FulfillmentStatus.PENDING)));
        desks.watcher.missed();
        assertThat(desks.calls).containsExactly("unfollow", "board 0", "follow 40");
        assertThat(numbers()).containsExactly("F-2");
    }

    @Test
    void aBackendThatKnowsLessThanBeforeIsReadAnew() {
        look(10, row("F-1", FulfillmentStatus.PENDING));
        desks.calls.clear();
        desks.board = new BoardView(7, NOW, List.of(), 0, 0, List.of(row("F-2", FulfillmentStatus.PENDING)));
        desks.watcher.changed();
        desks.timePasses();
        assertThat(desks.calls).containsExactly("board 10", "unfollow", "board 0", "follow 7");
        assertThat(numbers()).containsExactly("F-2");
    }

    @Test
    void aLookThatFailsIsMadeAgainAndSaidOnce() {
        look(10);
        desks.failure = new DomainFailure(DomainFailure.UNREACHABLE, "no route");
        desks.watcher.changed();
        assertThat(model.frame().saidProperty().get().outcome()).isEqualTo(Outcome.ERROR);
        model.frame().clear(null);
        desks.timePasses();
        assertThat(model.frame().saidProperty().get().outcome()).isEqualTo(Outcome.IDLE);
        desks.failure = null;
        desks.timePasses();
        assertThat(model.frame().saidProperty().get().text()).isEqualTo("The backend answers again.");
    }

    @Test
    void aBoardThatIsLeftHearsAndAsksNothingAnyMore() {
        look(10);
        var watcher = desks.watcher;
        model.leave();
        assertThat(desks.calls).endsWith("unfollow");
        desks.calls.clear();
        watcher.changed();
        desks.timePasses();
        assertThat(desks.calls).isEmpty();
    }

    private static String time(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm:ss").format(at.atZone(ZoneId.systemDefault()));
    }

    private List<String> numbers() {
        return model.pictureProperty().get().rows().stream()
                .map(FulfillmentSummary::number)
                .toList();
    }

    private void look(long cursor, FulfillmentSummary... rows) {
        desks.board =
                new BoardView(cursor, NOW, List.of(), 1, 0, Stream.of(rows).toList());
        model.refresh();
        desks.timePasses();
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
