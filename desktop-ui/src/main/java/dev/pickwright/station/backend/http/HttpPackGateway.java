package dev.pickwright.station.backend.http;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.Reason;
import dev.pickwright.model.packing.ClosePackage;
import dev.pickwright.model.packing.OpenPackage;
import dev.pickwright.model.packing.PackAnswer;
import dev.pickwright.model.packing.PackQueueView;
import dev.pickwright.model.packing.PackRest;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.picking.ScanRequest;
import dev.pickwright.model.picking.TaskIntent;
import dev.pickwright.model.quality.RecordQc;
import dev.pickwright.model.shipping.Ship;
import dev.pickwright.station.backend.api.PackGateway;
import java.time.Clock;
import tools.jackson.databind.JsonNode;

public final class HttpPackGateway implements PackGateway {

    private final Api api;
    private final Clock clock;

    public HttpPackGateway(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    @Override
    public PackQueueView queue() {
        return api.get("/v1/packing/queue", PackQueueView.class);
    }

    @Override
    public PackTaskView task(FulfillmentId id) {
        return api.get("/v1/packing/tasks/" + id, PackTaskView.class);
    }

    @Override
    public PackAnswer scanAtBench(String code, EntryMode entry) {
        return answered(
                api.post("/v1/packing/scan", new ScanRequest(code, entry, null, clock.instant()), PackAnswer.class));
    }

    @Override
    public PackAnswer takeOver(String code, EntryMode entry) {
        return answered(api.post(
                "/v1/packing/take-over", new ScanRequest(code, entry, null, clock.instant()), PackAnswer.class));
    }

    @Override
    public PackAnswer scan(FulfillmentId id, String code, EntryMode entry) {
        return post(id, "scan", new ScanRequest(code, entry, null, clock.instant()));
    }

    @Override
    public PackAnswer packRest(FulfillmentId id, PackRest told) {
        return post(id, "pack-rest", told);
    }

    @Override
    public PackAnswer openPackage(FulfillmentId id, String type) {
        return post(id, "open-package", new OpenPackage(type, null, clock.instant()));
    }

    @Override
    public PackAnswer closePackage(FulfillmentId id, ClosePackage told) {
        return post(id, "close-package", told);
    }

    @Override
    public PackAnswer reopen(FulfillmentId id) {
        return intend(id, "reopen");
    }

    @Override
    public PackAnswer undo(FulfillmentId id) {
        return intend(id, "undo");
    }

    @Override
    public PackAnswer confirmPacked(FulfillmentId id) {
        return intend(id, "confirm-packed");
    }

    @Override
    public PackAnswer recordQc(FulfillmentId id, RecordQc told) {
        return post(id, "qc-result", told);
    }

    @Override
    public PackTaskView fail(FulfillmentId id, String cause) {
        api.post("/v1/fulfillments/" + id + "/mark-pack-failed", new Reason(cause), JsonNode.class);
        return task(id);
    }

    @Override
    public PackTaskView releaseHold(FulfillmentId id, String hold, String reason) {
        api.post("/v1/fulfillments/" + id + "/holds/" + hold + "/release", new Reason(reason), JsonNode.class);
        return task(id);
    }

    @Override
    public PackAnswer markReady(FulfillmentId id) {
        return intend(id, "mark-ready");
    }

    @Override
    public PackAnswer ship(FulfillmentId id) {
        return post(id, "ship", new Ship(null, null, null, null, clock.instant()));
    }

    private PackAnswer intend(FulfillmentId id, String intent) {
        return post(id, intent, new TaskIntent(null, clock.instant()));
    }

    private PackAnswer post(FulfillmentId id, String intent, Object body) {
        return answered(api.post("/v1/packing/tasks/" + id + "/" + intent, body, PackAnswer.class));
    }

    private PackAnswer answered(PackAnswer answer) {
        api.sessions().refuseBadge(answer.message());
        return answer;
    }
}
