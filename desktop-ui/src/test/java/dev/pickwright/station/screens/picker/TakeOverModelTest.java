package dev.pickwright.station.screens.picker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.picking.PickQueueView;
import dev.pickwright.model.picking.PicklistId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TakeOverModelTest {

    private final List<String> told = new ArrayList<>();
    private final TakeOverModel model = new TakeOverModel(
            List.of(taken("P-1"), taken("P-2")), (taken, reason) -> told.add(taken.number() + " " + reason));

    @Test
    void withoutAReasonNothingIsTakenOver() {
        model.reasonProperty().set("  ");
        assertThat(model.tell()).isFalse();
        assertThat(model.problemProperty().get()).isEqualTo("A reason is 1 to 200 characters.");
        model.reasonProperty().set("x".repeat(201));
        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(model.tell()).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void theKeyGoesThroughThePicklists() {
        model.next();
        model.reasonProperty().set(" went home ");
        assertThat(model.tell()).isTrue();
        model.next();
        model.tell();
        assertThat(told).containsExactly("P-2 went home", "P-1 went home");
    }

    private static PickQueueView.Taken taken(String number) {
        return new PickQueueView.Taken(new PicklistId(UUID.randomUUID()), number, "Dan", 2, 1, Instant.EPOCH);
    }
}
