package dev.pickwright.station.screens.packer;

import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.quality.Defect;
import dev.pickwright.model.quality.Disposition;
import dev.pickwright.model.quality.PointResult;
import dev.pickwright.model.quality.QcPoint;
import dev.pickwright.model.scan.LookedUp;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A point being failed: what is wrong, of how many units, what becomes of them, and what replaces them. */
final class Failing {

    /** What is asked now. */
    enum Step {
        DEFECT,
        QUANTITY,
        DISPOSITION,
        SWAP
    }

    private final PackTaskView task;
    private final QcPoint point;
    private final @Nullable BigDecimal measured;
    private final Questions questions;
    private final Runnable changed;
    private final Runnable calledOff;
    private final Consumer<PointResult> failed;
    private Step step = Step.DEFECT;
    private Defect defect;
    private int quantity = 1;
    private @Nullable Swapping swapping;

    /**
     * @param measured the value that is out of tolerance; null if it fails for another reason
     * @param changed told after every step
     * @param failed gets the result, again if the backend refuses it and another one is tried
     */
    Failing(
            PackTaskView task,
            QcPoint point,
            @Nullable BigDecimal measured,
            Questions questions,
            Runnable changed,
            Runnable calledOff,
            Consumer<PointResult> failed) {
        this.task = task;
        this.point = point;
        this.measured = measured;
        this.questions = questions;
        this.changed = changed;
        this.calledOff = calledOff;
        this.failed = failed;
        this.defect = measured == null ? Defect.values()[0] : Defect.OUT_OF_TOLERANCE;
    }

    Step step() {
        return step;
    }

    Defect defect() {
        return defect;
    }

    int quantity() {
        return quantity;
    }

    /** The replacement being told; null unless that is asked now. */
    @Nullable
    Swapping swapping() {
        return swapping;
    }

    String instruction() {
        return switch (step) {
            case DEFECT -> Messages.text("qc.which_defect", Messages.word(defect));
            case QUANTITY -> Messages.text("qc.how_many", quantity);
            case DISPOSITION -> Messages.text("qc.which_disposition");
            case SWAP -> swapping == null ? "" : swapping.instruction();
        };
    }

    /** What may be scanned; empty if nothing is. */
    String prompt() {
        return swapping == null ? "" : swapping.prompt();
    }

    /** @return why the scan is no use; null if it was taken */
    @Nullable
    String scanned(LookedUp found) {
        String problem = swapping == null ? Messages.text("qc.scan_not_wanted", found.code()) : swapping.scanned(found);
        changed.run();
        return problem;
    }

    List<Action> actions(Consumer<String> typed) {
        List<Action> actions = new ArrayList<>();
        actions.add(new Action(ActionId.BACK, Messages.text("action.back"), this::back));
        switch (step) {
            case DEFECT -> {
                actions.add(new Action(ActionId.CHANGE, Messages.text("qc.other_defect"), this::nextDefect));
                actions.add(new Action(ActionId.PRIMARY, Messages.text("qc.take"), () -> to(Step.QUANTITY)));
            }
            case QUANTITY -> quantityActions(actions);
            case DISPOSITION -> dispositionActions(actions);
            case SWAP -> {
                if (swapping != null) {
                    actions.addAll(swapping.actions(typed));
                }
            }
        }
        return actions;
    }

    private void quantityActions(List<Action> actions) {
        if (quantity < most()) {
            actions.add(new Action(ActionId.CHANGE, Messages.text("qc.one_more"), () -> count(quantity + 1)));
        }
        if (quantity > 1) {
            actions.add(new Action(ActionId.SKIP, Messages.text("qc.one_less"), () -> count(quantity - 1)));
        }
        actions.add(new Action(ActionId.PRIMARY, Messages.text("qc.take_units", quantity), () -> to(Step.DISPOSITION)));
    }

    private void dispositionActions(List<Action> actions) {
        actions.add(decide(Disposition.ACCEPT));
        actions.add(decide(Disposition.HOLD));
        actions.add(new Action(key(Disposition.REPLACE), Messages.word(Disposition.REPLACE), this::swap));
        actions.add(decide(Disposition.REWORK));
    }

    private Action decide(Disposition disposition) {
        return new Action(key(disposition), Messages.word(disposition), () -> failed.accept(result(disposition)));
    }

    private void swap() {
        swapping = new Swapping(
                task,
                quantity,
                questions,
                changed,
                swap -> failed.accept(result(Disposition.REPLACE).swapping(swap)));
        to(Step.SWAP);
    }

    private PointResult result(Disposition disposition) {
        PointResult result = PointResult.fail(point.code(), defect, quantity, disposition);
        return measured == null ? result : result.measuring(measured);
    }

    /** The key that decides for a disposition. */
    static ActionId key(Disposition disposition) {
        return switch (disposition) {
            case ACCEPT -> ActionId.SHORT;
            case REWORK -> ActionId.PRIMARY;
            case REPLACE -> ActionId.CHANGE;
            case HOLD -> ActionId.SKIP;
        };
    }

    private int most() {
        return Math.max(1, task.unitsPacked());
    }

    private void count(int units) {
        quantity = units;
        changed.run();
    }

    private void nextDefect() {
        defect = Defect.values()[(defect.ordinal() + 1) % Defect.values().length];
        changed.run();
    }

    private void back() {
        switch (step) {
            case DEFECT -> calledOff.run();
            case QUANTITY -> to(Step.DEFECT);
            case DISPOSITION -> to(Step.QUANTITY);
            case SWAP -> {
                if (swapping == null || !swapping.back()) {
                    swapping = null;
                    to(Step.DISPOSITION);
                }
            }
        }
    }

    private void to(Step next) {
        step = next;
        changed.run();
    }
}
