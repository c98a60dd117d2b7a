package dev.pickwright.station.screens.connect;

import dev.pickwright.model.Problem;
import dev.pickwright.station.backend.api.ConnectGateway;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.scan.Aim;
import dev.pickwright.station.platform.task.Tasks;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Brings a station to its central: finds it, lets a person compare its certificate, enrols by a code. JavaFX thread. */
final class ConnectModel {

    /** What the screen is about. */
    enum Stage {
        REACH,
        COMPARE,
        CHANGED,
        READABLE,
        CODE,
        RETIRED
    }

    /** @param fingerprint to be compared; null at other stages */
    record Shown(Stage stage, @Nullable String fingerprint) {}

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int AGAIN_AFTER = 10;

    private final Tasks tasks;
    private final ConnectGateway central;
    private final URI server;
    private final FrameModel frame;
    private final Runnable typeCode;
    private final Runnable connected;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(new Shown(Stage.REACH, null));
    private ConnectGateway.@Nullable Seen seen;
    private @Nullable String unsent;
    private int waits;

    /**
     * @param typeCode asks a person for the code
     * @param connected goes on to work
     */
    ConnectModel(
            Tasks tasks, ConnectGateway central, URI server, FrameModel frame, Runnable typeCode, Runnable connected) {
        this.tasks = tasks;
        this.central = central;
        this.server = server;
        this.frame = frame;
        this.typeCode = typeCode;
        this.connected = connected;
        frame.titleProperty().set(Messages.text("connect.title", server.toString()));
    }

    FrameModel frame() {
        return frame;
    }

    ObjectProperty<Shown> shownProperty() {
        return shown;
    }

    /** Looks for the server. */
    void look() {
        show(Stage.REACH, null, Messages.text("connect.reaching", server.toString()), "");
        frame.say(Outcome.CHECKING, Messages.text("connect.looking"));
        tasks.run(lane, central::look, this::seen, this::missed);
    }

    /** The central does not know this station, or no longer. */
    void retired() {
        show(Stage.RETIRED, null, Messages.text("connect.retired"), "", primary("connect.enrol_again", this::look));
        frame.say(Outcome.ERROR, Messages.text("connect.retired_hint"));
    }

    private void seen(ConnectGateway.Seen now) {
        seen = now;
        switch (now.trust()) {
            case TRUSTED -> trusted();
            case UNKNOWN -> compare();
            case CHANGED -> changed();
            case READABLE -> readable();
        }
    }

    private void compare() {
        show(
                Stage.COMPARE,
                Objects.requireNonNull(seen).fingerprint(),
                Messages.text("connect.compare"),
                "",
                lookAgain(),
                primary("connect.same", this::trust));
        frame.say(Outcome.ATTENTION, Messages.text("connect.compare_hint"));
    }

    private void changed() {
        show(
                Stage.CHANGED,
                null,
                Messages.text("connect.changed"),
                "",
                lookAgain(),
                new Action(ActionId.CHANGE, Messages.text("connect.compare_new"), this::compare));
        frame.say(Outcome.ERROR, Messages.text("connect.changed_hint"));
    }

    private void readable() {
        show(
                Stage.READABLE,
                null,
                Messages.text("connect.readable"),
                "",
                lookAgain(),
                primary("connect.all_the_same", this::trust));
        frame.say(Outcome.ATTENTION, Messages.text("connect.readable_hint"));
    }

    private void trust() {
        ConnectGateway.Seen compared = Objects.requireNonNull(seen);
        String code = unsent;
        unsent = null;
        run(() -> central.trust(compared), code == null ? this::look : () -> enrol(code));
    }

    private void trusted() {
        if (central.enrolled()) {
            run(central::prove, connected);
        } else {
            askForCode();
            frame.clear(Messages.text("connect.code_hint"));
        }
    }

    private void askForCode() {
        show(
                Stage.CODE,
                null,
                Messages.text("connect.code"),
                Messages.text("connect.code_prompt"),
                new Action(ActionId.MANUAL_ENTRY, Messages.text("action.type_code"), typeCode));
    }

    /** Scanned or typed. */
    void code(String text) {
        if (shown.get().stage() == Stage.CODE) {
            EnrolCode.of(Aim.without(text))
                    .ifPresentOrElse(
                            this::enrol, () -> frame.say(Outcome.ERROR, Messages.text("connect.code_no_code")));
        }
    }

    private void enrol(String code) {
        frame.actionsProperty().set(List.of());
        frame.say(Outcome.CHECKING, Messages.text("connect.enrolling"));
        tasks.run(
                lane,
                () -> {
                    central.enrol(code);
                    return true;
                },
                done -> connected.run(),
                failure -> notEnrolled(code, failure));
    }

    /** The code was not sent yet where a person has to compare the certificate first. */
    private void notEnrolled(String code, Exception e) {
        if (e instanceof DomainFailure failure && failure.is(Problem.CERTIFICATE_UNKNOWN)) {
            unsent = code;
            seen(new ConnectGateway.Seen(ConnectGateway.Trust.UNKNOWN, failure.fact("fingerprint")));
        } else {
            askForCode();
            frame.fail(e);
        }
    }

    private void run(Runnable call, Runnable then) {
        tasks.run(
                lane,
                () -> {
                    call.run();
                    return true;
                },
                done -> then.run(),
                this::missed);
    }

    private void missed(Exception e) {
        if (e instanceof DomainFailure failure && failure.code().equals(ConnectGateway.NOT_ENROLLED)) {
            retired();
            return;
        }
        show(
                Stage.REACH,
                null,
                Messages.text("connect.missed", server.toString()),
                "",
                primary("connect.now", this::look));
        if (e instanceof DomainFailure failure && failure.code().equals(DomainFailure.UNREACHABLE)) {
            String cause = String.valueOf(failure.getMessage());
            frame.say(
                    Outcome.ERROR,
                    Messages.text("connect.unreachable", Messages.textOr("connect.cause." + cause, cause)));
        } else {
            frame.fail(e);
        }
        countDown(waits, AGAIN_AFTER);
    }

    private void countDown(int wait, int seconds) {
        if (wait != waits) {
            return;
        }
        if (seconds == 0) {
            look();
        } else {
            frame.progressProperty().set(Messages.text("connect.again_in", seconds));
            tasks.later(SECOND, () -> countDown(wait, seconds - 1));
        }
    }

    private Action lookAgain() {
        return new Action(ActionId.BACK, Messages.text("connect.look_again"), this::look);
    }

    private static Action primary(String key, Runnable run) {
        return new Action(ActionId.PRIMARY, Messages.text(key), run);
    }

    private void show(Stage stage, @Nullable String fingerprint, String instruction, String prompt, Action... actions) {
        waits++;
        frame.progressProperty().set("");
        frame.instructionProperty().set(instruction);
        frame.scanPromptProperty().set(prompt);
        frame.actionsProperty().set(List.of(actions));
        shown.set(new Shown(stage, fingerprint));
    }
}
