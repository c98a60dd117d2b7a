package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.fulfillment.Cancelling;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.sync.operation.Replay;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.sync.CaseId;
import dev.pickwright.model.sync.Floor;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.Ruling;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Central: what operations act on. Carries them out by {@link Replay}, and keeps what happened where that is refused. */
@Component
class CentralFloor implements Floor {

    private static final Logger log = LoggerFactory.getLogger(CentralFloor.class);

    private final Replay replay;
    private final Facts facts;
    private final LeaseEnds ends;
    private final Cancelling cancelling;
    private final Fulfillments fulfillments;
    private final BoardQueries stations;

    CentralFloor(
            Replay replay,
            Facts facts,
            LeaseEnds ends,
            Cancelling cancelling,
            Fulfillments fulfillments,
            BoardQueries stations) {
        this.replay = replay;
        this.facts = facts;
        this.ends = ends;
        this.cancelling = cancelling;
        this.fulfillments = fulfillments;
        this.stations = stations;
    }

    @Override
    public Ruling apply(Operation operation) throws OperationRefused {
        try {
            Ruling ruling = replay.run(operation, Sender.current().origin());
            ends.after(operation);
            return ruling;
        } catch (UnknownOperation e) {
            throw new HandlerFailure("it was understood, and then not: " + e.getMessage(), e);
        } catch (HandlerFailure e) {
            log.error("Operation {} ({}) could not be carried out", operation.id(), operation.type(), e);
            throw e;
        }
    }

    @Override
    public void doneAt(StationId station, Runnable work) {
        stations.station(station).orElseThrow().sender().within(() -> {
            work.run();
            return true;
        });
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
        return replay.understood(operation);
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
