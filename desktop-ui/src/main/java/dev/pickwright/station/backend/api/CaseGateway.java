package dev.pickwright.station.backend.api;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.CaseView;
import dev.pickwright.model.sync.ResolveCase;
import dev.pickwright.model.sync.StationSyncView;
import java.util.List;

/** What central knows of its stations, and what came from them that does not fit. Calls block; a refusal is a {@link DomainFailure}. */
public interface CaseGateway {

    List<StationSyncView> stations();

    /** Those that nobody has decided; the newest 500. */
    List<CaseView> open();

    /** Refused if somebody else decided or changed it since. */
    void resolve(CaseView seen, ResolveCase told);

    /**
     * Lets one of two computers go on as the station.
     *
     * @param boot of those that the station is seen with
     */
    void keep(StationSyncView station, String boot);

    /** Takes the fulfillment from the station that has it. */
    void revoke(FulfillmentId fulfillment, String reason);
}
