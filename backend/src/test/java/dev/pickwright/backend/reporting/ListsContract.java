package dev.pickwright.backend.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.Page;
import dev.pickwright.model.fulfillment.FulfillmentSort;
import dev.pickwright.model.fulfillment.FulfillmentSummary;
import dev.pickwright.model.fulfillment.OrderSort;
import dev.pickwright.model.fulfillment.OrderSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Lists in every order, page by page. */
@BackendTest
abstract class ListsContract {

    private static final int PAGE = 2;

    @Autowired
    Board board;

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @ParameterizedTest
    @EnumSource
    void everyFulfillmentComesOnceAndInOrder(FulfillmentSort sort) {
        Floor.Site site = site(5);
        List<FulfillmentSummary> all = fulfillments(site, sort);
        assertThat(all).hasSize(5).doesNotHaveDuplicates();
        assertThat(all).isSortedAccordingTo(order(sort));
    }

    @Test
    void whatComesBetweenTwoPagesNeitherHidesNorRepeatsAnything() {
        Floor.Site site = site(4);
        Page<FulfillmentSummary> first = page(site, FulfillmentSort.CREATED_AT_DESC, null);
        add(site);
        List<FulfillmentSummary> rest = rest(site, FulfillmentSort.CREATED_AT_DESC, first.next());
        List<FulfillmentSummary> seen = new ArrayList<>(first.items());
        seen.addAll(rest);
        assertThat(seen).hasSize(4).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void everyOrderComesOnceAndInOrder(OrderSort sort) {
        site(3);
        List<OrderSummary> all = new ArrayList<>();
        String after = null;
        do {
            var page = board.orders(Floor.system(), null, sort, after, 50);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        assertThat(all).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
        if (sort == OrderSort.CREATED_AT) {
            assertThat(all).isSortedAccordingTo(Comparator.comparing(OrderSummary::createdAt));
        } else if (sort == OrderSort.CREATED_AT_DESC) {
            assertThat(all)
                    .isSortedAccordingTo(
                            Comparator.comparing(OrderSummary::createdAt).reversed());
        }
    }

    @Test
    void aCursorOfAnotherOrderIsRefused() {
        assertThatThrownBy(() -> board.orders(Floor.system(), null, OrderSort.CREATED_AT, "O-1", 10))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> board.orders(Floor.system(), null, OrderSort.NUMBER, "2026-01-01T00:00:00Z~O-1", 10))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        board.orders(Floor.system(), null, OrderSort.CREATED_AT, "+1000000000-12-31T00:00:00Z~O-1", 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Floor.Site site(int orders) {
        Floor.Site site = floor.site(ids);
        floor.capacity(site, 100, null);
        for (int i = 0; i < orders; i++) {
            add(site);
        }
        return site;
    }

    private void add(Floor.Site site) {
        var mug = floor.sku("MUG", false);
        floor.stocked(site, 0, mug, 1);
        floor.created(Floor.line(1, mug, 1));
    }

    private List<FulfillmentSummary> fulfillments(Floor.Site site, FulfillmentSort sort) {
        return rest(site, sort, null);
    }

    private List<FulfillmentSummary> rest(Floor.Site site, FulfillmentSort sort, @Nullable String from) {
        List<FulfillmentSummary> all = new ArrayList<>();
        String after = from;
        do {
            var page = page(site, sort, after);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    private Page<FulfillmentSummary> page(Floor.Site site, FulfillmentSort sort, @Nullable String after) {
        return board.list(Floor.system(), new Board.Wanted(null, site.code(), null, sort), after, PAGE);
    }

    private static Comparator<FulfillmentSummary> order(FulfillmentSort sort) {
        Comparator<FulfillmentSummary> order = switch (sort) {
            case NUMBER, NUMBER_DESC -> Comparator.comparing(FulfillmentSummary::number);
            case CREATED_AT, CREATED_AT_DESC -> Comparator.comparing(FulfillmentSummary::createdAt);
            case STATUS_SINCE, STATUS_SINCE_DESC -> Comparator.comparing(FulfillmentSummary::statusSince);
            // All of them have the same slot.
            case CUT_OFF_AT, CUT_OFF_AT_DESC -> Comparator.comparing(FulfillmentSummary::number);
        };
        return sort.descending() ? order.reversed() : order;
    }
}
