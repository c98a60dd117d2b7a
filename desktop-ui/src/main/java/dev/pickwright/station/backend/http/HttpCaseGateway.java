package dev.pickwright.station.backend.http;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.CaseView;
import dev.pickwright.model.sync.KeepBoot;
import dev.pickwright.model.sync.ResolveCase;
import dev.pickwright.model.sync.StationSyncView;
import dev.pickwright.station.backend.api.CaseGateway;
import java.util.List;
import java.util.Map;

public final class HttpCaseGateway implements CaseGateway {

    private static final String SYNC = "/v1/sync";

    private static final int SHOWN = 500;

    private final Api api;

    public HttpCaseGateway(Api api) {
        this.api = api;
    }

    @Override
    public List<StationSyncView> stations() {
        return api.all(SYNC + "/stations?", StationSyncView.class);
    }

    @Override
    public List<CaseView> open() {
        return api.page(SYNC + "/cases?open=true&limit=" + SHOWN, CaseView.class)
                .items();
    }

    @Override
    public void resolve(CaseView seen, ResolveCase told) {
        api.post(SYNC + "/cases/" + seen.id() + "/resolve", told, Object.class, seen.version());
    }

    @Override
    public void keep(StationSyncView station, String boot) {
        api.post(SYNC + "/stations/" + station.station() + "/keep", new KeepBoot(boot));
    }

    @Override
    public void revoke(FulfillmentId fulfillment, String reason) {
        api.post(SYNC + "/leases/" + fulfillment + "/revoke", Map.of("reason", reason));
    }
}
