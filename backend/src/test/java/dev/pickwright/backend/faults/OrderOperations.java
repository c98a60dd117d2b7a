package dev.pickwright.backend.faults;

import static dev.pickwright.backend.faults.Operation.found;
import static dev.pickwright.backend.faults.Operation.status;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.fulfillment.EraseCustomer;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.MoveSlot;
import dev.pickwright.model.fulfillment.StatedReason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows 1, 2, 14, 17 and 20 of the table: orders, and the steps that touch no goods. */
final class OrderOperations {

    private static final String FULFILLMENTS = "select count(*) from fulfillment";
    private static final String ORDER_STATUS = "select status from customer_order";
    private static final String SLOT = "select max(used_fulfillments) from time_slot";
    private static final StatedReason REASON = new StatedReason("the customer called");

    static final List<Operation> ALL = List.of(
            found(
                    Operations.CREATE,
                    ground -> create(threeSites(ground)),
                    "select count(distinct warehouse_id) from fulfillment",
                    "3"),
            found(
                    "1 create, what cannot be routed",
                    ground -> create(ground.floor.order(Floor.line(1, ground.mug, 25))),
                    ORDER_STATUS,
                    "unroutable"),
            found(
                    "1 create, into a time slot",
                    ground -> create(ground.floor.order(Floor.line(1, ground.fan, 1))),
                    SLOT,
                    "1"),
            found("1 create, past a full time slot", OrderOperations::another, SLOT, "1"),
            found("1 create, over the limit by name", OrderOperations::urgent, SLOT, "2"),
            found("1 move to another slot", ground -> move(ground, null), SLOT, "1"),
            found("1 move to a full slot by name", ground -> move(ground, "the van waits"), SLOT, "2"),
            found("1 route what could not be routed", OrderOperations::route, FULFILLMENTS, "1"),
            status("2 start planning", Job.Stage.CREATED, job -> job.step("start-planning"), "planning"),
            Operation.value(
                    "14 place a hold",
                    Job.Stage.CREATED,
                    job -> job.step("holds", REASON),
                    "select count(*) from fulfillment_hold where released_at is null",
                    "1"),
            Operation.value(
                    "14 release a hold",
                    OrderOperations::held,
                    Job::release,
                    "select count(*) from fulfillment_hold where released_at is not null",
                    "1"),
            status("17 complete", Job.Stage.SHIPPED, job -> job.step("complete"), "completed"),
            status("20 to planning", Job.Stage.CREATED, job -> job.status(FulfillmentStatus.PLANNING), "planning"),
            status("20 to packing", Job.Stage.PICKED, job -> job.status(FulfillmentStatus.PACKING), "packing"),
            status("20 to ready", Job.Stage.CHECKED, job -> job.status(FulfillmentStatus.READY), "ready"),
            status("20 to completed", Job.Stage.SHIPPED, job -> job.status(FulfillmentStatus.COMPLETED), "completed"),
            status("20 to cancelled", Job.Stage.LISTED, job -> job.status(FulfillmentStatus.CANCELLED), "cancelled"),
            Operation.value(
                    "- erase a customer",
                    OrderOperations::cancelled,
                    job -> new Api.Call(Floor.system(), "/v1/customers/erase", new EraseCustomer("A customer")),
                    "select count(*) from customer_order where customer is not null",
                    "0"));

    private OrderOperations() {}

    private static Job cancelled(Ground ground) {
        Job job = Job.at(ground, Job.Stage.CREATED);
        job.post(job.status(FulfillmentStatus.CANCELLED));
        return job;
    }

    static CreateOrder threeSites(Ground ground) {
        return ground.floor.order(
                Floor.line(1, ground.mug, 2), Floor.line(2, ground.lamp, 1), Floor.line(3, ground.clock, 3));
    }

    static Api.Call create(CreateOrder order) {
        return new Api.Call(Floor.system(), "/v1/orders", order);
    }

    private static Api.Call another(Ground ground) {
        ground.floor.created(Floor.line(1, ground.fan, 1));
        return create(ground.floor.order(Floor.line(1, ground.fan, 2)));
    }

    private static Api.Call urgent(Ground ground) {
        CreateOrder plain = (CreateOrder) another(ground).body();
        return create(new CreateOrder(plain.number(), plain.customer(), null, plain.lines(), null, "the king's"));
    }

    /** The second of two, which stands in the slot of the next day, to the first day or, without a reason, a later one. */
    private static Api.Call move(Ground ground, @Nullable String reason) {
        ground.floor.created(Floor.line(1, ground.fan, 1));
        var second = ground.floor.created(Floor.line(1, ground.fan, 1));
        Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
        Instant to = reason == null ? today.plus(Duration.ofDays(3)) : today;
        return new Api.Call(
                ground.slotted.supervisor(),
                "/v1/fulfillments/%s/move-slot".formatted(second),
                new MoveSlot(to, reason));
    }

    private static Api.Call route(Ground ground) {
        CreateOrder order = ground.floor.order(Floor.line(1, ground.mug, 25));
        ground.api.post(Floor.system(), "/v1/orders", order);
        ground.floor.stocked(ground.site, 7, ground.mug, 10);
        return new Api.Call(ground.site.supervisor(), "/v1/orders/%s/route".formatted(order.number()), Job.NO_REASON);
    }

    private static Job held(Ground ground) {
        Job job = Job.at(ground, Job.Stage.CREATED);
        job.post(job.step("holds", REASON));
        return job;
    }
}
