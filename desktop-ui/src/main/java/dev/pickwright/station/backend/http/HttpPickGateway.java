package dev.pickwright.station.backend.http;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.picking.ConfirmQuantity;
import dev.pickwright.model.picking.PickAnswer;
import dev.pickwright.model.picking.PickQueueView;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.picking.ScanRequest;
import dev.pickwright.model.picking.ShortPick;
import dev.pickwright.model.picking.TakeOver;
import dev.pickwright.model.picking.TaskIntent;
import dev.pickwright.station.backend.api.PickGateway;
import java.time.Clock;
import java.util.Map;

public final class HttpPickGateway implements PickGateway {

    private final Api api;
    private final Clock clock;

    public HttpPickGateway(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    @Override
    public PickQueueView queue() {
        return api.get("/v1/picking/queue", PickQueueView.class);
    }

    @Override
    public PickAnswer next() {
        return api.post("/v1/picking/next", Map.of(), PickAnswer.class);
    }

    @Override
    public PickTaskView task(PicklistId id) {
        return api.get("/v1/picking/tasks/" + id, PickTaskView.class);
    }

    @Override
    public PickAnswer scan(PicklistId id, String code, EntryMode entry) {
        return post(id, "scan", new ScanRequest(code, entry, null, clock.instant()));
    }

    @Override
    public PickAnswer confirmQuantity(PicklistId id, ConfirmQuantity told) {
        return post(id, "confirm-quantity", told);
    }

    @Override
    public PickAnswer shortPick(PicklistId id, ShortPick told) {
        return post(id, "short", told);
    }

    @Override
    public PickAnswer skip(PicklistId id) {
        return post(id, "skip", new TaskIntent(null, clock.instant()));
    }

    @Override
    public PickAnswer undo(PicklistId id) {
        return post(id, "undo", new TaskIntent(null, clock.instant()));
    }

    @Override
    public PickAnswer finish(PicklistId id) {
        return post(id, "finish", new TaskIntent(null, clock.instant()));
    }

    @Override
    public PickAnswer release(PicklistId id) {
        return post(id, "release", new TaskIntent(null, clock.instant()));
    }

    @Override
    public PickAnswer takeOver(PicklistId id, String reason) {
        return post(id, "take-over", new TakeOver(reason, null, clock.instant()));
    }

    private PickAnswer post(PicklistId id, String intent, Object body) {
        PickAnswer answer = api.post("/v1/picking/tasks/" + id + "/" + intent, body, PickAnswer.class);
        api.sessions().refuseBadge(answer.message());
        return answer;
    }
}
