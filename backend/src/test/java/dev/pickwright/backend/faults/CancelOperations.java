package dev.pickwright.backend.faults;

import static dev.pickwright.backend.faults.Operation.found;
import static dev.pickwright.backend.faults.Operation.status;
import static dev.pickwright.backend.faults.Operation.value;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.picking.PutBackReport;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows 18 and, as far as goods come back, 19 of the table. */
final class CancelOperations {

    private static final String LEFT = "select coalesce(sum(quantity), 0) from put_back where status = 'open'";

    static final List<Operation> ALL = List.of(
            cancel("pending", ground -> Job.at(ground, Job.Stage.CREATED)),
            cancel("planning", ground -> Job.at(ground, Job.Stage.PLANNED)),
            cancel("picking, nothing picked", ground -> Job.at(ground, Job.Stage.TOTE_BOUND)),
            cancel("picking", ground -> Job.at(ground, Job.Stage.ONE_PICKED)),
            cancel("pick failed", ground -> Job.at(ground, Job.Stage.ONE_PICKED).pickFailed()),
            cancel("picked", ground -> Job.at(ground, Job.Stage.PICKED)),
            cancel("packing", ground -> Job.at(ground, Job.Stage.ONE_PACKED)),
            cancel("pack failed", ground -> Job.at(ground, Job.Stage.ONE_PACKED).packFailed()),
            cancel("packed", ground -> Job.at(ground, Job.Stage.PACKED)),
            cancel("ready", ground -> Job.at(ground, Job.Stage.READY)),
            found(
                    "18 cancel what has a time slot",
                    CancelOperations::slotted,
                    "select max(used_fulfillments) from time_slot",
                    "0"),
            found(
                    "18 cancel an order over three warehouses",
                    ground -> order(ground, OrderOperations.threeSites(ground)),
                    "select count(*) from fulfillment where status = 'cancelled'",
                    "3"),
            found(
                    "18 cancel an order that could not be routed",
                    ground -> order(ground, ground.floor.order(Floor.line(1, ground.mug, 25))),
                    "select status from customer_order",
                    "cancelled"),
            value(
                    "18 the picker learns of it",
                    CancelOperations::cancelledAtWork,
                    job -> job.pickScan("A-01"),
                    "select count(*) from picklist where told",
                    "1"),
            value(
                    "19 put back: scan the goods",
                    CancelOperations::told,
                    job -> job.pickScan(job.mug()),
                    "select count(put_back_id) from picklist",
                    "1"),
            value("19 put back: scan the bin", CancelOperations::inHand, job -> job.pickScan("A-01"), LEFT, "0"),
            value("19 put back by the list", CancelOperations::cancelledPicked, job -> back(job, null), LEFT, "1"),
            value(
                    "19 put back a part by the list",
                    CancelOperations::cancelledPicked,
                    job -> back(job, new Quantity(1)),
                    LEFT,
                    "2"),
            value(
                    "19 put back from a package",
                    ground -> Job.at(ground, Job.Stage.READY).cancelled(),
                    job -> back(job, null),
                    LEFT,
                    "1"));

    private CancelOperations() {}

    private static Operation cancel(String when, Function<Ground, Job> from) {
        return status("18 cancel, " + when, from, job -> job.step("cancel"), "cancelled");
    }

    private static Api.Call slotted(Ground ground) {
        var id = ground.floor.created(Floor.line(1, ground.fan, 1));
        return new Api.Call(ground.slotted.supervisor(), "/v1/fulfillments/%s/cancel".formatted(id), Job.NO_REASON);
    }

    private static Api.Call order(Ground ground, CreateOrder order) {
        ground.api.post(Floor.system(), "/v1/orders", order);
        return new Api.Call(Floor.system(), "/v1/orders/%s/cancel".formatted(order.number()), Job.NO_REASON);
    }

    private static Job cancelledAtWork(Ground ground) {
        return Job.at(ground, Job.Stage.ONE_PICKED).cancelled();
    }

    private static Job told(Ground ground) {
        Job job = cancelledAtWork(ground);
        job.post(job.pickScan("A-01"));
        return job;
    }

    private static Job inHand(Ground ground) {
        Job job = told(ground);
        job.post(job.pickScan(job.mug()));
        return job;
    }

    private static Job cancelledPicked(Ground ground) {
        return Job.at(ground, Job.Stage.PICKED).cancelled();
    }

    private static Api.Call back(Job job, @Nullable Quantity quantity) {
        return job.putBack(new PutBackReport("A-01", quantity, EntryMode.SCANNED, null));
    }
}
