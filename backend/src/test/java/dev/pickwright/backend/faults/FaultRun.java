package dev.pickwright.backend.faults;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.Fault;
import dev.pickwright.backend.fixture.Faults;
import dev.pickwright.backend.fixture.Invariants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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
    record Outcome(String operation, Api.Call call, int statements, Faults.Seen seen, List<String> violations) {
        int points() {
            return statements + 2 * seen.commits() + seen.syncs();
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
    private Faults.@Nullable Seen whole;
    private Api.@Nullable Call call;

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
        Faults.Seen seen = Objects.requireNonNull(whole, "the last try hits nothing");
        for (int nth = 1; nth <= seen.commits(); nth++) {
            loseTheAnswer(Fault.afterCommit(nth), "database_unreachable");
        }
        for (int nth = 1; nth <= seen.syncs(); nth++) {
            loseTheAnswer(Fault.atSync(nth), "disk_full");
        }
        return new Outcome(operation.name(), Objects.requireNonNull(call), statements, seen, List.copyOf(violations));
    }

    /** @return whether there was such a point; if not, nothing was sent that stays */
    private boolean failWithoutTrace(Fault fault) {
        Ready from = ready();
        Answer answer = send(from, fault);
        String point = "%s %d".formatted(fault.kind(), fault.nth());
        if (!answer.seen().hit()) {
            ended(from, point, answer.response());
            whole = answer.seen();
            ready = null;
            return false;
        }
        refused(point, answer.response(), "\"code\"");
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

    private void loseTheAnswer(Fault fault, String code) {
        Ready from = ready();
        Answer lost = send(from, fault);
        String point = "%s %d".formatted(fault.kind(), fault.nth());
        refused(point, lost.response(), code);
        check(from, point);
        Map<String, Object> after = invariants.picture();
        if (fault.kind() == Fault.Kind.SYNC) {
            // The disk is still full: the repeat may no more say that it is done than the first did.
            refused(point + ", retried", send(from, fault).response(), code);
        }
        MockHttpServletResponse again = ground.api.send(from.act().call(), from.key());
        ended(from, point + ", retried", again);
        String first = ground.value("select answer from idempotency_record where operation_key = ?", from.key());
        if (!told(stored(first)).equals(told(ground.api.tree(Api.text(again))))) {
            violations.add(point + ": the retry got another answer than the first");
        }
        if (!invariants.changedSince(after).isEmpty()) {
            violations.add(point + ": the retry changed " + invariants.changedSince(after));
        }
        ready = null;
    }

    /** An answer but for the secret in it, which is told in the open and stored sealed. */
    /** A cancelling is stored with which of its two answers it got. */
    private JsonNode stored(String answer) {
        JsonNode tree = ground.api.tree(answer);
        return tree.size() == 2 && tree.has("state") && tree.has("pending")
                ? tree.get(tree.get("state").isNull() ? "pending" : "state")
                : tree;
    }

    private static JsonNode told(JsonNode tree) {
        return tree instanceof ObjectNode fields ? fields.without(List.of("secret", "code", "sealed")) : tree;
    }

    private void complete(Ready from, String point) {
        Answer answer = send(from, Fault.atStatement(Integer.MAX_VALUE));
        ended(from, point, answer.response());
        ready = null;
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
    private void refused(String point, @Nullable MockHttpServletResponse answer, String code) {
        if (answer == null || answer.getStatus() != 503 || !Api.text(answer).contains(code)) {
            violations.add("%s: answered %s"
                    .formatted(point, answer == null ? "nothing" : answer.getStatus() + " " + Api.text(answer)));
        }
    }

    private Ready ready() {
        Ready now = ready;
        if (now == null) {
            ground.fresh();
            Operation.Act act = operation.arrange().apply(ground);
            call = act.call();
            now = new Ready(act, UUID.randomUUID().toString(), invariants.picture());
            ready = now;
        }
        return now;
    }
}
