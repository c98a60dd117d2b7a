package dev.pickwright.model.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.packing.PackageId;
import dev.pickwright.model.packing.PackageStatus;
import dev.pickwright.model.packing.PackageView;
import dev.pickwright.model.warehouse.Trace;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContentsHashTest {

    @Test
    void theWeightDoesNotCount() {
        assertThat(ContentsHash.of(List.of(box("1", 900, 2)))).isEqualTo(ContentsHash.of(List.of(box("1", 950, 2))));
    }

    @Test
    void theOrderInWhichBoxesAreReadDoesNotCount() {
        assertThat(ContentsHash.of(List.of(box("1", 1, 2), box("2", 1, 3))))
                .isEqualTo(ContentsHash.of(List.of(box("2", 1, 3), box("1", 1, 2))));
    }

    @Test
    void quantityAndPackageCount() {
        String hash = ContentsHash.of(List.of(box("1", 1, 2)));
        assertThat(hash).isNotEqualTo(ContentsHash.of(List.of(box("1", 1, 3))));
        assertThat(hash).isNotEqualTo(ContentsHash.of(List.of(box("2", 1, 2))));
    }

    @Test
    void lotAndSerialCount() {
        String hash = ContentsHash.of(List.of(box("1", 1, 2)));
        String lot = ContentsHash.of(List.of(box("1", 1, 2, new Trace("L1", null, null))));
        assertThat(lot).isNotEqualTo(hash);
        assertThat(ContentsHash.of(List.of(box("1", 1, 2, new Trace(null, null, "L1")))))
                .isNotEqualTo(lot)
                .isNotEqualTo(hash);
    }

    private static PackageView box(String sscc, int weight, int quantity) {
        return box(sscc, weight, quantity, Trace.NONE);
    }

    private static PackageView box(String sscc, int weight, int quantity, Trace trace) {
        return new PackageView(
                new PackageId(UUID.randomUUID()),
                1,
                sscc,
                "S",
                100,
                weight,
                PackageStatus.CLOSED,
                List.of(new PackageView.Content("PW-001", "RED MUG", quantity, trace)));
    }
}
