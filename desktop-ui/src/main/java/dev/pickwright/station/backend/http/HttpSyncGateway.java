package dev.pickwright.station.backend.http;

import dev.pickwright.model.Page;
import dev.pickwright.model.Problem;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.FulfillmentStanding;
import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.model.sync.OperationView;
import dev.pickwright.model.sync.SavedJournal;
import dev.pickwright.model.sync.SyncStatus;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.backend.api.SyncGateway;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public final class HttpSyncGateway implements SyncGateway {

    static final String SYNC = "/v1/station/sync";
    private static final int SHOWN = 100;

    private final Api api;

    public HttpSyncGateway(Api api) {
        this.api = api;
    }

    @Override
    public Optional<SyncStatus> status() {
        if (api.enrolled()) {
            // It works at central itself.
            return Optional.empty();
        }
        try {
            return Optional.of(api.asStation(() -> api.get(SYNC, SyncStatus.class)));
        } catch (DomainFailure e) {
            if (e.is(Problem.NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public Map<FulfillmentId, OperationStanding> standings() {
        Page<FulfillmentStanding> page = api.asStation(() -> api.page(SYNC + "/standings", FulfillmentStanding.class));
        return page.items().stream()
                .collect(Collectors.toMap(FulfillmentStanding::fulfillment, FulfillmentStanding::standing));
    }

    @Override
    public List<OperationView> operations() {
        return Stream.of(OperationStanding.values())
                .flatMap(each -> api
                        .page(SYNC + "/operations?limit=" + SHOWN + "&standing=" + each.wire(), OperationView.class)
                        .items()
                        .stream())
                .toList();
    }

    @Override
    public void exchange() {
        api.post(SYNC + "/exchange", Map.of());
    }

    @Override
    public void acknowledge(FulfillmentId stopped) {
        api.post(SYNC + "/stops/" + stopped + "/acknowledge", Map.of());
    }

    @Override
    public void acknowledgeRestored() {
        api.post(SYNC + "/restored/acknowledge", Map.of());
    }

    @Override
    public String saveJournal() {
        return api.post(SYNC + "/journal", Map.of(), SavedJournal.class).file();
    }

    @Override
    public void giveBack() {
        api.post(SYNC + "/return", Map.of());
    }
}
