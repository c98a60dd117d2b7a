package dev.pickwright.station.screens.signin;

import dev.pickwright.model.access.SignInInfo;
import dev.pickwright.station.controls.EntryOverlay;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.scan.Aim;
import dev.pickwright.station.platform.task.Tasks;
import dev.pickwright.station.screens.Desk;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** A badge, then its PIN. */
final class SignInModel {

    private final Desk desk;
    private final FrameModel frame;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final ObjectProperty<List<SignInInfo.DemoOperator>> demo = new SimpleObjectProperty<>(List.of());

    SignInModel(Desk desk) {
        this.desk = desk;
        this.frame = desk.frame();
        frame.titleProperty().set(Messages.text("app.name"));
        frame.instructionProperty().set(Messages.text("sign_in.instruction"));
        frame.scanPromptProperty().set(Messages.text("sign_in.prompt"));
        frame.clear(Messages.text("sign_in.welcome"));
        frame.actionsProperty().set(List.of(desk.manualEntry(this::badge)));
    }

    FrameModel frame() {
        return frame;
    }

    /** How to sign in to a demonstration; empty otherwise. */
    ObjectProperty<List<SignInInfo.DemoOperator>> demoProperty() {
        return demo;
    }

    void load() {
        desk.tasks().run(lane, desk.auth()::info, info -> demo.set(info.demoOperators()), frame::fail);
    }

    /** A badge was scanned or typed. */
    void badge(String scanned) {
        String code = Aim.without(scanned);
        frame.lastCodeProperty().set(code);
        desk.navigator()
                .open(new EntryOverlay(
                        desk.navigator(),
                        Messages.text("sign_in.pin_title", code),
                        Messages.text("sign_in.pin_hint"),
                        "",
                        true,
                        pin -> signIn(code, pin)));
    }

    void signIn(String badge, String pin) {
        frame.say(Outcome.CHECKING, Messages.text("scan.checking"));
        desk.tasks().run(desk.sessions(), () -> desk.auth().signIn(badge, pin), desk::signedIn, frame::fail);
    }
}
