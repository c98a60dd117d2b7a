package dev.pickwright.backend.faults;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.access.Approvable;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.fulfillment.Reason;
import dev.pickwright.model.fulfillment.StatedReason;
import dev.pickwright.model.fulfillment.UpdateStatus;
import dev.pickwright.model.packing.ClosePackage;
import dev.pickwright.model.packing.Swap;
import dev.pickwright.model.picking.PutBackReport;
import dev.pickwright.model.picking.ScanRequest;
import dev.pickwright.model.picking.TakeOver;
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
        return step(name, NO_REASON);
    }

    Api.Call step(String name, Object body) {
        return new Api.Call(site.supervisor(), "/v1/fulfillments/%s/%s".formatted(id, name), body);
    }

    Api.Call status(FulfillmentStatus asked) {
        return step("status", new UpdateStatus(asked, null));
    }

    /** The fulfillment has failed at picking. */
    Job pickFailed() {
        post(step("mark-pick-failed"));
        return this;
    }

    Job packFailed() {
        post(step("mark-pack-failed"));
        return this;
    }

    /** The fulfillment is cancelled. */
    Job cancelled() {
        post(step("cancel"));
        return this;
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
        return passes ? result(passed()) : failedCheck(Disposition.REWORK);
    }

    /** A vase is found broken, and another brought. */
    Api.Call replacement() {
        var swap = new Swap(ItemId.of(item(ground.vase.code())), null, "A-02", null, null);
        return result(List.of(failure(Disposition.REPLACE).swapping(swap)));
    }

    Api.Call failedCheck(Disposition disposition) {
        return result(List.of(failure(disposition)));
    }

    private static PointResult failure(Disposition disposition) {
        return PointResult.fail(Checkpoint.ITEMS_AND_COUNT.wire(), Defect.DAMAGED_ITEM, 1, disposition);
    }

    static List<PointResult> passed() {
        return Stream.of(Checkpoint.values())
                .map(Checkpoint::wire)
                .map(PointResult::pass)
                .toList();
    }

    private Api.Call result(List<PointResult> points) {
        var check = QcCheckId.of(
                ground.value("select id from qc_check where status = 'due' and fulfillment_id = cast(? as uuid)", id));
        return pack("qc-result", new RecordQc(check, points, null, null));
    }

    /** By another picker. */
    Api.Call takeOver() {
        return new Api.Call(
                site.other(),
                "/v1/picking/tasks/%s/take-over".formatted(picklist),
                new TakeOver("has gone home", null, null));
    }

    /** Where all of it is picked already, as at central. */
    Api.Call takeOverTote() {
        return new Api.Call(site.packer(), "/v1/packing/take-over", scanned("T-1"))
                .approvedBy(AccessOperations.approval(ground, site.packer(), Approvable.TAKE_OVER_TOTE, "T-1"));
    }

    String mug() {
        return ground.mug.code();
    }

    String sscc() {
        return ground.value("select sscc from package where status = 'closed'");
    }

    /** The fulfillment's open hold. */
    String hold() {
        return ground.value("select id from fulfillment_hold where released_at is null");
    }

    Api.Call release() {
        return step("holds/%s/release".formatted(hold()), new StatedReason("the customer agreed"));
    }

    /** Of the mugs. */
    Api.Call putBack(PutBackReport report) {
        String task = ground.value(
                "select b.id from put_back b join sku s on s.id = b.sku_id where s.code = ?", ground.mug.code());
        return new Api.Call(site.picker(), "/v1/put-backs/%s/done".formatted(task), report);
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

    private static ScanRequest scanned(String code) {
        return new ScanRequest(code, EntryMode.SCANNED, null, null);
    }
}
