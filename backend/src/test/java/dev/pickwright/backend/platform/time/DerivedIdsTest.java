package dev.pickwright.backend.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DerivedIdsTest {

    private static final UUID OPERATION = UUID.fromString("0199a3b0-5c11-7abc-8def-0123456789ab");

    private final IdSource ids = UUID::randomUUID;

    private List<UUID> made(UUID operation, String... tables) {
        return DerivedIds.within(
                operation, () -> Stream.of(tables).map(ids::next).toList());
    }

    @Test
    void theSameRowsGetTheSameIds() {
        assertThat(made(OPERATION, "package", "pick_line", "package"))
                .isEqualTo(made(OPERATION, "package", "pick_line", "package"))
                .doesNotHaveDuplicates();
    }

    @Test
    void rowsOfOneTableDoNotDependOnThoseOfAnother() {
        var plain = made(OPERATION, "pick_line", "pick_line");
        var mixed = made(OPERATION, "count_task", "pick_line", "stock_movement", "pick_line");
        assertThat(List.of(mixed.get(1), mixed.get(3))).isEqualTo(plain);
    }

    @Test
    void anotherOperationHasOthers() {
        assertThat(made(OPERATION, "package"))
                .doesNotContainAnyElementsOf(made(new UUID(OPERATION.getMostSignificantBits(), 1), "package"));
    }

    @Test
    void theyAreOfVersion7WithTheTimeOfTheOperation() {
        UUID id = made(OPERATION, "package").getFirst();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(OPERATION.getMostSignificantBits() >>> 16);
    }

    @Test
    void outsideOfAnOperationEveryIdIsNew() {
        assertThat(ids.next("package")).isNotEqualTo(ids.next("package"));
    }

    /** Stations of other versions have made these. */
    @Test
    void theyStayWhatTheyAre() {
        assertThat(made(OPERATION, "package", "package"))
                .containsExactly(
                        UUID.fromString("0199a3b0-5c11-72b3-86a0-fe74a4a45a0d"),
                        UUID.fromString("0199a3b0-5c11-75ae-95d6-da61d9736c57"));
    }
}
