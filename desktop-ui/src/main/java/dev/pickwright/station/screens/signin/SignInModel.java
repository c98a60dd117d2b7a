package dev.pickwright.station.screens.signin;

import dev.pickwright.model.Problem;
import dev.pickwright.model.access.OperatorView;
import dev.pickwright.model.access.SignInInfo;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.scan.Aim;
import dev.pickwright.station.platform.task.Tasks;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.LockOut;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** A badge, and its PIN where the badge alone is not enough; also to go on where somebody's work is locked. */
final class SignInModel {

    /** What the screen asks for the model. */
    interface Questions {

        /** @param problem why it is asked again; empty if it is not */
        void pin(String badge, String problem);
    }

    private record Wait(String badge, Instant until) {}

    private static final Duration TICK = Duration.ofSeconds(1);

    private final Desk desk;
    private final Questions questions;
    private final FrameModel frame;
    private final @Nullable OperatorView locked;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final ObjectProperty<List<SignInInfo.DemoOperator>> demo = new SimpleObjectProperty<>(List.of());
    private final ReadOnlyStringWrapper countdown = new ReadOnlyStringWrapper("");
    private @Nullable Wait wait;
    private boolean asking;
    private boolean left;

    SignInModel(Desk desk, Questions questions) {
        this.desk = desk;
        this.questions = questions;
        this.frame = desk.frame();
        locked = desk.sessions().locked();
        frame.titleProperty().set(Messages.text("app.name"));
        frame.scanPromptProperty().set(Messages.text("sign_in.prompt"));
        frame.actionsProperty().set(List.of(desk.manualEntry(this::badge)));
        ready();
    }

    private void ready() {
        frame.instructionProperty()
                .set(
                        locked == null
                                ? Messages.text("sign_in.instruction")
                                : Messages.text("locked.instruction", locked.name()));
        frame.clear(locked == null ? Messages.text("sign_in.welcome") : Messages.text("locked.others"));
    }

    FrameModel frame() {
        return frame;
    }

    /** Whose work waits behind this; null if it is nobody's. */
    @Nullable
    OperatorView locked() {
        return locked;
    }

    /** How to sign in to a demonstration; empty otherwise. */
    ObjectProperty<List<SignInInfo.DemoOperator>> demoProperty() {
        return demo;
    }

    /** How long the badge or the station still has to wait; empty if it need not. */
    ReadOnlyStringProperty countdownProperty() {
        return countdown.getReadOnlyProperty();
    }

    /** @param badge that was scanned already; null if none was */
    void begin(@Nullable String badge) {
        if (locked == null) {
            desk.tasks().run(lane, desk.auth()::info, info -> demo.set(info.demoOperators()), e -> {
                if (!left) {
                    frame.fail(e);
                }
            });
        }
        if (badge != null) {
            badge(badge);
        }
    }

    /** Counts nothing down any more. */
    void leave() {
        left = true;
    }

    /** A badge was scanned or typed. */
    void badge(String scanned) {
        String code = Aim.without(scanned).strip().toUpperCase(Locale.ROOT);
        if (asking) {
            frame.say(Outcome.ATTENTION, Messages.text("sign_in.busy"));
        } else if (wait != null && wait.badge().equals(code)) {
            frame.say(Outcome.ERROR, Messages.text("lock_out.wait"));
        } else {
            frame.checking(code);
            ask(code, null);
        }
    }

    void pin(String badge, String pin) {
        frame.checking(badge);
        ask(badge, pin);
    }

    /** The PIN is not known. */
    void giveUp() {
        ready();
    }

    private void ask(String badge, @Nullable String pin) {
        asking = true;
        desk.sessions().signIn(badge, pin, e -> refused(badge, e));
    }

    private void refused(String badge, Exception e) {
        asking = false;
        if (left) {
            return;
        }
        if (e instanceof DomainFailure failure && failure.is(Problem.PIN_NEEDED)) {
            frame.clear(Messages.text("sign_in.pin_title", badge));
            questions.pin(badge, "");
        } else if (e instanceof DomainFailure failure && failure.is(Problem.SIGN_IN_REFUSED)) {
            frame.fail(e);
            questions.pin(badge, frame.saidProperty().get().text());
        } else if (e instanceof DomainFailure failure && failure.is(Problem.SIGN_IN_LOCKED)) {
            Duration left = LockOut.of(failure);
            wait = new Wait(badge, desk.clock().instant().plus(left));
            frame.say(Outcome.ERROR, Messages.text("lock_out.wait"));
            count();
        } else {
            frame.fail(e);
        }
    }

    private void count() {
        Wait now = wait;
        if (left || now == null) {
            return;
        }
        Duration rest = Duration.between(desk.clock().instant(), now.until());
        if (rest.isPositive()) {
            countdown.set(LockOut.left(rest));
            frame.instructionProperty().set(Messages.text("lock_out.instruction", now.badge()));
            desk.tasks().later(TICK, this::count);
        } else {
            wait = null;
            countdown.set("");
            ready();
            frame.say(Outcome.ATTENTION, Messages.text("lock_out.over", now.badge()));
        }
    }
}
