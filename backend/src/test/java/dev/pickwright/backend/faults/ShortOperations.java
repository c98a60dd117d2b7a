package dev.pickwright.backend.faults;

import static dev.pickwright.backend.faults.Operation.value;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.model.picking.PickLineId;
import dev.pickwright.model.picking.ShortPick;
import dev.pickwright.model.picking.ShortReason;
import dev.pickwright.model.picking.ShortResolution;
import java.util.List;

/** Row 7 of the table: one mug was found where two should be. */
final class ShortOperations {

    private static final String WAITING =
            "select sum(ordered - allocated - picked - short_quantity) from fulfillment_item";

    static final List<Operation> ALL = List.of(
            of(ShortResolution.OTHER_BIN, "select sum(quantity) from pick_line where status = 'open'", "2"),
            of(ShortResolution.WAIT, WAITING, "1"),
            of(ShortResolution.SHIP_SHORT, "select sum(short_quantity) from fulfillment_item", "1"),
            of(ShortResolution.BACK_ORDER, "select count(*) from fulfillment", "2"),
            of(ShortResolution.FAIL, "select status from fulfillment", "pick_failed"),
            value(
                    "7 short pick of nothing",
                    Job.Stage.CLAIMED,
                    job -> shortage(job, 0, ShortResolution.SHIP_SHORT),
                    "select sum(short_quantity) from fulfillment_item",
                    "2"),
            value("7 plan anew what waits", ShortOperations::waiting, job -> job.step("replan"), WAITING, "0"));

    private ShortOperations() {}

    private static Operation of(ShortResolution how, String query, String expected) {
        return value(
                "7 short pick, " + how.wire().replace('_', ' '),
                Job.Stage.ONE_PICKED,
                job -> shortage(job, 1, how),
                query,
                expected);
    }

    private static Api.Call shortage(Job job, int found, ShortResolution how) {
        var line = PickLineId.of(job.line(job.mug()));
        return job.pick("short", new ShortPick(line, found, ShortReason.FEWER_FOUND, how, null, null));
    }

    private static Job waiting(Ground ground) {
        Job job = Job.at(ground, Job.Stage.ONE_PICKED);
        job.post(shortage(job, 1, ShortResolution.WAIT));
        return job;
    }
}
