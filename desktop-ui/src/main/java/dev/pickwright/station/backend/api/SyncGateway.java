package dev.pickwright.station.backend.api;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.model.sync.OperationView;
import dev.pickwright.model.sync.SyncStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How this station's own backend stands with its central. Calls block; a refusal is a {@link DomainFailure}. */
public interface SyncGateway {

    /** Asked by the station, whoever works there. Empty if it has no central. */
    Optional<SyncStatus> status();

    /** The worst of the operations of each fulfillment on hand; asked by the station. */
    Map<FulfillmentId, OperationStanding> standings();

    /** What was done here: the newest of what central has not confirmed, of what somebody must act on, of the rest. */
    List<OperationView> operations();

    /** Tries to reach central now, instead of when it is due. */
    void exchange();

    /** The operator stopped, and put back what there was. */
    void acknowledge(FulfillmentId stopped);

    /** Somebody read that this computer was put back to an older copy. */
    void acknowledgeRestored();

    /** Saves a copy of the journal of what was done here. @return the file on this computer */
    String saveJournal();

    /** Gives back the work that nobody has begun. */
    void giveBack();
}
