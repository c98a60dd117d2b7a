package dev.pickwright.backend.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.reporting.Board;
import dev.pickwright.model.fulfillment.BoardView;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

@BackendTest
@DirtiesContext
@TestMethodOrder(MethodOrderer.MethodName.class)
abstract class DemoContract {

    @Autowired
    DemoWarehouse demo;

    @Autowired
    Board board;

    @Autowired
    Invariants invariants;

    @Test
    void everyStatusButPackFailedHasAnOrder() {
        demo.makeUnlessThere(Floor.system());
        List<FulfillmentStatus> empty = board.since(0, null).counts().stream()
                .filter(count -> count.count() == 0)
                .map(BoardView.StatusCount::status)
                .toList();
        assertThat(empty).containsExactly(FulfillmentStatus.PACK_FAILED);
        invariants.hold();
    }

    @Test
    void itIsMadeOnceOnly() {
        demo.makeUnlessThere(Floor.system());
        var before = invariants.picture();
        assertThat(demo.makeUnlessThere(Floor.system())).isFalse();
        assertThat(invariants.changedSince(before)).isEmpty();
    }

    @Test
    void theBoardTellsWhatChangedSinceItsCursor() {
        demo.makeUnlessThere(Floor.system());
        long cursor = Awaitility.await().until(() -> board.since(0, "LON").cursor(), no -> no > 100);
        assertThat(board.since(cursor, "LON").rows()).isEmpty();
        assertThat(board.since(cursor - 1, null).rows()).hasSizeLessThanOrEqualTo(1);
    }
}
