package dev.pickwright.station.screens.packer;

import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.quality.PointResult;
import dev.pickwright.model.quality.QcCheckView;
import dev.pickwright.model.quality.QcPoint;
import dev.pickwright.model.quality.RecordQc;
import dev.pickwright.model.scan.LookedUp;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.screens.QcWords;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A QC check being gone through: one point at a time, nothing is sent before the end. */
final class Checklist {

    /**
     * What the checklist acts on.
     *
     * @param changed told after every step
     * @param left told when the check is called off; only a check that is not due yet can be
     * @param done gets the result, again if the backend refuses it and another one is tried
     */
    record Ends(Runnable changed, Runnable left, Consumer<RecordQc> done) {}

    private final Clock clock;
    private final FrameModel frame;
    private final Questions questions;
    private final Ends ends;
    private final List<PointResult> results = new ArrayList<>();
    private @Nullable PackTaskView task;
    private @Nullable QcCheckView check;
    private @Nullable Failing failing;

    Checklist(Clock clock, FrameModel frame, Questions questions, Ends ends) {
        this.clock = clock;
        this.frame = frame;
        this.questions = questions;
        this.ends = ends;
    }

    /** Starts on a check of a task; a null check ends it. The same check again goes on where it was. */
    void begin(PackTaskView of, @Nullable QcCheckView now) {
        boolean same = now != null
                && check != null
                && task != null
                && Objects.equals(now.id(), check.id())
                && task.fulfillmentId().equals(of.fulfillmentId());
        if (!same) {
            results.clear();
            failing = null;
        }
        task = of;
        check = now;
    }

    void end() {
        results.clear();
        failing = null;
        check = null;
    }

    boolean active() {
        return check != null;
    }

    /** The point to look at; null once all are passed. */
    @Nullable
    QcPoint point() {
        return check == null || results.size() == check.points().size()
                ? null
                : check.points().get(results.size());
    }

    List<PointResult> results() {
        return results;
    }

    /** The current point while it is being failed, else null. */
    @Nullable
    Failing failing() {
        return failing;
    }

    String instruction() {
        if (failing != null) {
            return failing.instruction();
        }
        QcPoint now = point();
        if (now == null) {
            return Messages.text("qc.all_passed");
        }
        return now.measured()
                ? Messages.text("qc.measure", QcWords.point(now), QcWords.tolerance(now))
                : Messages.text("qc.look", QcWords.point(now));
    }

    String prompt() {
        return failing == null ? "" : failing.prompt();
    }

    /** @return why the scan is no use; null if it was taken */
    @Nullable
    String scanned(LookedUp found) {
        return failing == null ? Messages.text("qc.scan_not_wanted", found.code()) : failing.scanned(found);
    }

    /** @param typed gets a code that will not scan */
    List<Action> actions(Consumer<String> typed) {
        if (failing != null) {
            return failing.actions(typed);
        }
        List<Action> actions = new ArrayList<>();
        if (check != null && check.id() == null) {
            actions.add(new Action(ActionId.BACK, Messages.text("qc.leave"), ends.left()));
        }
        if (!results.isEmpty()) {
            actions.add(new Action(ActionId.UNDO, Messages.text("action.undo"), this::undo));
        }
        QcPoint now = point();
        if (now == null) {
            actions.add(new Action(ActionId.PRIMARY, Messages.text("qc.send"), () -> send(results)));
            return actions;
        }
        actions.add(new Action(ActionId.FAIL, Messages.text("qc.fail"), () -> fail(now, null)));
        actions.add(
                now.measured()
                        ? new Action(ActionId.PRIMARY, Messages.text("qc.enter_value"), () -> ask(now))
                        : new Action(
                                ActionId.PRIMARY, Messages.text("qc.pass"), () -> pass(PointResult.pass(now.code()))));
        return actions;
    }

    private void ask(QcPoint point) {
        questions.value(
                QcWords.point(point),
                Messages.text("qc.value_hint", QcWords.tolerance(point)),
                "",
                typed -> measured(point, typed));
    }

    private void measured(QcPoint point, String typed) {
        if (!typed.matches("-?\\d{1,8}([.,]\\d{1,4})?")) {
            frame.say(Outcome.ERROR, Messages.text("qc.value_wrong", typed));
            return;
        }
        BigDecimal value = new BigDecimal(typed.replace(',', '.'));
        String shown = QcWords.measured(value, point.unit());
        if (point.within(value)) {
            frame.say(Outcome.OK, Messages.text("qc.within", QcWords.point(point), shown));
            pass(PointResult.pass(point.code()).measuring(value));
        } else {
            frame.say(
                    Outcome.ERROR,
                    Messages.text("qc.out_of_tolerance", QcWords.point(point), shown, QcWords.tolerance(point)));
            fail(point, value);
        }
    }

    private void pass(PointResult passed) {
        results.add(passed);
        if (point() == null) {
            send(results);
        }
        ends.changed().run();
    }

    private void fail(QcPoint point, @Nullable BigDecimal measured) {
        if (task != null) {
            failing = new Failing(task, point, measured, questions, ends.changed(), this::callOff, this::failed);
            ends.changed().run();
        }
    }

    private void callOff() {
        failing = null;
        ends.changed().run();
    }

    /** The first failed point ends the check; it is not kept, as the backend may refuse it. */
    private void failed(PointResult result) {
        List<PointResult> all = new ArrayList<>(results);
        all.add(result);
        send(all);
    }

    private void undo() {
        results.removeLast();
        ends.changed().run();
    }

    private void send(List<PointResult> points) {
        if (check != null) {
            ends.done().accept(new RecordQc(check.id(), points, null, clock.instant()));
        }
    }
}
