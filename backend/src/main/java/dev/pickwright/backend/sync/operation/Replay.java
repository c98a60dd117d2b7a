package dev.pickwright.backend.sync.operation;

import dev.pickwright.backend.access.Doers;
import dev.pickwright.backend.picking.WorkOnHand;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.Given;
import dev.pickwright.backend.platform.time.DerivedIds;
import dev.pickwright.backend.warehouse.Found;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.packing.PackAnswer;
import dev.pickwright.model.picking.PickAnswer;
import dev.pickwright.model.sync.Floor.HandlerFailure;
import dev.pickwright.model.sync.Floor.OperationRefused;
import dev.pickwright.model.sync.Floor.UnknownOperation;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationType;
import dev.pickwright.model.sync.Ruling;
import dev.pickwright.model.sync.VerdictCode;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries operations of a station out, through the services that carried them out there. Joins the caller's unit of work;
 * the caller runs it in a savepoint, for a refusal may leave something behind.
 */
@Component
public class Replay {

    private static final Duration PLAUSIBLE = Duration.ofMinutes(15);

    private final Upcasters upcasters;
    private final Deeds deeds;
    private final Doers doers;
    private final SubjectStore subjects;
    private final JsonMapper json;
    private final boolean told;

    Replay(
            Upcasters upcasters,
            Deeds deeds,
            Doers doers,
            SubjectStore subjects,
            JsonMapper json,
            ObjectProvider<WorkOnHand> station) {
        this.upcasters = upcasters;
        this.deeds = deeds;
        this.doers = doers;
        this.subjects = subjects;
        this.json = json;
        // A station carries nothing out again but its own.
        this.told = station.getIfAvailable() != null;
    }

    /** {@link #run(Operation, Origin)} of an operation of which nothing else is known. */
    public Ruling run(Operation operation) throws OperationRefused, UnknownOperation {
        return run(operation, Origin.UNKNOWN);
    }

    /**
     * Does what the operation did.
     *
     * @return {@link Ruling#APPLIED}, or a flagged one
     * @throws OperationRefused if it does not fit the state
     * @throws UnknownOperation if this build does not understand it
     * @throws HandlerFailure if it fails for a reason nobody foresaw; what makes the whole transaction worth repeating
     *     passes as it is
     */
    public Ruling run(Operation operation, Origin origin) throws OperationRefused, UnknownOperation {
        Operation newest = upcasters.upcast(operation);
        OperationType type = OperationType.of(newest.type()).orElseThrow();
        GivenFacts given = given(newest);
        Deed deed = deed(type, newest, given);
        Doers.Doer doer = doer(type, newest, origin, deed);
        Found found = new Found();
        carryOut(newest, deed, doer.actor(), given, found);
        return ruling(origin, doer, found);
    }

    /**
     * The operation in its newest version, if this build understands all of it.
     *
     * @throws UnknownOperation if not
     */
    public Operation understood(Operation operation) throws UnknownOperation {
        Operation newest = upcasters.upcast(operation);
        OperationType type = OperationType.of(newest.type()).orElseThrow();
        deed(type, newest, given(newest));
        return newest;
    }

    private GivenFacts given(Operation newest) throws UnknownOperation {
        try {
            return GivenFacts.of(newest, json);
        } catch (JacksonException | IllegalArgumentException e) {
            throw unreadable(newest, e);
        }
    }

    private Deed deed(OperationType type, Operation newest, GivenFacts given) throws UnknownOperation {
        try {
            return deeds.of(type, newest, subject(type, newest), given);
        } catch (JacksonException | IllegalArgumentException e) {
            throw unreadable(newest, e);
        }
    }

    private static UnknownOperation unreadable(Operation operation, RuntimeException e) {
        return new UnknownOperation(
                VerdictCode.SCHEMA_INVALID,
                "%s %s cannot be read: %s".formatted(operation.type(), operation.id(), e.getMessage()));
    }

    private static UUID subject(OperationType type, Operation operation) {
        UUID subject = operation.subject();
        if (subject == null) {
            if (StationCommand.on(type) != null) {
                throw new IllegalArgumentException("it has no subject");
            }
            return operation.id().value();
        }
        return subject;
    }

    private Doers.Doer doer(OperationType type, Operation operation, Origin origin, Deed deed) throws OperationRefused {
        StationCommand.On on = StationCommand.on(type);
        String station = origin.station() == null ? "a station" : origin.station();
        WarehouseId site = on == null
                ? null
                : subjects.site(on, Objects.requireNonNull(operation.subject())).orElse(null);
        Doers.Doer doer = operation.operator() == null
                ? new Doers.Doer(itself(station, site), false)
                : doers.of(operation.operator(), station, site, deed.roles())
                        .orElseThrow(() -> new OperationRefused(
                                VerdictCode.ACTOR_DISABLED, "nobody knows operator " + operation.operator()));
        return operation.approver() == null
                ? doer
                : new Doers.Doer(doer.actor().approvedBy(operation.approver()), doer.retired());
    }

    private static Actor itself(String station, @Nullable WarehouseId site) {
        return site == null ? Actor.system(station) : Actor.station(station, site);
    }

    private void carryOut(Operation operation, Deed deed, Actor actor, GivenFacts given, Found found)
            throws OperationRefused {
        try {
            Object answer = DerivedIds.within(
                    operation.id().value(),
                    () -> Given.again(given.values(), told)
                            .within(() -> found.within(() -> deed.work().apply(actor))));
            if (refused(answer)) {
                throw refusal(operation, answer.toString());
            }
        } catch (ProblemException e) {
            if (e.problem().kind() == Problem.Kind.BUSY) {
                throw e;
            }
            throw refusal(operation, e.detail());
        } catch (DuplicateKeyException e) {
            if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("sscc")) {
                throw new OperationRefused(VerdictCode.LABEL_DUPLICATE, "a package has that number already");
            }
            throw new HandlerFailure("what it makes is there already", e);
        } catch (DataIntegrityViolationException e) {
            throw new HandlerFailure("it breaks what the database keeps", e);
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new HandlerFailure("it failed", e);
        }
    }

    private static boolean refused(Object answer) {
        return answer instanceof PickAnswer pick && pick.verdict() == Verdict.REFUSED
                || answer instanceof PackAnswer pack && pack.verdict() == Verdict.REFUSED;
    }

    private OperationRefused refusal(Operation operation, String why) {
        if (subjects.cancelled(
                operation.leases().stream().map(LeaseRef::fulfillment).toList())) {
            return new OperationRefused(VerdictCode.CANCELLED, why);
        }
        var line = json.readTree(operation.body()).path("line");
        boolean closed = line.isString() && subjects.lineClosed(UUID.fromString(line.asString()));
        return new OperationRefused(closed ? VerdictCode.LINE_ALREADY_PICKED : VerdictCode.STATE_INVALID, why);
    }

    private static Ruling ruling(Origin origin, Doers.Doer doer, Found found) {
        if (found.anything()) {
            return Ruling.flagged(VerdictCode.STOCK_NEGATIVE);
        }
        if (doer.retired()) {
            return Ruling.flagged(VerdictCode.ACTOR_DISABLED);
        }
        return Math.abs(origin.clockOffsetMillis()) > PLAUSIBLE.toMillis()
                ? Ruling.flagged(VerdictCode.CLOCK_IMPLAUSIBLE)
                : Ruling.APPLIED;
    }
}
