package dev.pickwright.backend.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.reporting.Board;
import dev.pickwright.model.fulfillment.BoardView;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentSort;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentSummary;
import dev.pickwright.model.fulfillment.FulfillmentView.HistoryEntry;
import dev.pickwright.model.fulfillment.OrderSort;
import dev.pickwright.model.fulfillment.OrderStatus;
import dev.pickwright.model.picking.PicklistId;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    @Autowired
    Fulfillments fulfillments;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyStatusButPackFailedHasAnOrder() {
        demo.makeUnlessThere(Floor.system());
        List<FulfillmentStatus> empty = board.since(Floor.system(), 0, null).counts().stream()
                .filter(count -> count.count() == 0)
                .map(BoardView.StatusCount::status)
                .toList();
        assertThat(empty).containsExactly(FulfillmentStatus.PACK_FAILED);
        invariants.hold();
    }

    @Test
    void oneOrderWaitsAndItsWhyIsTold() {
        demo.makeUnlessThere(Floor.system());
        assertThat(board.since(Floor.system(), 0, null).unroutable()).isEqualTo(1);
        assertThat(board.orders(Floor.system(), OrderStatus.UNROUTABLE, OrderSort.NUMBER, null, 10)
                        .items())
                .singleElement()
                .satisfies(order -> assertThat(order.why()).isNotBlank());
    }

    @Test
    void whatCarriesItFindsAFulfillment() {
        demo.makeUnlessThere(Floor.system());
        var packed = fulfillments.byNumber("DEMO-1004").getFirst();
        var view = board.fulfillment(packed);
        assertThat(view.slot()).isNotNull();
        for (String code : List.of(
                "DEMO-1004", view.summary().number(), view.packages().getFirst().sscc())) {
            assertThat(board.list(Floor.system(), new Board.Wanted(null, null, code, FulfillmentSort.NUMBER), null, 10)
                            .items())
                    .as(code)
                    .extracting(FulfillmentSummary::id)
                    .containsExactly(packed);
        }
        assertThat(board.list(Floor.system(), new Board.Wanted(null, "LON", "T-0007", FulfillmentSort.NUMBER), null, 10)
                        .items())
                .extracting(FulfillmentSummary::orderNumber)
                .containsExactly("DEMO-1007");
        assertThat(board.list(Floor.system(), new Board.Wanted(null, null, "T-0055", FulfillmentSort.NUMBER), null, 10)
                        .items())
                .isEmpty();
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
        long cursor = Awaitility.await()
                .until(() -> board.since(Floor.system(), 0, "LON").cursor(), no -> no > 100);
        assertThat(board.since(Floor.system(), cursor, "LON").rows()).isEmpty();
        assertThat(board.since(Floor.system(), 1, "LON").rows()).isNotEmpty();
        assertThat(board.since(Floor.system(), cursor - 1, null).rows()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void historyNamesOperatorsButNoSystems() {
        demo.makeUnlessThere(Floor.system());
        var history = board.fulfillment(first()).history();
        assertThat(history).isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
        assertThat(history)
                .filteredOn(entry -> entry.operation().equals("create"))
                .extracting(HistoryEntry::operator)
                .containsOnlyNulls();
        assertThat(history)
                .filteredOn(entry -> entry.operation().equals("pick_scan"))
                .extracting(HistoryEntry::operator)
                .containsOnly("Ada Picker");
    }

    @Test
    void historyHasWhatIsSaidOfThePicklistAlone() {
        demo.makeUnlessThere(Floor.system());
        UUID picklist = jdbc.sql("select picklist_id from picklist_fulfillment where fulfillment_id = ?")
                .param(first().value())
                .query(UUID.class)
                .single();
        audit.append(Floor.system(), AuditEntry.of("looked_at").on(new PicklistId(picklist)));
        assertThat(board.fulfillment(first()).history())
                .extracting(HistoryEntry::operation)
                .contains("looked_at");
    }

    @Test
    void theDetailNamesFailedAttemptsAndTheBinsToAvoid() {
        demo.makeUnlessThere(Floor.system());
        var view = board.fulfillment(fulfillments.byNumber("DEMO-1009").getFirst());
        assertThat(view.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.stage()).isEqualTo("pick");
            assertThat(attempt.number()).isEqualTo(1);
            assertThat(attempt.operator()).isEqualTo("Ada Picker");
        });
        assertThat(view.avoidedBins()).hasSize(1);
        assertThat(board.fulfillment(first()).attempts()).isEmpty();
    }

    private FulfillmentId first() {
        return fulfillments.byNumber("DEMO-1001").getFirst();
    }
}
