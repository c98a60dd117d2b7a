package dev.pickwright.backend.faults;

import static dev.pickwright.backend.faults.Operation.found;
import static dev.pickwright.backend.faults.Operation.status;
import static dev.pickwright.backend.faults.Operation.value;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.StatedReason;
import dev.pickwright.model.picking.ConfirmQuantity;
import dev.pickwright.model.picking.CreatePicklist;
import dev.pickwright.model.picking.PickLineId;
import dev.pickwright.model.picking.ScanRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rows 3 to 6 and 8 of the table. */
final class PickOperations {

    private static final String PICKED = "select sum(picked) from pick_line";
    private static final String LIST_STATUS = "select status from picklist";

    static final List<Operation> ALL = List.of(
            status("3 generate picklist", Job.Stage.PLANNED, job -> job.step("generate-picklist"), "picking"),
            found(
                    "3 make a picklist of two",
                    PickOperations::listOfTwo,
                    "select count(*) from picklist_fulfillment where not gone",
                    "2"),
            value("4 claim", Job.Stage.LISTED, Job::next, LIST_STATUS, "claimed"),
            status("4 claim what is not planned yet", Job.Stage.CREATED, Job::next, "picking"),
            value("4 release", Job.Stage.CLAIMED, job -> job.pick("release", Job.INTENT), LIST_STATUS, "open"),
            value(
                    "4 take over",
                    Job.Stage.CLAIMED,
                    Job::takeOver,
                    "select count(*) from audit_entry where operation = 'take_over'",
                    "1"),
            value(
                    "4 skip a line",
                    Job.Stage.CLAIMED,
                    job -> job.pick("skip", Job.INTENT),
                    "select max(position) from pick_line",
                    "3"),
            value(
                    "5 bind a tote",
                    Job.Stage.CLAIMED,
                    job -> job.pickScan("T-1"),
                    "select count(*) from tote where fulfillment_id is not null",
                    "1"),
            value(
                    "5 confirm a bin",
                    Job.Stage.TOTE_BOUND,
                    job -> job.pickScan("A-01"),
                    "select count(confirmed_bin_id) from picklist",
                    "1"),
            value(Operations.PICK_SCAN, Job.Stage.AT_BIN, job -> job.pickScan(job.mug()), PICKED, "1"),
            value("5 pick the rest", Job.Stage.ONE_PICKED, PickOperations::rest, PICKED, "2"),
            value(
                    "5 a scan that does not fit",
                    Job.Stage.AT_BIN,
                    job -> job.pickScan("NO-SUCH"),
                    "select count(*) from audit_entry where operation = 'scan_refused'",
                    "1"),
            value("5 undo a pick", Job.Stage.ALL_PICKED, job -> job.pick("undo", Job.INTENT), PICKED, "2"),
            status("6 confirm picked", Job.Stage.ALL_PICKED, job -> job.pick("finish", Job.INTENT), "picked"),
            found(
                    "6 confirm picked, two in one walk",
                    PickOperations::walked,
                    "select count(*) from fulfillment where status = 'picked'",
                    "2"),
            status("8 mark pick failed", Job.Stage.ONE_PICKED, job -> job.step("mark-pick-failed"), "pick_failed"),
            status(
                    "8 retry pick",
                    ground -> Job.at(ground, Job.Stage.ONE_PICKED).pickFailed(),
                    job -> job.step("retry-pick"),
                    "picking"),
            value(
                    "8 grant an attempt at picking",
                    PickOperations::exhausted,
                    job -> job.step("grant-attempt", new StatedReason("the light is repaired")),
                    "select max_pick_attempts from fulfillment",
                    "4"));

    private PickOperations() {}

    private static Api.Call rest(Job job) {
        var line = PickLineId.of(job.line(job.mug()));
        return job.pick("confirm-quantity", new ConfirmQuantity(line, new Quantity(1), EntryMode.TYPED, null, null));
    }

    private static Job exhausted(Ground ground) {
        Job job = Job.at(ground, Job.Stage.LISTED).pickFailed();
        for (int attempt = 2; attempt <= 3; attempt++) {
            job.post(job.step("retry-pick"));
            job.pickFailed();
        }
        return job;
    }

    private static Api.Call listOfTwo(Ground ground) {
        List<FulfillmentId> parts = Stream.of(ground.mug, ground.vase)
                .map(sku -> ground.floor.created(Floor.line(1, sku, 1)))
                .toList();
        for (FulfillmentId part : parts) {
            ground.api.post(
                    ground.site.supervisor(), "/v1/fulfillments/%s/start-planning".formatted(part), Job.NO_REASON);
        }
        return new Api.Call(ground.site.supervisor(), "/v1/picklists", new CreatePicklist(parts));
    }

    private static Api.Call walked(Ground ground) {
        Api.Call list = listOfTwo(ground);
        ground.api.post(list.who(), list.path(), list.body());
        var picker = ground.site.picker();
        String task = "/v1/picking/tasks/"
                + ground.api
                        .post(picker, "/v1/picking/next", Map.of())
                        .path("task")
                        .path("id")
                        .asString();
        for (String code : List.of("T-1", "A-01", ground.mug.code(), "T-2", "A-02", ground.vase.code())) {
            ground.api.post(picker, task + "/scan", new ScanRequest(code, EntryMode.SCANNED, null, null));
        }
        return new Api.Call(picker, task + "/finish", Job.INTENT);
    }
}
