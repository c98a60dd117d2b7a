package dev.pickwright.station.backend.http;

import dev.pickwright.model.picking.PutBackId;
import dev.pickwright.model.picking.PutBackReport;
import dev.pickwright.model.picking.PutBackView;
import dev.pickwright.model.warehouse.CountDone;
import dev.pickwright.model.warehouse.CountTaskId;
import dev.pickwright.model.warehouse.CountTaskView;
import dev.pickwright.station.backend.api.WorkListGateway;
import java.util.List;

public final class HttpWorkListGateway implements WorkListGateway {

    private record PutBackItems(List<PutBackView> items) {}

    private record CountItems(List<CountTaskView> items) {}

    private final Api api;

    public HttpWorkListGateway(Api api) {
        this.api = api;
    }

    @Override
    public List<PutBackView> putBacks() {
        return api.get("/v1/put-backs", PutBackItems.class).items();
    }

    @Override
    public List<PutBackView> putBackDone(PutBackId id, PutBackReport told) {
        return api.post("/v1/put-backs/" + id + "/done", told, PutBackItems.class)
                .items();
    }

    @Override
    public List<CountTaskView> counts() {
        return api.get("/v1/counts", CountItems.class).items();
    }

    @Override
    public CountTaskView countDone(CountTaskId id, CountDone told) {
        return api.post("/v1/counts/" + id + "/done", told, CountTaskView.class);
    }
}
