package dev.pickwright.station.screens.packer;

import dev.pickwright.model.quality.Checkpoint;
import dev.pickwright.model.quality.Defect;
import dev.pickwright.model.quality.Disposition;
import dev.pickwright.model.quality.PointResult;
import dev.pickwright.model.quality.QcCheckView;
import dev.pickwright.model.quality.QcPoint;
import dev.pickwright.model.quality.RecordQc;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A QC check being gone through: one point at a time, nothing is sent before the end. */
final class Checklist {

    private final Clock clock;
    private final Runnable changed;
    private final Consumer<RecordQc> done;
    private final List<PointResult> results = new ArrayList<>();
    private @Nullable QcCheckView check;
    private @Nullable Defect defect;

    /**
     * @param changed told after every step
     * @param done gets the result, once
     */
    Checklist(Clock clock, Runnable changed, Consumer<RecordQc> done) {
        this.clock = clock;
        this.changed = changed;
        this.done = done;
    }

    /** Starts on a check; null ends it. The same check again goes on where it was. */
    void begin(@Nullable QcCheckView now) {
        boolean same = now != null && check != null && check.id().equals(now.id());
        if (!same) {
            results.clear();
            defect = null;
        }
        check = now;
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

    /** What the warehouse calls the point; the usual ones have words of their own. */
    static String word(QcPoint point) {
        if (point.text() != null) {
            return point.text();
        }
        return Stream.of(Checkpoint.values())
                .filter(usual -> usual.wire().equals(point.code()))
                .findFirst()
                .map(Messages::word)
                .orElse(point.code());
    }

    List<PointResult> results() {
        return results;
    }

    /** What is wrong with the current point, while it is being failed. */
    @Nullable
    Defect defect() {
        return defect;
    }

    String instruction() {
        QcPoint now = point();
        if (defect != null) {
            return Messages.text("qc.which_defect", Messages.word(defect));
        }
        return now == null ? Messages.text("qc.all_passed") : Messages.text("qc.look", word(now));
    }

    List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        if (defect != null) {
            actions.add(new Action(ActionId.BACK, Messages.text("action.back"), () -> failing(null)));
            actions.add(new Action(ActionId.CHANGE, Messages.text("qc.other_defect"), this::nextDefect));
            actions.add(new Action(ActionId.PRIMARY, Messages.text("qc.rework"), this::failed));
            return actions;
        }
        if (!results.isEmpty()) {
            actions.add(new Action(ActionId.UNDO, Messages.text("action.undo"), this::undo));
        }
        if (point() != null) {
            actions.add(new Action(ActionId.FAIL, Messages.text("qc.fail"), () -> failing(Defect.values()[0])));
            actions.add(new Action(ActionId.PRIMARY, Messages.text("qc.pass"), this::pass));
        }
        return actions;
    }

    private void pass() {
        QcPoint now = point();
        if (now != null) {
            results.add(PointResult.pass(now.code()));
            if (point() == null) {
                send();
            }
            changed.run();
        }
    }

    private void failing(@Nullable Defect with) {
        defect = with;
        changed.run();
    }

    private void nextDefect() {
        if (defect != null) {
            failing(Defect.values()[(defect.ordinal() + 1) % Defect.values().length]);
        }
    }

    private void failed() {
        QcPoint now = point();
        if (now != null && defect != null) {
            results.add(PointResult.fail(now.code(), defect, 1, Disposition.REWORK));
            send();
        }
    }

    private void undo() {
        results.removeLast();
        changed.run();
    }

    private void send() {
        if (check != null) {
            done.accept(new RecordQc(check.id(), results, null, clock.instant()));
        }
    }
}
