package dev.pickwright.station.backend.api;

import dev.pickwright.model.picking.PutBackId;
import dev.pickwright.model.picking.PutBackReport;
import dev.pickwright.model.picking.PutBackView;
import dev.pickwright.model.warehouse.CountDone;
import dev.pickwright.model.warehouse.CountTaskId;
import dev.pickwright.model.warehouse.CountTaskView;
import java.util.List;

/** Work at the bins that is nobody's until somebody does it. Calls block; a refusal is a {@link DomainFailure}. */
public interface WorkListGateway {

    /** Goods to return to bins, the oldest first. */
    List<PutBackView> putBacks();

    /** @return what is left to put back */
    List<PutBackView> putBackDone(PutBackId id, PutBackReport told);

    /** Bins to count, the oldest first; at most 100. */
    List<CountTaskView> counts();

    CountTaskView countDone(CountTaskId id, CountDone told);
}
