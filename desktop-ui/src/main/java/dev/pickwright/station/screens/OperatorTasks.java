package dev.pickwright.station.screens;

import dev.pickwright.model.Problem;
import dev.pickwright.model.access.Approved;
import dev.pickwright.station.backend.api.AuthGateway;
import dev.pickwright.station.backend.api.BadgeScanned;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.task.Tasks;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Calls to the backend as whoever asked for them. What comes back while another one works here waits until that operator
 * is back; a badge changes the operator; what a supervisor has to approve is asked for and sent again. JavaFX thread.
 */
final class OperatorTasks implements Tasks {

    /** Asks a supervisor. */
    interface Approvals {

        /**
         * @param approved gets the approval
         * @param givenUp called if there is none
         */
        void ask(DomainFailure needed, Consumer<Approved> approved, Runnable givenUp);
    }

    private final Tasks tasks;
    private final AuthGateway auth;
    private final Sessions sessions;
    private final Approvals approvals;

    OperatorTasks(Tasks tasks, AuthGateway auth, Sessions sessions, Approvals approvals) {
        this.tasks = tasks;
        this.auth = auth;
        this.sessions = sessions;
        this.approvals = approvals;
    }

    @Override
    public <T> void run(Lane lane, Callable<T> call, Consumer<T> success, Consumer<Exception> failure) {
        Sitting whose = sessions.current();
        tasks.run(
                lane,
                auth.asNow(call),
                result -> toldTo(whose, () -> success.accept(result)),
                e -> failed(whose, e, lane, call, success, failure));
    }

    private void toldTo(@Nullable Sitting whose, Runnable news) {
        if (whose == null || whose == sessions.current()) {
            news.run();
        } else {
            whose.hold(news);
        }
    }

    private <T> void failed(
            @Nullable Sitting whose,
            Exception e,
            Lane lane,
            Callable<T> call,
            Consumer<T> success,
            Consumer<Exception> failure) {
        boolean present = whose != null && whose == sessions.current();
        if (whose != null && present && e instanceof BadgeScanned scanned) {
            whose.hold(() -> failure.accept(e));
            sessions.change(scanned.badge());
        } else if (whose != null && present && is(e, Problem.NOT_SIGNED_IN)) {
            whose.hold(() -> failure.accept(e));
            sessions.lock();
        } else if (present && e instanceof DomainFailure needed && needed.is(Problem.APPROVAL_NEEDED)) {
            approvals.ask(
                    needed,
                    approval -> tasks.run(
                            lane,
                            auth.approved(approval, call),
                            result -> toldTo(whose, () -> success.accept(result)),
                            again -> toldTo(whose, () -> failure.accept(again))),
                    () -> toldTo(
                            whose,
                            () -> failure.accept(
                                    new DomainFailure("not_approved", "Nothing was approved or changed."))));
        } else {
            toldTo(whose, () -> failure.accept(e));
        }
    }

    private static boolean is(Exception e, Problem problem) {
        return e instanceof DomainFailure failure && failure.is(problem);
    }

    @Override
    public void later(Duration pause, Runnable work) {
        tasks.later(pause, work);
    }
}
