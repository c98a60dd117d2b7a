package dev.pickwright.backend.faults;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.Fault;
import dev.pickwright.backend.fixture.Faults;
import dev.pickwright.backend.fixture.Invariants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * Fails one operation at every point it has: each statement, the commit, and the connection after the commit. After
 * each the tables must be as before (or, after the commit, wholly changed), and a retry with the same key must end
 * right. What does not is a violation.
 */
final class FaultRun {

    /** How the operation's requests are run. */
    enum Mode {
        /** As the product is. A fault that left no trace leaves the state before the operation for the next. */
        SHORT,
        /** Every point on a ground of its own, with the retry right after it. */
        LONG,
        /** With a unit of work that commits after every statement: must be found out. */
        WITHOUT_TRANSACTIONS
    }

    /** What came of an operation. */
    record Outcome(String operation, int statements, int inside, int commits, List<String> violations) {
        int points() {
            return statements + 2 * commits;
        }
    }

    /** A state before the operation, and the key of every try from there. */
    private record Ready(Operation.Act act, String key, Map<String, Object> before) {}

    private record Answer(Faults.Seen seen, @Nullable MockHttpServletResponse response) {}

    private final Ground ground;
    private final Invariants invariants;
    private final Operation operation;
    private final Mode mode;
    private final List<String> violations = new ArrayList<>();
    private @Nullable Ready ready;

    FaultRun(Ground ground, Invariants invariants, Operation operation, Mode mode) {
        this.ground = ground;
        this.invariants = invariants;
        this.operation = operation;
        this.mode = mode;
    }

    Outcome run() {
        failWithoutTrace(Fault.atCommit(1));
        int statements = 0;
        while (failWithoutTrace(Fault.atStatement(statements + 1))) {
            statements++;
        }
        Faults.Seen whole = complete(ready(), "without a fault");
        for (int nth = 1; nth <= whole.commits(); nth++) {
            loseTheAnswer(Fault.afterCommit(nth));
        }
        return new Outcome(operation.name(), statements, whole.inside(), whole.commits(), List.copyOf(violations));
    }

    /** @return whether there was such a point; if not, nothing was sent that stays */
    private boolean failWithoutTrace(Fault fault) {
        Ready from = ready();
        Answer answer = send(from, fault);
        String point = "%s %d".formatted(fault.kind(), fault.nth());
        if (!answer.seen().hit()) {
            ended(from, point, answer.response());
            ready = null;
            return false;
        }
        refused(point, answer.response());
        List<String> changed = invariants.changedSince(from.before());
        if (!changed.isEmpty()) {
            violations.add("%s left traces in %s, broken: %s"
                    .formatted(point, changed, invariants.broken().keySet()));
            ready = null;
        } else if (mode == Mode.LONG) {
            complete(from, point + ", retried");
        }
        return true;
    }

    private void loseTheAnswer(Fault fault) {
        Ready from = ready();
        Answer lost = send(from, fault);
        String point = "%s %d".formatted(fault.kind(), fault.nth());
        refused(point, lost.response());
        check(from, point);
        Map<String, Object> after = invariants.picture();
        MockHttpServletResponse again = ground.api.send(from.act().call(), from.key());
        ended(from, point + ", retried", again);
        String first = ground.value("select answer from idempotency_record where operation_key = ?", from.key());
        if (!ground.api.tree(first).equals(ground.api.tree(Api.text(again)))) {
            violations.add(point + ": the retry got another answer than the first");
        }
        if (!invariants.changedSince(after).isEmpty()) {
            violations.add(point + ": the retry changed " + invariants.changedSince(after));
        }
        ready = null;
    }

    private Faults.Seen complete(Ready from, String point) {
        Answer answer = send(from, Fault.atStatement(Integer.MAX_VALUE));
        ended(from, point, answer.response());
        ready = null;
        return answer.seen();
    }

    private Answer send(Ready from, Fault fault) {
        MockHttpServletResponse[] response = {null};
        Runnable work = () -> response[0] = ground.api.send(from.act().call(), from.key());
        Faults.Seen seen = mode == Mode.WITHOUT_TRANSACTIONS
                ? Faults.runWithoutTransactions(fault, work)
                : Faults.run(fault, work);
        return new Answer(seen, response[0]);
    }

    private void ended(Ready from, String point, @Nullable MockHttpServletResponse answer) {
        if (answer == null || answer.getStatus() > 299) {
            violations.add("%s: answered %s"
                    .formatted(point, answer == null ? "nothing" : answer.getStatus() + " " + Api.text(answer)));
        }
        check(from, point);
    }

    private void check(Ready from, String point) {
        String found = from.act().found().get();
        if (!from.act().expected().equals(found)) {
            violations.add("%s: ended with %s, not %s"
                    .formatted(point, found, from.act().expected()));
        }
        if (!invariants.broken().isEmpty()) {
            violations.add("%s: broken: %s".formatted(point, invariants.broken()));
        }
    }

    /** The caller must be told that it may try again. */
    private void refused(String point, @Nullable MockHttpServletResponse answer) {
        if (answer == null || answer.getStatus() != 503 || !Api.text(answer).contains("\"code\"")) {
            violations.add("%s: answered %s"
                    .formatted(point, answer == null ? "nothing" : answer.getStatus() + " " + Api.text(answer)));
        }
    }

    private Ready ready() {
        Ready now = ready;
        if (now == null) {
            ground.fresh();
            Operation.Act act = operation.arrange().apply(ground);
            now = new Ready(act, UUID.randomUUID().toString(), invariants.picture());
            ready = now;
        }
        return now;
    }
}
