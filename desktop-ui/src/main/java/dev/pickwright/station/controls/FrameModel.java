package dev.pickwright.station.controls;

import dev.pickwright.model.Message;
import dev.pickwright.station.backend.api.BadgeScanned;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.feedback.Earcons;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the frame of every operator screen shows: instruction, feedback, scan slot, actions. JavaFX thread. */
public final class FrameModel {

    /** The last outcome and its sentence. */
    public record Said(Outcome outcome, String text) {}

    private final Earcons earcons;
    private final StringProperty title = new SimpleStringProperty("");
    private final StringProperty instruction = new SimpleStringProperty("");
    private final StringProperty progress = new SimpleStringProperty("");
    private final StringProperty scanPrompt = new SimpleStringProperty("");
    private final StringProperty lastCode = new SimpleStringProperty("");
    private final ObjectProperty<Said> said = new SimpleObjectProperty<>(new Said(Outcome.IDLE, ""));
    private final ObjectProperty<List<Action>> actions = new SimpleObjectProperty<>(List.of());

    public FrameModel(Earcons earcons) {
        this.earcons = earcons;
    }

    public StringProperty titleProperty() {
        return title;
    }

    public StringProperty instructionProperty() {
        return instruction;
    }

    public StringProperty progressProperty() {
        return progress;
    }

    /** Empty where nothing can be scanned. */
    public StringProperty scanPromptProperty() {
        return scanPrompt;
    }

    public StringProperty lastCodeProperty() {
        return lastCode;
    }

    public ObjectProperty<Said> saidProperty() {
        return said;
    }

    public ObjectProperty<List<Action>> actionsProperty() {
        return actions;
    }

    /** Shows and sounds an outcome. */
    public void say(Outcome outcome, String text) {
        said.set(new Said(outcome, text));
        earcons.play(outcome);
    }

    public void say(Outcome outcome, Message message) {
        say(outcome, Messages.text(message));
    }

    /** Says what went wrong and what to do. */
    public void fail(Exception e) {
        if (e instanceof BadgeScanned) {
            // Whoever it belonged to has come and gone.
            clear(null);
        } else if (e instanceof DomainFailure failure && failure.message() != null) {
            say(Outcome.ERROR, failure.message());
        } else if (e instanceof DomainFailure failure) {
            String advice = Messages.advice(failure.code());
            say(Outcome.ERROR, advice.isEmpty() ? String.valueOf(failure.getMessage()) : advice);
        } else {
            say(Outcome.ERROR, Messages.text("error.unexpected", String.valueOf(e.getMessage())));
        }
    }

    /** A code came in; its outcome is not known yet. */
    public void checking(String code) {
        // A separator has no shape of its own.
        lastCode.set(code.replace('\u001d', '|'));
        said.set(new Said(Outcome.CHECKING, Messages.text("scan.checking")));
    }

    public void clear(@Nullable String text) {
        said.set(new Said(Outcome.IDLE, text == null ? "" : text));
    }
}
