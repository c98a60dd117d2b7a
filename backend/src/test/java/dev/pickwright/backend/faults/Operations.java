package dev.pickwright.backend.faults;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.packing.OpenPackage;
import dev.pickwright.model.packing.PackRest;
import dev.pickwright.model.picking.ConfirmQuantity;
import dev.pickwright.model.picking.PickLineId;
import dev.pickwright.model.picking.ShortPick;
import dev.pickwright.model.picking.ShortReason;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.model.shipping.Ship;
import java.util.List;
import java.util.function.Function;

/** Every operation of docs/domain.md that the API has. */
final class Operations {

    private static final String PICKED_OF_LIST = "select sum(picked) from pick_line";

    private Operations() {}

    static final List<Operation> ALL = List.of(
            new Operation("1 create, three warehouses", Operations::create),
            step("2 start planning", Job.Stage.CREATED, job -> job.step("start-planning"), "planning"),
            step("3 generate picklist", Job.Stage.PLANNED, job -> job.step("generate-picklist"), "picking"),
            count("4 claim", Job.Stage.LISTED, Job::next, "select status from picklist", "claimed"),
            step("4 claim what is not planned yet", Job.Stage.CREATED, Job::next, "picking"),
            count(
                    "4 release",
                    Job.Stage.CLAIMED,
                    job -> job.pick("release", Job.INTENT),
                    "select status from picklist",
                    "open"),
            count(
                    "4 skip a line",
                    Job.Stage.CLAIMED,
                    job -> job.pick("skip", Job.INTENT),
                    "select max(position) from pick_line",
                    "3"),
            count(
                    "5 bind a tote",
                    Job.Stage.CLAIMED,
                    job -> job.pickScan("T-1"),
                    "select count(*) from tote where fulfillment_id is not null",
                    "1"),
            count(
                    "5 confirm a bin",
                    Job.Stage.TOTE_BOUND,
                    job -> job.pickScan("A-01"),
                    "select count(confirmed_bin_id) from picklist",
                    "1"),
            new Operation("5 pick a unit", ground -> {
                Job job = Job.at(ground, Job.Stage.AT_BIN);
                return act(ground, job.pickScan(ground.mug.code()), PICKED_OF_LIST, "1");
            }),
            new Operation("5 pick the rest", ground -> {
                Job job = Job.at(ground, Job.Stage.ONE_PICKED);
                var line = PickLineId.of(job.line(ground.mug.code()));
                var told = new ConfirmQuantity(line, new Quantity(1), EntryMode.TYPED, null, null);
                return act(ground, job.pick("confirm-quantity", told), PICKED_OF_LIST, "2");
            }),
            count(
                    "5 a scan that does not fit",
                    Job.Stage.AT_BIN,
                    job -> job.pickScan("NO-SUCH"),
                    "select count(*) from audit_entry where operation = 'scan_refused'",
                    "1"),
            count("5 undo a pick", Job.Stage.ALL_PICKED, job -> job.pick("undo", Job.INTENT), PICKED_OF_LIST, "2"),
            step("6 confirm picked", Job.Stage.ALL_PICKED, job -> job.pick("finish", Job.INTENT), "picked"),
            shortPick(
                    "7 short pick, other bin",
                    ShortResolution.OTHER_BIN,
                    "select sum(quantity) from pick_line where status = 'open'",
                    "2"),
            shortPick(
                    "7 short pick, ship short",
                    ShortResolution.SHIP_SHORT,
                    "select sum(short_quantity) from fulfillment_item",
                    "1"),
            shortPick("8 short pick, fail", ShortResolution.FAIL, "select status from fulfillment", "pick_failed"),
            new Operation("8 retry pick", ground -> {
                Job job = Job.at(ground, Job.Stage.ONE_PICKED);
                job.post(job.pick("short", shortage(ground, job, ShortResolution.FAIL)));
                return new Operation.Act(job.step("retry-pick"), job::status, "picking");
            }),
            step("9 start packing", Job.Stage.PICKED, job -> job.bench("T-1"), "packing"),
            new Operation("10 pack a unit", ground -> {
                Job job = Job.at(ground, Job.Stage.PACKING);
                return new Operation.Act(job.packScan(ground.mug.code()), () -> job.units("packed"), "1");
            }),
            new Operation("10 pack the rest", ground -> {
                Job job = Job.at(ground, Job.Stage.ONE_PACKED);
                var item = ItemId.of(job.item(ground.mug.code()));
                var told = new PackRest(item, new Quantity(1), EntryMode.TYPED, null, null);
                return new Operation.Act(job.pack("pack-rest", told), () -> job.units("packed"), "2");
            }),
            new Operation("10 undo a pack", ground -> {
                Job job = Job.at(ground, Job.Stage.ONE_PACKED);
                return new Operation.Act(job.pack("undo", Job.INTENT), () -> job.units("packed"), "0");
            }),
            count(
                    "10 open a package",
                    Job.Stage.PACKING,
                    job -> job.pack("open-package", new OpenPackage("S", null, null)),
                    "select count(*) from package where status = 'open'",
                    "1"),
            count(
                    "10 close a package",
                    Job.Stage.ALL_PACKED,
                    Job::close,
                    "select count(*) from package where status = 'closed'",
                    "1"),
            step("11 confirm packed", Job.Stage.CLOSED, job -> job.pack("confirm-packed", Job.INTENT), "packed"),
            step("12 mark pack failed", Job.Stage.ONE_PACKED, job -> job.step("mark-pack-failed"), "pack_failed"),
            new Operation("12 retry pack", ground -> {
                Job job = Job.at(ground, Job.Stage.ONE_PACKED);
                job.post(job.step("mark-pack-failed"));
                return new Operation.Act(job.step("retry-pack"), job::status, "packing");
            }),
            step("12 reopen packed", Job.Stage.PACKED, job -> job.pack("reopen", Job.INTENT), "packing"),
            count(
                    "13 record a passed check",
                    Job.Stage.PACKED,
                    job -> job.check(true),
                    "select status from qc_check",
                    "passed"),
            step("13 record a failed check", Job.Stage.PACKED, job -> job.check(false), "packing"),
            step("15 mark ready to ship", Job.Stage.CHECKED, job -> job.pack("mark-ready", Job.INTENT), "ready"),
            step(
                    "16 ship",
                    Job.Stage.READY,
                    job -> job.pack("ship", new Ship(null, null, "TRACK-1", null, null)),
                    "shipped"),
            step("17 complete", Job.Stage.SHIPPED, job -> job.step("complete"), "completed"),
            step("18 cancel before picking", Job.Stage.PLANNED, job -> job.step("cancel"), "cancelled"));

    /** An operation after which the fulfillment has a status. */
    private static Operation step(String name, Job.Stage from, Function<Job, Api.Call> call, String status) {
        return new Operation(name, ground -> {
            Job job = Job.at(ground, from);
            return new Operation.Act(call.apply(job), job::status, status);
        });
    }

    /** An operation after which a query finds something. */
    private static Operation count(
            String name, Job.Stage from, Function<Job, Api.Call> call, String query, String expected) {
        return new Operation(name, ground -> act(ground, call.apply(Job.at(ground, from)), query, expected));
    }

    private static Operation.Act act(Ground ground, Api.Call call, String query, String expected) {
        return new Operation.Act(call, () -> ground.value(query), expected);
    }

    private static Operation.Act create(Ground ground) {
        var order = ground.floor.order(
                Floor.line(1, ground.mug, 2), Floor.line(2, ground.lamp, 1), Floor.line(3, ground.clock, 3));
        return act(
                ground,
                new Api.Call(Floor.system(), "/v1/orders", order),
                "select count(distinct warehouse_id) from fulfillment",
                "3");
    }

    private static Operation shortPick(String name, ShortResolution how, String query, String expected) {
        return new Operation(name, ground -> {
            Job job = Job.at(ground, Job.Stage.ONE_PICKED);
            return act(ground, job.pick("short", shortage(ground, job, how)), query, expected);
        });
    }

    private static ShortPick shortage(Ground ground, Job job, ShortResolution how) {
        var line = PickLineId.of(job.line(ground.mug.code()));
        return new ShortPick(line, 1, ShortReason.FEWER_FOUND, how, null, null);
    }
}
