package dev.pickwright.station.backend.api;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.packing.ClosePackage;
import dev.pickwright.model.packing.PackAnswer;
import dev.pickwright.model.packing.PackQueueView;
import dev.pickwright.model.packing.PackRest;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.quality.RecordQc;

/** A packer's intents. Calls block; a refusal is a {@link DomainFailure}. */
public interface PackGateway {

    PackQueueView queue();

    PackTaskView task(FulfillmentId id);

    PackAnswer scanAtBench(String code, EntryMode entry);

    /** Takes a tote whose station has not sent all that was picked into it; a supervisor approves. */
    PackAnswer takeOver(String code, EntryMode entry);

    PackAnswer scan(FulfillmentId id, String code, EntryMode entry);

    PackAnswer packRest(FulfillmentId id, PackRest told);

    PackAnswer openPackage(FulfillmentId id, String type);

    PackAnswer closePackage(FulfillmentId id, ClosePackage told);

    PackAnswer reopen(FulfillmentId id);

    PackAnswer undo(FulfillmentId id);

    PackAnswer confirmPacked(FulfillmentId id);

    PackAnswer recordQc(FulfillmentId id, RecordQc told);

    /** Packing it failed. @return it as a supervisor gets it */
    PackTaskView fail(FulfillmentId id, String cause);

    /** @return it as it goes on */
    PackTaskView releaseHold(FulfillmentId id, String hold, String reason);

    PackAnswer markReady(FulfillmentId id);

    PackAnswer ship(FulfillmentId id);
}
