package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.access.Approvals;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.Given;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.OperationRecorder;
import dev.pickwright.backend.platform.time.DerivedIds;
import dev.pickwright.backend.sync.operation.GivenFacts;
import dev.pickwright.backend.sync.operation.StationCommand;
import dev.pickwright.backend.sync.operation.SubjectStore;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.packing.PackAnswer;
import dev.pickwright.model.picking.PickAnswer;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.LoggedOperation;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationType;
import dev.pickwright.model.sync.StationStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records the commands that are carried out at this station as operations. Their ids are the idempotency keys. An answer
 * that refuses a scan is no operation: nothing happened.
 */
@Component
@AtStation
class StationRecorder implements OperationRecorder {

    private final StationStore store;
    private final StationLog log;
    private final LeasedWork work;
    private final SubjectStore subjects;
    private final DoneBefore before;
    private final Recovery recovery;
    private final SyncBell bell;
    private final JsonMapper json;

    StationRecorder(
            StationStore store,
            StationLog log,
            LeasedWork work,
            SubjectStore subjects,
            DoneBefore before,
            Recovery recovery,
            SyncBell bell,
            JsonMapper json) {
        this.store = store;
        this.log = log;
        this.work = work;
        this.subjects = subjects;
        this.before = before;
        this.recovery = recovery;
        this.bell = bell;
        this.json = json;
    }

    @Override
    public <T> T record(Command command, Object body, Class<T> type, Supplier<T> doing) {
        StationCommand asked = StationCommand.of(command).orElse(null);
        if (asked == null) {
            if (!StationCommand.isLocal(command)) {
                throw OperationRecorder.centralOnly();
            }
            return doing.get();
        }
        OperationId id = id(command);
        Operation done = store.find(id).map(LoggedOperation::operation).orElse(null);
        if (done != null) {
            return again(command, asked, body(asked, body), done, type);
        }
        try {
            return firstTime(id, command, asked, body, doing);
        } catch (ProblemException e) {
            throw recovery.instead(e);
        }
    }

    private <T> T firstTime(OperationId id, Command command, StationCommand asked, Object body, Supplier<T> doing) {
        List<LeaseRef> leases = asked.subject() == null ? List.of() : leases(asked, asked.subject());
        Map<String, List<String>> facts = facts(command.actor(), asked);
        Given given = Given.first();
        T answer;
        try {
            answer = DerivedIds.within(id.value(), () -> given.within(doing));
        } catch (ProblemException e) {
            if (e.problem() == Problem.NOTHING_TO_DO) {
                bell.ringForWork();
            }
            throw e;
        }
        if (!refused(answer)) {
            UUID subject = subject(asked, answer);
            given.chosen().forEach((name, values) -> facts.put(name, values));
            OperatorId approver = approver(facts.remove(Approvals.APPROVER));
            log.append(new StationLog.Done(
                    id,
                    asked.type(),
                    asked.subject() == null ? leases(asked, subject) : leases,
                    subject,
                    command.actor().operator(),
                    approver,
                    body(asked, body),
                    json.writeValueAsString(facts)));
        } else if (asked.subject() == null) {
            // What was scanned may be of work that is not here yet.
            recovery.requireOver();
        }
        return answer;
    }

    private <T> T again(Command command, StationCommand asked, String body, Operation done, Class<T> type) {
        UUID subject = done.subject();
        if (subject == null || !same(command, asked, body, done)) {
            throw new ProblemException(
                    Problem.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key came before with another request; use a fresh key for each operation.");
        }
        return before.answer(asked.on(), subject, type);
    }

    private static boolean same(Command command, StationCommand asked, String body, Operation done) {
        return done.type().equals(asked.type().wire())
                && (asked.subject() == null || asked.subject().equals(done.subject()))
                && Objects.equals(done.operator(), command.actor().operator())
                && (done.version() != asked.type().version() || done.body().equals(body));
    }

    private static OperationId id(Command command) {
        try {
            return OperationId.of(command.key());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.REQUEST_INVALID,
                    "At a station the Idempotency-Key is a UUID.",
                    Map.of("field", "Idempotency-Key"));
        }
    }

    private List<LeaseRef> leases(StationCommand asked, UUID subject) {
        List<FulfillmentId> touched = switch (asked.on()) {
            case PICKLIST -> subjects.ofPicklist(subject);
            case FULFILLMENT ->
                asked.type() == OperationType.PICK_FAIL
                        ? subjects.withThoseOnItsPicklist(subject)
                        : subjects.live(subject);
            case PUT_BACK -> subjects.ofPutBack(subject);
            case COUNT -> List.of();
        };
        return work.require(touched);
    }

    /** What is true here and central could not know. */
    private Map<String, List<String>> facts(Actor actor, StationCommand asked) {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        if (asked.type() == OperationType.PICK_FAIL && actor.is(Role.SUPERVISOR)) {
            facts.put(GivenFacts.SUPERVISOR, List.of("true"));
        }
        if (asked.on() == StationCommand.On.COUNT) {
            subjects.counted(Objects.requireNonNull(asked.subject()))
                    .ifPresent(place -> facts.put(
                            GivenFacts.COUNTED,
                            List.of(place.bin().toString(), place.sku().toString())));
        }
        return facts;
    }

    private static boolean refused(Object answer) {
        return answer instanceof PickAnswer pick && pick.verdict() == Verdict.REFUSED
                || answer instanceof PackAnswer pack && pack.verdict() == Verdict.REFUSED;
    }

    private static UUID subject(StationCommand asked, Object answer) {
        if (asked.subject() != null) {
            return asked.subject();
        }
        return switch (answer) {
            case PickAnswer pick -> pick.task().id().value();
            case PackAnswer pack ->
                Objects.requireNonNull(pack.task()).fulfillmentId().value();
            default -> throw new IllegalStateException("the answer to " + asked.type() + " does not tell its subject");
        };
    }

    private static @Nullable OperatorId approver(@Nullable List<String> chosen) {
        return chosen == null ? null : OperatorId.of(chosen.getFirst());
    }

    private String body(StationCommand asked, Object body) {
        if (asked.hold() == null) {
            return json.writeValueAsString(body);
        }
        ObjectNode withHold = json.valueToTree(body);
        withHold.put("hold", asked.hold().toString());
        return json.writeValueAsString(withHold);
    }
}
