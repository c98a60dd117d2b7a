package dev.pickwright.backend.faults;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.fulfillment.Reason;
import dev.pickwright.model.packing.ClosePackage;
import dev.pickwright.model.picking.ScanRequest;
import dev.pickwright.model.picking.TaskIntent;
import dev.pickwright.model.quality.Checkpoint;
import dev.pickwright.model.quality.Defect;
import dev.pickwright.model.quality.Disposition;
import dev.pickwright.model.quality.PointResult;
import dev.pickwright.model.quality.QcCheckId;
import dev.pickwright.model.quality.RecordQc;
import dev.pickwright.model.shipping.Ship;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One order of two mugs and a vase that wants a check, on its way through the site by the API alone. */
final class Job {

    /** How far it has come; every stage is reached from the one before by one request, or a few of a kind. */
    enum Stage {
        CREATED,
        PLANNED,
        LISTED,
        CLAIMED,
        TOTE_BOUND,
        AT_BIN,
        ONE_PICKED,
        ALL_PICKED,
        PICKED,
        PACKING,
        ONE_PACKED,
        ALL_PACKED,
        CLOSED,
        PACKED,
        CHECKED,
        READY,
        SHIPPED,
        COMPLETED
    }

    static final TaskIntent INTENT = new TaskIntent(null, null);
    static final Reason NO_REASON = new Reason(null);

    private final Ground ground;
    private final Floor.Site site;
    final String id;
    private String picklist = "";

    private Job(Ground ground) {
        this.ground = ground;
        this.site = ground.site;
        this.id = ground.floor
                .created(Floor.line(1, ground.vase, 1), Floor.line(2, ground.mug, 2))
                .toString();
    }

    static Job at(Ground ground, Stage stage) {
        Job job = new Job(ground);
        for (Stage next : Stage.values()) {
            if (next.ordinal() <= stage.ordinal()) {
                job.go(next);
            }
        }
        return job;
    }

    private void go(Stage to) {
        switch (to) {
            case CREATED -> {}
            case PLANNED -> post(step("start-planning"));
            case LISTED -> post(step("generate-picklist"));
            case CLAIMED -> picklist = post(next()).path("task").path("id").asString();
            case TOTE_BOUND -> post(pickScan("T-1"));
            case AT_BIN -> post(pickScan("A-01"));
            case ONE_PICKED -> post(pickScan(ground.mug.code()));
            case ALL_PICKED ->
                Stream.of(ground.mug.code(), "A-02", ground.vase.code()).forEach(code -> post(pickScan(code)));
            case PICKED -> post(pick("finish", INTENT));
            case PACKING -> post(bench("T-1"));
            case ONE_PACKED -> post(packScan(ground.mug.code()));
            case ALL_PACKED -> Stream.of(ground.mug.code(), ground.vase.code()).forEach(code -> post(packScan(code)));
            case CLOSED -> post(close());
            case PACKED -> post(pack("confirm-packed", INTENT));
            case CHECKED -> post(check(true));
            case READY -> post(pack("mark-ready", INTENT));
            case SHIPPED -> post(pack("ship", new Ship(null, null, "TRACK-1", null, null)));
            case COMPLETED -> post(step("complete"));
        }
    }

    JsonNode post(Api.Call call) {
        return ground.api.post(call.who(), call.path(), call.body());
    }

    /** A supervisor's step on the fulfillment. */
    Api.Call step(String name) {
        return new Api.Call(site.supervisor(), "/v1/fulfillments/%s/%s".formatted(id, name), NO_REASON);
    }

    Api.Call next() {
        return new Api.Call(site.picker(), "/v1/picking/next", Map.of());
    }

    Api.Call pick(String intent, Object body) {
        return new Api.Call(site.picker(), "/v1/picking/tasks/%s/%s".formatted(picklist, intent), body);
    }

    Api.Call pickScan(String code) {
        return pick("scan", scanned(code));
    }

    Api.Call bench(String code) {
        return new Api.Call(site.packer(), "/v1/packing/scan", scanned(code));
    }

    Api.Call pack(String intent, Object body) {
        return new Api.Call(site.packer(), "/v1/packing/tasks/%s/%s".formatted(id, intent), body);
    }

    Api.Call packScan(String code) {
        return pack("scan", scanned(code));
    }

    Api.Call close() {
        return pack("close-package", new ClosePackage(2_000, EntryMode.TYPED, null, null));
    }

    Api.Call check(boolean passes) {
        var check = QcCheckId.of(
                ground.value("select id from qc_check where status = 'due' and fulfillment_id = cast(? as uuid)", id));
        var points = passes
                ? Stream.of(Checkpoint.values())
                        .map(Checkpoint::wire)
                        .map(PointResult::pass)
                        .toList()
                : List.of(
                        PointResult.fail(Checkpoint.ITEMS_AND_COUNT.wire(), Defect.WRONG_COUNT, 1, Disposition.REWORK));
        return pack("qc-result", new RecordQc(check, points, null, null));
    }

    /** The open pick line of a SKU. */
    String line(String sku) {
        return ground.value("""
                select l.id from pick_line l join sku s on s.id = l.sku_id
                where l.status = 'open' and s.code = ? and l.fulfillment_id = cast(? as uuid)
                """, sku, id);
    }

    String item(String sku) {
        return ground.value("""
                select i.id from fulfillment_item i join sku s on s.id = i.sku_id
                where s.code = ? and i.fulfillment_id = cast(? as uuid)
                """, sku, id);
    }

    String status() {
        return ground.value("select status from fulfillment where id = cast(? as uuid)", id);
    }

    /** A sum over the fulfillment's items. */
    String units(String column) {
        return ground.value(
                "select sum(%s) from fulfillment_item where fulfillment_id = cast(? as uuid)".formatted(column), id);
    }

    private static ScanRequest scanned(String code) {
        return new ScanRequest(code, EntryMode.SCANNED, null, null);
    }
}
