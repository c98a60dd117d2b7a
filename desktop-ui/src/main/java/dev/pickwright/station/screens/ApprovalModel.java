package dev.pickwright.station.screens;

import dev.pickwright.model.Problem;
import dev.pickwright.model.Wire;
import dev.pickwright.model.access.Approvable;
import dev.pickwright.model.access.ApproveAction;
import dev.pickwright.model.access.Approved;
import dev.pickwright.station.backend.api.AuthGateway;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.scan.Aim;
import dev.pickwright.station.platform.task.Tasks;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A supervisor lets the operator do one thing, by badge and PIN. Keeps no PIN. JavaFX thread. */
public final class ApprovalModel {

    private final Tasks tasks;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final AuthGateway auth;
    private final Approvable action;
    private final String subject;
    private final String sentence;
    private final Consumer<Approved> approved;
    private final Runnable givenUp;
    private final ReadOnlyStringWrapper badge = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper over = new ReadOnlyBooleanWrapper();
    private boolean asking;

    /**
     * @param needed says what has to be approved
     * @param operator the name of who wants to do it
     */
    ApprovalModel(
            Tasks tasks,
            AuthGateway auth,
            DomainFailure needed,
            String operator,
            Consumer<Approved> approved,
            Runnable givenUp) {
        this.tasks = tasks;
        this.auth = auth;
        this.action = Stream.of(Approvable.values())
                .filter(each -> each.wire().equals(needed.fact("action")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown action " + needed.fact("action")));
        this.subject = needed.fact("subject");
        this.sentence = Messages.text("approval." + wire(action), operator);
        this.approved = approved;
        this.givenUp = givenUp;
    }

    private static String wire(Wire constant) {
        return constant.wire();
    }

    /** What is asked of the supervisor. */
    String sentence() {
        return sentence;
    }

    /** The supervisor's, once it was scanned; empty before. */
    ReadOnlyStringProperty badgeProperty() {
        return badge.getReadOnlyProperty();
    }

    /** Why it is not approved yet; empty at first. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether nothing is asked any more. */
    ReadOnlyBooleanProperty overProperty() {
        return over.getReadOnlyProperty();
    }

    public void badge(String scanned) {
        if (!asking) {
            problem.set("");
            badge.set(Aim.without(scanned).strip());
        }
    }

    public void pin(String pin) {
        if (asking || badge.get().isEmpty() || pin.isEmpty()) {
            return;
        }
        asking = true;
        problem.set(Messages.text("scan.checking"));
        var told = new ApproveAction(badge.get(), pin, action, subject);
        tasks.run(lane, auth.asNow(() -> auth.approve(told)), this::approved, this::refused);
    }

    private void approved(Approved approval) {
        asking = false;
        if (!over.get()) {
            over.set(true);
            approved.accept(approval);
        }
    }

    private void refused(Exception e) {
        asking = false;
        if (e instanceof DomainFailure failure) {
            problem.set(sentence(failure));
            if (!failure.is(Problem.SIGN_IN_REFUSED)) {
                badge.set("");
            }
        } else {
            problem.set(Messages.text("error.unexpected", String.valueOf(e.getMessage())));
        }
    }

    private String sentence(DomainFailure failure) {
        if (failure.is(Problem.SIGN_IN_LOCKED)) {
            return Messages.text("approval.locked", badge.get(), LockOut.left(LockOut.of(failure)));
        }
        String advice = Messages.advice(failure.code());
        return advice.isEmpty() ? String.valueOf(failure.getMessage()) : advice;
    }

    /** Nothing was changed. Also when it was approved already: then it does nothing. */
    public void giveUp() {
        if (!over.get()) {
            over.set(true);
            givenUp.run();
        }
    }
}
