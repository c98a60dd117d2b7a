package dev.pickwright.station.screens.packer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.quality.Defect;
import dev.pickwright.model.quality.PointResult;
import dev.pickwright.model.quality.QcCheckId;
import dev.pickwright.model.quality.QcCheckView;
import dev.pickwright.model.quality.QcPoint;
import dev.pickwright.model.quality.QcStatus;
import dev.pickwright.model.quality.RecordQc;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChecklistTest {

    private final List<RecordQc> sent = new ArrayList<>();
    private final Checklist checklist = new Checklist(Clock.systemUTC(), () -> {}, sent::add);

    @BeforeEach
    void begin() {
        checklist.begin(new QcCheckView(
                new QcCheckId(UUID.randomUUID()),
                QcStatus.DUE,
                "flagged_sku:PW-009",
                QcPoint.DEFAULTS,
                List.of(),
                false,
                null,
                null));
    }

    @Test
    void nothingIsSentBeforeEveryPointIsPassed() {
        for (int i = 0; i < 3; i++) {
            press(ActionId.PRIMARY);
            assertThat(sent).isEmpty();
        }
        press(ActionId.PRIMARY);
        assertThat(sent)
                .singleElement()
                .satisfies(result -> assertThat(result.points()).hasSize(4).allMatch(PointResult::passed));
    }

    @Test
    void aFailedPointNamesItsDefectAndEndsTheCheck() {
        press(ActionId.PRIMARY);
        press(ActionId.FAIL);
        press(ActionId.CHANGE);
        press(ActionId.CHANGE);
        press(ActionId.PRIMARY);
        assertThat(sent).singleElement().satisfies(result -> {
            assertThat(result.points()).hasSize(2);
            assertThat(result.points().getLast().defect()).isEqualTo(Defect.DAMAGED_ITEM);
        });
    }

    @Test
    void aPointCanBeTakenBack() {
        press(ActionId.PRIMARY);
        assertThat(checklist.point()).isEqualTo(QcPoint.DEFAULTS.get(1));
        press(ActionId.UNDO);
        assertThat(checklist.point()).isEqualTo(QcPoint.DEFAULTS.get(0));
    }

    @Test
    void failingCanBeCalledOff() {
        press(ActionId.FAIL);
        press(ActionId.BACK);
        assertThat(checklist.defect()).isNull();
        assertThat(sent).isEmpty();
    }

    private void press(ActionId id) {
        checklist.actions().stream()
                .filter(action -> action.id() == id)
                .findFirst()
                .map(Action::run)
                .orElseThrow()
                .run();
    }
}
