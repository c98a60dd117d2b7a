package dev.pickwright.model.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.Decision;
import dev.pickwright.model.Problem;
import dev.pickwright.model.Wire;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatusMachineTest {

    /** The table of docs/domain.md, written down a second time. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "pending     | planning cancelled",
                "planning    | cancelled picking",
                "picking     | cancelled pick_failed picked",
                "pick_failed | cancelled picking",
                "picked      | cancelled packing",
                "packing     | cancelled pack_failed packed",
                "pack_failed | cancelled packing",
                "packed      | cancelled packing ready",
                "ready       | cancelled shipped",
                "shipped     | completed",
                "completed   | -",
                "cancelled   | -"
            })
    void everyStatusHasTheFollowersOfTheTableAndNoOthers(String from, String to) {
        Set<String> expected = to == null ? Set.of() : Set.of(to.split(" "));
        for (FulfillmentStatus asked : FulfillmentStatus.values()) {
            var state = state(Wire.read(FulfillmentStatus.class, from));
            var decision = StatusDecisions.change(state, asked, null);
            if (expected.contains(asked.wire())) {
                assertThat(decision).isInstanceOfSatisfying(Decision.Accepted.class, accepted -> {
                    assertThat(accepted.changes()).hasSize(1);
                    assertThat(accepted.events()).hasSize(1);
                });
            } else {
                assertThat(decision).isInstanceOfSatisfying(Decision.Refused.class, refused -> {
                    assertThat(refused.problem()).isEqualTo(Problem.TRANSITION_REFUSED);
                    assertThat(refused.extras()).containsKeys("current_status", "asked", "allowed");
                });
            }
        }
    }

    @ParameterizedTest
    @EnumSource(FulfillmentStatus.class)
    void aStatusIsLiveUnlessItIsShippedCompletedOrCancelled(FulfillmentStatus status) {
        assertThat(status.live())
                .isEqualTo(!Set.of("shipped", "completed", "cancelled").contains(status.wire()));
    }

    @Test
    void theLastFailedAttemptCannotBeRetried() {
        assertThat(StatusDecisions.retryPick(failed(2), null)).isInstanceOf(Decision.Accepted.class);
        assertThat(StatusDecisions.retryPick(failed(3), null))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.problem()).isEqualTo(Problem.ATTEMPTS_EXHAUSTED));
    }

    @ParameterizedTest
    @EnumSource(FulfillmentStatus.class)
    void everyWireValueIsReadBack(FulfillmentStatus status) {
        assertThat(Wire.read(FulfillmentStatus.class, status.wire())).isEqualTo(status);
    }

    private static FulfillmentState failed(int attempts) {
        var state = state(FulfillmentStatus.PICK_FAILED);
        return new FulfillmentState(
                state.id(),
                state.number(),
                state.orderId(),
                "O-1",
                state.warehouseId(),
                "LON",
                state.status(),
                attempts,
                3,
                0,
                3,
                false,
                1);
    }

    private static FulfillmentState state(FulfillmentStatus status) {
        return new FulfillmentState(
                new FulfillmentId(UUID.randomUUID()),
                "F-000001",
                new OrderId(UUID.randomUUID()),
                "O-1",
                new WarehouseId(UUID.randomUUID()),
                "LON",
                status,
                0,
                3,
                0,
                3,
                false,
                1);
    }
}
