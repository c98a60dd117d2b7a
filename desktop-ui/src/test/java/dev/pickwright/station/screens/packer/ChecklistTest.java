package dev.pickwright.station.screens.packer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.quality.Defect;
import dev.pickwright.model.quality.Disposition;
import dev.pickwright.model.quality.PointResult;
import dev.pickwright.model.quality.QcPoint;
import dev.pickwright.model.quality.RecordQc;
import dev.pickwright.model.scan.LookedUp;
import dev.pickwright.model.warehouse.Trace;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChecklistTest {

    private static final QcPoint TAPE =
            new QcPoint("tape_width", "Width of the tape", "mm", new BigDecimal(40), new BigDecimal(60));

    private final List<RecordQc> sent = new ArrayList<>();
    private final Asked asked = new Asked();
    private final FrameModel frame = new FrameModel(outcome -> {});
    private int left;
    private final Checklist checklist =
            new Checklist(Clock.systemUTC(), frame, asked, new Checklist.Ends(() -> {}, () -> left++, sent::add));

    @BeforeEach
    void begin() {
        checklist.begin(PackTasks.packed(), PackTasks.due(QcPoint.DEFAULTS));
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
    void aRefusedResultCanBeSentAgain() {
        for (int i = 0; i < 5; i++) {
            press(ActionId.PRIMARY);
        }
        assertThat(sent).hasSize(2);
    }

    @Test
    void aFailedPointSaysDefectUnitsAndDispositionAndEndsTheCheck() {
        press(ActionId.PRIMARY);
        press(ActionId.FAIL);
        press(ActionId.CHANGE);
        press(ActionId.CHANGE);
        press(ActionId.PRIMARY);
        press(ActionId.CHANGE);
        press(ActionId.CHANGE);
        press(ActionId.SKIP);
        press(ActionId.PRIMARY);
        press(ActionId.PRIMARY);
        assertThat(last()).isEqualTo(PointResult.fail("no_damage", Defect.DAMAGED_ITEM, 2, Disposition.REWORK));
        assertThat(sent.getFirst().points()).hasSize(2);
    }

    @Test
    void noMoreUnitsThanAreInTheBoxesCanFail() {
        press(ActionId.FAIL);
        press(ActionId.PRIMARY);
        for (int i = 1; i < PackTasks.UNITS; i++) {
            press(ActionId.CHANGE);
        }
        assertThat(checklist.actions(code -> {})).noneMatch(action -> action.id() == ActionId.CHANGE);
    }

    @Test
    void holdAndAcceptHaveKeysOfTheirOwn() {
        toDisposition();
        press(ActionId.SKIP);
        assertThat(last().disposition()).isEqualTo(Disposition.HOLD);
        press(ActionId.SHORT);
        assertThat(last().disposition()).isEqualTo(Disposition.ACCEPT);
    }

    @Test
    void aReplacementNeedsTheItemAndTheBin() {
        toDisposition();
        press(ActionId.CHANGE);
        assertThat(checklist.scanned(item("PW-999", Trace.NONE))).contains("no item of these boxes");
        assertThat(checklist.scanned(item("PW-001", Trace.NONE))).isNull();
        assertThat(checklist.scanned(item("PW-001", Trace.NONE))).contains("no bin");
        assertThat(checklist.scanned(bin())).isNull();
        press(ActionId.MANUAL_ENTRY);
        asked.answer.accept("L-7");
        press(ActionId.PRIMARY);
        assertThat(last().disposition()).isEqualTo(Disposition.REPLACE);
        assertThat(last().swap()).satisfies(swap -> {
            assertThat(swap.bin()).isEqualTo("A-01-01-01");
            assertThat(swap.sscc()).isNull();
            assertThat(swap.taken()).isNull();
            assertThat(swap.brought().lot()).isEqualTo("L-7");
        });
    }

    @Test
    void ofSeveralLotsTheCodeMustNameOne() {
        checklist.end();
        checklist.begin(PackTasks.twoLots(), PackTasks.due(QcPoint.DEFAULTS));
        toDisposition();
        press(ActionId.CHANGE);
        assertThat(checklist.scanned(item("PW-001", Trace.NONE))).contains("names the lot");
        assertThat(checklist.scanned(item("PW-001", new Trace("B", null, null))))
                .isNull();
        assertThat(checklist.instruction()).contains("Several boxes");
        assertThat(checklist.scanned(box("000000000000000099"))).contains("none of the boxes");
        assertThat(checklist.scanned(box(PackTasks.SECOND))).isNull();
        checklist.scanned(bin());
        press(ActionId.PRIMARY);
        assertThat(last().swap()).satisfies(swap -> {
            assertThat(swap.sscc()).isEqualTo(PackTasks.SECOND);
            assertThat(swap.taken().lot()).isEqualTo("B");
            assertThat(swap.brought()).isNull();
        });
    }

    @Test
    void everyAnswerCanBeTakenBack() {
        toDisposition();
        press(ActionId.CHANGE);
        checklist.scanned(item("PW-001", Trace.NONE));
        checklist.scanned(bin());
        for (int i = 0; i < 6; i++) {
            press(ActionId.BACK);
        }
        assertThat(checklist.failing()).isNull();
        assertThat(sent).isEmpty();
    }

    @Test
    void aMeasuredValueInsideTheTolerancePasses() {
        measuring();
        assertThat(checklist.instruction()).contains("40 to 60 mm");
        press(ActionId.PRIMARY);
        asked.answer.accept("abc");
        assertThat(frame.saidProperty().get().outcome()).isEqualTo(Outcome.ERROR);
        asked.answer.accept("52,5");
        assertThat(last().measured()).isEqualByComparingTo("52.5");
        assertThat(last().passed()).isTrue();
    }

    @Test
    void oneOutsideOfItFailsThePoint() {
        measuring();
        press(ActionId.PRIMARY);
        asked.answer.accept("75");
        assertThat(frame.saidProperty().get().text()).contains("75 mm is out of tolerance", "40 to 60 mm");
        assertThat(checklist.failing().defect()).isEqualTo(Defect.OUT_OF_TOLERANCE);
        press(ActionId.PRIMARY);
        press(ActionId.PRIMARY);
        press(ActionId.PRIMARY);
        assertThat(last().passed()).isFalse();
        assertThat(last().measured()).isEqualByComparingTo("75");
    }

    @Test
    void onlyACheckThatIsNotDueYetCanBeLeft() {
        assertThat(checklist.actions(code -> {})).noneMatch(action -> action.id() == ActionId.BACK);
        checklist.begin(PackTasks.packed(), PackTasks.early());
        press(ActionId.BACK);
        assertThat(left).isEqualTo(1);
    }

    @Test
    void aPointCanBeTakenBack() {
        press(ActionId.PRIMARY);
        assertThat(checklist.point()).isEqualTo(QcPoint.DEFAULTS.get(1));
        press(ActionId.UNDO);
        assertThat(checklist.point()).isEqualTo(QcPoint.DEFAULTS.get(0));
    }

    private void toDisposition() {
        press(ActionId.FAIL);
        press(ActionId.PRIMARY);
        press(ActionId.PRIMARY);
    }

    private void measuring() {
        checklist.begin(PackTasks.packed(), PackTasks.due(List.of(TAPE)));
    }

    private PointResult last() {
        return sent.getLast().points().getLast();
    }

    private static LookedUp item(String sku, Trace trace) {
        return new LookedUp(LookedUp.Kind.ITEM, sku, "RED MUG", 1, trace, null);
    }

    private static LookedUp bin() {
        return new LookedUp(LookedUp.Kind.BIN, "A-01-01-01", null, null, null, null);
    }

    private static LookedUp box(String sscc) {
        return new LookedUp(LookedUp.Kind.PACKAGE, sscc, null, null, null, null);
    }

    private void press(ActionId id) {
        checklist.actions(code -> {}).stream()
                .filter(action -> action.id() == id)
                .findFirst()
                .map(Action::run)
                .orElseThrow()
                .run();
    }

    /** Remembers what is asked. */
    static final class Asked implements Questions {

        Consumer<String> answer;
        Runnable confirmed;
        PackCause causes;

        @Override
        public void value(String title, String hint, String initial, Consumer<String> entered) {
            answer = entered;
        }

        @Override
        public void cause(PackCause all, Runnable told) {
            causes = all;
            confirmed = told;
        }
    }
}
