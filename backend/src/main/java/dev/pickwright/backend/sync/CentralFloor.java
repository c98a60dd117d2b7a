package dev.pickwright.backend.sync;

import dev.pickwright.backend.fulfillment.Cancelling;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.sync.CaseId;
import dev.pickwright.model.sync.Floor;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.Ruling;
import dev.pickwright.model.sync.VerdictCode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Central: what operations act on. Carries them out by {@link Replay}, and keeps what happened where that is refused. */
@Component
class CentralFloor implements Floor {

    private static final Logger log = LoggerFactory.getLogger(CentralFloor.class);
    private static final Duration AHEAD = Duration.ofHours(1);
    private static final Duration BEHIND = Duration.ofDays(35);

    private final Replay replay;
    private final Upcasters upcasters;
    private final Facts facts;
    private final LeaseEnds ends;
    private final BoardQueries people;
    private final Cancelling cancelling;
    private final Fulfillments fulfillments;

    CentralFloor(
            Replay replay,
            Upcasters upcasters,
            Facts facts,
            LeaseEnds ends,
            BoardQueries people,
            Cancelling cancelling,
            Fulfillments fulfillments) {
        this.replay = replay;
        this.upcasters = upcasters;
        this.facts = facts;
        this.ends = ends;
        this.people = people;
        this.cancelling = cancelling;
        this.fulfillments = fulfillments;
    }

    @Override
    public Ruling apply(Operation operation) throws OperationRefused {
        try {
            boolean missing = facts.cover(operation);
            Ruling ruling = replay.run(operation, Sender.current().origin());
            ends.after(operation);
            VerdictCode flag = ruling.equals(Ruling.APPLIED) ? flag(operation, missing) : null;
            return flag == null ? ruling : Ruling.flagged(flag);
        } catch (UnknownOperation e) {
            throw new HandlerFailure("was understood, and then not: " + e.getMessage(), e);
        } catch (TransientDataAccessException
                | NonTransientDataAccessResourceException
                | RecoverableDataAccessException
                | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("Operation {} ({}) could not be carried out", operation.id(), operation.type(), e);
            throw new HandlerFailure("%s: %s".formatted(e.getClass().getSimpleName(), e.getMessage()), e);
        }
    }

    private @Nullable VerdictCode flag(Operation operation, boolean missing) {
        Sender sender = Sender.current();
        OperatorId operator = operation.operator();
        if (missing) {
            return VerdictCode.STOCK_NEGATIVE;
        }
        if (operator != null && sender.isRetired(operator, people::isRetired)) {
            return VerdictCode.ACTOR_DISABLED;
        }
        Instant done = sender.corrected(operation.wall());
        return done.isAfter(sender.now().plus(AHEAD))
                        || done.isBefore(sender.now().minus(BEHIND))
                ? VerdictCode.CLOCK_IMPLAUSIBLE
                : null;
    }

    @Override
    public void recordFact(Operation operation, CaseId file) {
        facts.record(operation, file);
    }

    @Override
    public void takeBackFact(Operation operation, CaseId file) {
        facts.takeBack(operation, file);
    }

    @Override
    public Operation upcast(Operation operation) throws UnknownOperation {
        return upcasters.upcast(operation);
    }

    @Override
    public CancelStanding cancelStanding(FulfillmentId fulfillment) {
        FulfillmentStatus status = fulfillments.state(fulfillment).status();
        return status.live() ? CancelStanding.POSSIBLE : CancelStanding.TOO_LATE;
    }

    @Override
    public void cancel(FulfillmentId fulfillment) {
        cancelling.cancel(Actor.system("sync"), fulfillment, "its station has stopped");
    }
}
